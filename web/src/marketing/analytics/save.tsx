import { ActionIcon, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { downloadCsv } from '~/lib/csv'
import { doneWith } from '~/lib/undo'
import { explain } from '~/components/failure'
import { sayValue, type Field } from './fields'
import { narrowed } from './coverage'
import { visitMetricsFor } from './metrics'
import type { Interval } from './period'
import { ask, broughtQuery } from './queries'
import { goalsBody, panelBody, seriesBody, type Scope } from './stats'
import styles from './toolbar.module.css'

const mostRows = 10_000
const saved: Field[] = ['channel', 'source', 'campaign', 'page', 'entry', 'exit', 'country', 'device', 'browser', 'os']
type Table = (string | number)[][]

async function seriesTable(scope: Scope, interval: Interval): Promise<Table> {
  const shown = visitMetricsFor(scope.filters)
  const [visits, brought] = await Promise.all([ask(seriesBody(scope, interval, shown)), broughtQuery(scope.period, interval, narrowed(scope.filters)).queryFn({})])
  const ofVisits = new Map(visits.results.map((row) => [row.dimensions[0], row.metrics]))
  const head = [...shown, 'leads' as const, 'won' as const].map((metric) => t(`analytics.metric.${metric}`))
  return [[t('analytics.time'), ...head], ...brought.results.map((row) => [row.time, ...(ofVisits.get(row.time) ?? shown.map(() => '')), row.leads, row.won.amount])]
}

async function panelTable(scope: Scope, field: Field): Promise<Table> {
  const answer = await ask(panelBody(scope, field, mostRows))
  const head = [t(`analytics.field.${field}`), t('analytics.metric.visitors'), `${t('analytics.share')} %`]
  return [head, ...answer.results.map((row) => [sayValue(field, row.dimensions[0] ?? ''), ...row.metrics])]
}

async function goalTable(scope: Scope): Promise<Table> {
  const answer = await ask(goalsBody(scope, mostRows))
  return [[t('analytics.field.goal'), t('analytics.goals.people'), `${t('analytics.goals.rate')} %`, t('analytics.goals.times')], ...answer.results.map((row) => [...row.dimensions, ...row.metrics])]
}

/** Every part of the page as a file, with all its rows. */
export function SaveMenu({ scope, interval }: { scope: Scope; interval: Interval }) {
  const save = async (name: string, table: Promise<Table>) => {
    try {
      downloadCsv(`${scope.site}-${name}-${scope.period.from}-${scope.period.to}.csv`, await table)
    } catch (error) {
      doneWith(explain(error))
    }
  }
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon className={styles.save} aria-label={t('analytics.save')}><IconDownload size={15} stroke={1.75} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('analytics.save')}</Menu.Label>
        <Menu.Item onClick={() => void save('time', seriesTable(scope, interval))}>{t('analytics.save.series')}</Menu.Item>
        {saved.map((field) => <Menu.Item key={field} onClick={() => void save(field, panelTable(scope, field))}>{t(`analytics.field.${field}`)}</Menu.Item>)}
        <Menu.Item onClick={() => void save('goals', goalTable(scope))}>{t('analytics.goals')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
