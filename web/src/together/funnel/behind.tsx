import { ActionIcon, Button } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { StageLabel } from '~/components/stage-glyph'
import { downloadCsv } from '~/lib/csv'
import type { CrmRecord } from '~/api/hubspot'
import { useBehind, type StepView } from './funnel'
import styles from './behind.module.css'

const nameOf = ({ properties: p }: CrmRecord): string => [p['firstname'], p['lastname']].filter(Boolean).join(' ') || p['email'] || '–'

/** The contacts behind a number. Escape closes it and the focus returns to the number. */
export function Behind({ view, note, onClose }: { view: StepView; note: string; onClose: () => void }) {
  const found = useBehind(view)
  const records = found.data?.pages.flatMap((page) => page.results) ?? []
  const total = found.data?.pages[0]?.total ?? view.count
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [view.step])
  const save = () => downloadCsv(`${view.step}.csv`, [['Name', 'Email', 'Company', 'Source'], ...records.map((one) => [nameOf(one), one.properties['email'] ?? '', one.properties['company'] ?? '', one.properties['hs_analytics_source'] ?? ''])])
  return (
    <aside className={styles.panel} aria-labelledby="behind-title" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <header>
        <div>
          <h2 id="behind-title" ref={head} tabIndex={-1}>{t('funnel.behind', { n: total, step: t(`funnel.step.${view.step}`) })}</h2>
          <p>{note}</p>
        </div>
        <ActionIcon aria-label={t('funnel.close')} onClick={onClose}><IconX size={16} stroke={1.75} /></ActionIcon>
      </header>
      {found.error && <Failure error={found.error} />}
      {found.isPending && <div className={styles.waiting}><Bones widths={[180, 140, 160]} /></div>}
      <ul>
        {records.map((one) => (
          <li key={one.id}>
            <Link to={`/contacts/${one.id}`} className={styles.row}>
              <Avatar name={nameOf(one)} size={24} />
              <span><strong>{nameOf(one)}</strong><small>{one.properties['company']}</small></span>
              <span className={styles.end}><StageLabel stage={one.properties['lifecyclestage'] ?? ''} /><small>{one.properties['hs_analytics_source'] || t('funnel.direct')}</small></span>
            </Link>
          </li>
        ))}
      </ul>
      <footer>
        {found.hasNextPage && <Button size="xs" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('funnel.more')}</Button>}
        <Button size="xs" leftSection={<IconDownload size={14} stroke={1.75} />} onClick={save}>{t('funnel.csv')}</Button>
        <span>{t('funnel.shown', { shown: records.length, n: total })}</span>
      </footer>
    </aside>
  )
}
