import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconWorld } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { daysIn } from '~/lib/days'
import type { View } from './address'
import { AddFilter, FilterChips } from './filters'
import { comparisons, intervalsFor, type Interval, type Comparison } from './period'
import { PeriodMenu } from './period-menu'
import type { Site } from './queries'
import { SaveMenu } from './save'
import type { Scope } from './stats'
import type { Show } from './use-view'
import styles from './toolbar.module.css'

interface Props {
  scope: Scope
  view: View
  show: Show
  sites: Site[]
  interval: Interval
}

export function Toolbar({ scope, view, show, sites, interval }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.chips}>
        <SiteChip site={scope.site} sites={sites} onChoose={(site) => show({ site, filters: [] })} />
        <FilterChips filters={view.filters} onChange={(filters) => show({ filters })} />
        <AddFilter filters={view.filters} scope={scope} onChange={(filters) => show({ filters })} />
      </div>
      <div className={styles.right}>
        <IntervalMenu interval={interval} scope={scope} onChoose={(by) => show({ by })} />
        <CompareMenu compare={view.compare} days={daysIn(scope.period)} onChoose={(compare) => show({ compare })} />
        <PeriodMenu period={view.period} shown={scope.period} onChoose={(period) => show({ period, by: undefined })} />
        <SaveMenu scope={scope} interval={interval} />
      </div>
    </div>
  )
}

function SiteChip({ site, sites, onChoose }: { site: string; sites: Site[]; onChoose: (domain: string) => void }) {
  return (
    <Menu position="bottom-start" disabled={sites.length < 2}>
      <Menu.Target>
        <button type="button" className={styles.chip}>
          <span className={styles.part}><IconWorld size={15} stroke={1.75} aria-hidden />{t('analytics.site')}</span>
          <span className={styles.operator}>{t('analytics.is')}</span>
          <span className={styles.value}>{site}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {sites.map((one) => <Menu.Item key={one.id} rightSection={one.domain === site ? <IconCheck size={15} /> : null} onClick={() => onChoose(one.domain)}>{one.domain}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

function IntervalMenu({ interval, scope, onChoose }: { interval: Interval; scope: Scope; onChoose: (by: Interval) => void }) {
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.pick} data-wide aria-label={`${t('analytics.by')}: ${t(`analytics.by.${interval}`)}`}>
          <strong>{t(`analytics.by.${interval}`)}</strong><IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {intervalsFor(scope.period).map((one) => <Menu.Item key={one} rightSection={one === interval ? <IconCheck size={15} /> : null} onClick={() => onChoose(one)}>{t(`analytics.by.${one}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

function CompareMenu({ compare, days, onChoose }: { compare: Comparison; days: number; onChoose: (compare: Comparison) => void }) {
  const say = (one: Comparison) => (one === 'previous' ? (days === 1 ? t('analytics.compare.previous_day') : t('analytics.compare.previous', { n: days })) : t(`analytics.compare.${one}`))
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.pick} data-wide aria-label={`${t('analytics.compare')}: ${say(compare)}`}>
          {t('analytics.against')} <strong>{say(compare)}</strong><IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {comparisons.map((one) => <Menu.Item key={one} rightSection={one === compare ? <IconCheck size={15} /> : null} onClick={() => onChoose(one)}>{say(one)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
