import { ActionIcon, Button } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { StageLabel } from '~/components/stage-glyph'
import { downloadCsv } from '~/lib/csv'
import { formatDay, formatWhole } from '~/lib/format'
import { Link } from '~/lib/routes'
import { groupsOf, hasParts, listAddress, parts, type Part } from './behind-scope'
import { useBehind, useBehindCount, type StepView } from './funnel'
import { saySource } from './scope'
import styles from './behind.module.css'

const nameOf = ({ properties: p }: CrmRecord): string => [p['firstname'], p['lastname']].filter(Boolean).join(' ') || p['email'] || '–'

/** The contacts behind a number: all, who went on, who is still here. */
export function Behind({ view, note, onClose }: { view: StepView; note: string; onClose: () => void }) {
  const [part, setPart] = useState<Part>('all')
  const groups = groupsOf(view, part)
  const found = useBehind(view.step, groups)
  const records = found.data?.pages.flatMap((page) => page.results) ?? []
  const total = found.data?.pages[0]?.total ?? view.count
  const list = listAddress(groups)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const entered = view.filterGroups?.[0]?.filters[0]?.propertyName ?? ''
  const dayOf = (one: CrmRecord) => (one.properties[entered] ? formatDay(one.properties[entered]) : '')
  const save = async () => {
    let all = found
    while (all.hasNextPage) all = await all.fetchNextPage()
    const rows = all.data?.pages.flatMap((page) => page.results) ?? []
    downloadCsv(`${view.step}.csv`, [['Name', 'Email', 'Company', 'Source'], ...rows.map((one) => [nameOf(one), one.properties['email'] ?? '', one.properties['company'] ?? '', one.properties['hs_analytics_source'] ?? ''])])
  }
  return (
    <aside className={styles.panel} aria-labelledby="behind-title">
      <header>
        <div>
          <h2 id="behind-title" ref={head} tabIndex={-1}>{t('funnel.behind', { n: view.count, step: t(`funnel.step.${view.step}`) })}</h2>
          <p>{note}</p>
        </div>
        <ActionIcon aria-label={t('funnel.close')} onClick={onClose}><IconX size={16} stroke={1.75} /></ActionIcon>
      </header>
      {hasParts(view.step) && (
        <div className={styles.tabs} role="group" aria-label={t('funnel.parts')}>
          {parts.map((one) => <Tab key={one} part={one} view={view} active={one === part} onShow={() => setPart(one)} />)}
        </div>
      )}
      {found.error && <Failure error={found.error} />}
      {found.isPending && <div className={styles.waiting}><Bones widths={[180, 140, 160]} /></div>}
      {found.isSuccess && records.length === 0 && <p className={styles.waiting}>{t('funnel.part.none')}</p>}
      <ul>
        {records.map((one) => (
          <li key={one.id}>
            <Link to={`/contacts/${one.id}`} className={styles.row}>
              <Avatar name={nameOf(one)} size={24} />
              <span><strong>{nameOf(one)}</strong><small>{one.properties['company']}</small></span>
              <span className={styles.end}><StageLabel stage={one.properties['lifecyclestage'] ?? ''} /><small>{[saySource('source', one.properties['hs_analytics_source'] ?? ''), dayOf(one)].filter(Boolean).join(', ')}</small></span>
            </Link>
          </li>
        ))}
        {found.hasNextPage && <li className={styles.more}><Button size="xs" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('funnel.more')}</Button></li>}
      </ul>
      <footer>
        {list && <Button variant="filled" component={Link} to={list}>{t('funnel.list')}</Button>}
        <Button leftSection={<IconDownload size={14} stroke={1.75} />} onClick={() => void save()}>{t('funnel.csv')}</Button>
        <span>{t('funnel.shown', { shown: records.length, n: total })}</span>
      </footer>
    </aside>
  )
}

/** In the place of the panel until its contacts are known. */
export const BehindWaiting = () => <aside className={styles.panel}><div className={styles.waiting}><Bones widths={[180, 140, 160]} /></div></aside>

function Tab({ part, view, active, onShow }: { part: Part; view: StepView; active: boolean; onShow: () => void }) {
  const count = useBehindCount(view.step, groupsOf(view, part))
  return <button type="button" className={styles.tab} aria-pressed={active} onClick={onShow}>{t(`funnel.part.${part}`)} <span>{count === undefined ? '' : formatWhole(count)}</span></button>
}
