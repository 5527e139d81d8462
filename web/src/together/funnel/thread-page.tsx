import { Button } from '@mantine/core'
import { IconBriefcase, IconSitemap, IconUser } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { Bones } from '~/components/bones'
import { DepartmentMark } from '~/components/department'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { useCrumbs } from '~/components/page'
import { StageLabel } from '~/components/stage-glyph'
import { formatDuration, formatSum } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { addressOf, Link } from '~/lib/routes'
import { stopsOf } from './layout'
import { saySource } from './scope'
import { Stations } from './stations'
import { useThread, type Thread } from './funnel'
import { WentBack } from './went-back'
import styles from './thread.module.css'

/** One customer's way: what marketing did above the line, what sales did below it, oldest first. */
export default function ThreadPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: thread, error } = useThread(id)
  const page = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(-1)
  const stops = useMemo(() => stopsOf(thread?.stations ?? []), [thread])
  const walk = (by: number) => page.current?.querySelector<HTMLElement>(`[data-stop="${Math.max(0, Math.min(stops.length - 1, at + by))}"]`)?.focus()
  useKeys([
    { keys: 'ArrowRight', label: t('thread.next'), group: t('thread.nav'), run: () => walk(1) },
    { keys: 'ArrowLeft', label: t('thread.before'), group: t('thread.nav'), run: () => walk(-1) },
  ], stops.length > 0)
  const deal = thread?.stations.findLast((one) => one.kind === 'won' || one.kind === 'deal')?.link
  useCrumbs([{ label: t('funnel.nav'), to: '/funnel' }, { label: t('thread.nav') }, { label: thread?.name ?? '' }])
  if (error) return <div className={styles.page}><Failure error={error} /></div>
  if (!thread) return <div className={styles.page}><Bones widths={[220, '100%', '100%']} /></div>
  return (
    <div ref={page} className={styles.page}>
      <header className={styles.head}>
        <Avatar name={thread.name} size={40} />
        <div>
          <h1>{thread.name}</h1>
          <p>{thread.company && <span>{thread.company}</span>}<StageLabel stage={thread.lifecyclestage} /></p>
        </div>
        <div className={styles.actions}>
          {stops.length > 0 && <p className={styles.walk}><KeyCap>←</KeyCap><KeyCap>→</KeyCap>{at < 0 ? t('thread.walk') : t('thread.walk_at', { at: at + 1, n: stops.length })}</p>}
          <Button component={Link} to={`/threads/contacts/${id}`} leftSection={<IconSitemap size={15} stroke={1.75} />}>{t('thread.graph')}</Button>
          <Button component={Link} to={`/contacts/${id}`} leftSection={<IconUser size={15} stroke={1.75} />}>{t('thread.contact')}</Button>
          {deal && <Button component={Link} to={addressOf(deal)} leftSection={<IconBriefcase size={15} stroke={1.75} />}>{t('thread.deal')}</Button>}
        </div>
      </header>
      {thread.stations.length === 0 ? (
        <EmptyState title={t('thread.empty')} text={t('thread.empty_text')} action={<Button variant="filled" component={Link} to={`/contacts/${id}?write=note`}>{t('keys.note')}</Button>} />
      ) : (
        <>
          <header className={styles.title}>
            <h2>{t('thread.title')}</h2>
            <p><span><DepartmentMark department="marketing" />{t('thread.marketing')}</span><span><DepartmentMark department="sales" />{t('thread.sales')}</span></p>
          </header>
          <Stations stops={stops} numbers={<Numbers thread={thread} />} onFocus={setAt} />
          {thread.won && <WentBack id={id} thread={thread} won={thread.won} />}
        </>
      )}
    </div>
  )
}

function Numbers({ thread }: { thread: Thread }) {
  const [now] = useState(() => Date.now())
  const first = Date.parse(thread.stations[0]!.at)
  const won = thread.stations.findLast((one) => one.kind === 'won')
  const count = (department: string) => thread.stations.filter((one) => one.department === department).length
  return (
    <dl className={styles.numbers}>
      <div><dt>{t(won ? 'thread.length' : 'thread.so_far')}</dt><dd>{formatDuration((won ? Date.parse(won.at) : now) - first)}</dd></div>
      {thread.won && <div><dt>{t('thread.won')}</dt><dd>{formatSum(thread.won.amount, thread.won.currency)}</dd></div>}
      <div><dt>{t('thread.touches')}</dt><dd>{thread.stations.length}<small><DepartmentMark department="marketing" />{count('marketing')}<DepartmentMark department="sales" />{count('sales')}</small></dd></div>
      <div><dt>{t('thread.first')}</dt><dd><Link to="/funnel" search={{ source: thread.source, period: 'all' }}>{saySource('source', thread.source)}</Link></dd></div>
      {thread.campaign && <div><dt>{t('thread.campaign')}</dt><dd><Link to="/funnel" search={{ campaign: thread.campaign, by: 'campaign', period: 'all' }}>{thread.campaign}</Link></dd></div>}
    </dl>
  )
}
