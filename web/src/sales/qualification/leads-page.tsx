import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { t, type MessageKey } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { KeyCap } from '~/components/key-cap'
import { useKeys } from '~/lib/keyboard'
import { Link, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { useAccept, useQueue, type QueueFilter } from './leads'
import { LeadRow, ShortRow } from './lead-row'
import { LeadsRail } from './leads-rail'
import type { Handoff, Handoffs } from './types'
import styles from './leads.module.css'

const tabs = ['mine', 'team', 'answered', 'rejected'] as const
type Tab = (typeof tabs)[number]

export default function LeadsPage() {
  const asked = (useSearch({ strict: false }) as { tab?: string }).tab
  const tab = tabs.find((one) => one === asked) ?? 'mine'
  const mine = useQueue({ state: 'waiting', owner: 'me' })
  const first = mine.data?.pages[0]
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <h1 className="visually-hidden">{t('leads.nav')}</h1>
        <Tabs tab={tab} counts={first?.counts} />
        {mine.error && <Failure error={mine.error} />}
        {tab === 'mine' && <Mine mine={mine} />}
        {tab === 'team' && <Waiting filter={{ state: 'waiting', owner: 'all' }} title="leads.for_all" />}
        {tab === 'answered' && <Answered filter={{ state: 'answered' }} title="leads.answered" />}
        {tab === 'rejected' && <Answered filter={{ state: 'rejected' }} title="leads.rejected" />}
      </div>
      <LeadsRail />
    </div>
  )
}

function Tabs({ tab, counts }: { tab: Tab; counts: Handoffs['counts'] | undefined }) {
  const navigate = useNavigate()
  const mayAnswer = useMay('sell')
  return (
    <div className={styles.bar}>
      <div className={styles.tabs} role="tablist" aria-label={t('leads.nav')}>
        {tabs.map((one) => (
          <button key={one} type="button" role="tab" aria-selected={tab === one} className={styles.tab} onClick={() => void navigate({ to: '/leads', search: one === 'mine' ? {} : { tab: one } })}>
            {t(`leads.tab.${one}`)}
            {counts && <span className={styles.count}>{counts[one]}</span>}
          </button>
        ))}
      </div>
      {mayAnswer && <span className={styles.keys}><KeyCap>A</KeyCap> {t('leads.key.accept')} <KeyCap>R</KeyCap> {t('leads.key.reject')}</span>}
    </div>
  )
}

function startOfToday(): string {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString()
}

const rowsOf = (queue: ReturnType<typeof useQueue>): Handoff[] => queue.data?.pages.flatMap((page) => page.results) ?? []

function Mine({ mine }: { mine: ReturnType<typeof useQueue> }) {
  const others = useQueue({ state: 'waiting', owner: 'others' })
  const [today] = useState(startOfToday)
  const answered = useQueue({ state: 'answered', since: today })
  const nothing = mine.isSuccess && others.isSuccess && answered.isSuccess && rowsOf(mine).length + rowsOf(others).length + rowsOf(answered).length === 0
  if (mine.isPending) return <div className={styles.bones}><Bones widths={['100%', '100%', '100%']} height={44} /></div>
  if (nothing) return <EmptyState title={t('leads.empty.title')} text={t('leads.empty.text')} example={{ department: 'both', name: t('leads.empty.example.name'), detail: t('leads.empty.example.detail'), end: t('leads.empty.example.end') }} action={<Button component={Link} to="/scores">{t('leads.empty.button')}</Button>} />
  return (
    <>
      <Leads queue={mine} title="leads.for_you" />
      <Short queue={others} title="leads.for_others" />
      <Short queue={answered} title="leads.answered_today" />
    </>
  )
}

function Waiting({ filter, title }: { filter: QueueFilter; title: MessageKey }) {
  return <Leads queue={useQueue(filter)} title={title} />
}
function Answered({ filter, title }: { filter: QueueFilter; title: MessageKey }) {
  return <Short queue={useQueue(filter)} title={title} always />
}

function agreedText(minutes: number): string {
  return minutes % 60 === 0 ? t('leads.hours', { n: minutes / 60 }) : t('leads.minutes', { n: minutes })
}

/** The rows one can answer, by hand or by keys. */
function Leads({ queue, title }: { queue: ReturnType<typeof useQueue>; title: MessageKey }) {
  const rows = rowsOf(queue)
  const page = queue.data?.pages[0]
  const [at, setAt] = useState(0)
  const [rejecting, setRejecting] = useState<string>()
  const accept = useAccept()
  const navigate = useNavigate()
  /** After an answer the next lead has the focus, once the list is drawn without the answered one. */
  const goOn = () => {
    setRejecting(undefined)
    window.setTimeout(() => document.querySelector<HTMLElement>('[data-lead][data-selected]')?.focus(), 250)
  }
  const place = Math.min(at, Math.max(0, rows.length - 1))
  const lead = rows[place]
  useEffect(() => {
    if (lead) document.querySelector(`[data-lead="${lead.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [lead])
  const group = t('leads.keys')
  useKeys([
    { keys: 'a', label: t('leads.accept_deal'), group, run: () => lead?.may_answer && accept.mutate({ handoff: lead, deal: true }, { onSuccess: goOn }) },
    { keys: 'r', label: t('leads.reject'), group, run: () => lead?.may_answer && setRejecting(lead.id) },
    { keys: 'j', label: t('leads.key.next'), group, run: () => setAt(Math.min(place + 1, rows.length - 1)) },
    { keys: 'k', label: t('leads.key.former'), group, run: () => setAt(Math.max(place - 1, 0)) },
    { keys: 'Enter', label: t('leads.key.open'), group, run: (event) => {
      if (event.target instanceof HTMLElement && event.target.closest('a, button')) event.target.click()
      else if (lead) void navigate({ to: `/contacts/${lead.contact_id}` })
    } },
  ], rejecting === undefined)
  if (!page) return null
  return (
    <section aria-label={t(title)}>
      <header className={styles.section}>
        <h2>{t(title)}</h2><span>{title === 'leads.for_you' ? page.counts.mine : page.counts.team}</span>
        <em>{t('leads.agreed', { time: agreedText(page.answer_minutes) })}</em>
      </header>
      {rows.length === 0 && <p className={styles.none}>{t(title === 'leads.for_you' ? 'leads.none_mine' : 'leads.none')}</p>}
      {rows.map((row, index) => (
        <LeadRow key={row.id} lead={row} agreed={page.answer_minutes * 60_000} first={index === 0} selected={index === place}
          rejecting={rejecting === row.id} onReject={(open) => setRejecting(open ? row.id : undefined)} onDone={goOn} onSelect={() => setAt(index)} />
      ))}
      <More queue={queue} />
    </section>
  )
}

function Short({ queue, title, always = false }: { queue: ReturnType<typeof useQueue>; title: MessageKey; always?: boolean }) {
  const rows = rowsOf(queue)
  const page = queue.data?.pages[0]
  if (!page || (rows.length === 0 && !always)) return null
  return (
    <section aria-label={t(title)}>
      <header className={styles.section}><h2>{t(title)}</h2><span>{rows.length}{queue.hasNextPage ? '+' : ''}</span></header>
      {rows.length === 0 && <p className={styles.none}>{t('leads.none')}</p>}
      {rows.map((row) => <ShortRow key={row.id} lead={row} agreed={page.answer_minutes * 60_000} />)}
      <More queue={queue} />
    </section>
  )
}

function More({ queue }: { queue: ReturnType<typeof useQueue> }) {
  if (!queue.hasNextPage) return null
  return <div className={styles.none}><Button size="xs" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>{t('leads.more')}</Button></div>
}
