import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { StageLabel } from '~/components/stage-glyph'
import { daysBetween, formatDuration, formatRecent } from '~/lib/format'
import { ClockRing, isUrgent } from './clock-ring'
import { placeOf } from './lead-row'
import { useAccept, useQueue } from './leads'
import type { Handoff } from './types'
import styles from './home-leads.module.css'

/** On Home: the leads that wait for me, the most urgent first. */
export default function HomeLeads() {
  const queue = useQueue({ state: 'waiting', owner: 'me' })
  const page = queue.data?.pages[0]
  if (!page || page.results.length === 0) return null
  return (
    <section aria-label={t('leads.home')}>
      <header className={styles.head}><h2>{t('leads.home')} <span>{page.counts.mine}</span></h2><Link to="/leads">{t('leads.home.all')} ›</Link></header>
      {page.results.slice(0, 5).map((lead, index) => <Row key={lead.id} lead={lead} first={index === 0} agreed={page.answer_minutes * 60_000} />)}
    </section>
  )
}

function Row({ lead, first, agreed }: { lead: Handoff; first: boolean; agreed: number }) {
  const accept = useAccept()
  const late = lead.working_ms_left <= 0
  const left = late ? t('leads.late') : daysBetween(new Date(), lead.due_at) === 0 ? formatDuration(lead.working_ms_left) : formatRecent(lead.due_at)
  return (
    <div className={styles.row}>
      <Avatar name={lead.name} size={32} />
      <Link to={`/contacts/${lead.contact_id}`} className={styles.who}><strong>{lead.name}</strong><span>{placeOf(lead)}</span></Link>
      <span className={styles.stage}><StageLabel stage="marketingqualifiedlead" /> <b>{lead.score}</b></span>
      <span className={styles.why}>{lead.words ? `“${lead.words}”` : lead.reasons.map((reason) => reason.label).slice(0, 2).join(', ')}</span>
      <span className={styles.left} data-urgent={isUrgent(lead.working_ms_left) || undefined}><ClockRing dueAt={lead.due_at} left={lead.working_ms_left} agreed={agreed} size={16} hasText={false} />{left}</span>
      <Button variant={first ? 'filled' : 'default'} size="xs" loading={accept.isPending} aria-label={t('leads.accept_name', { name: lead.name })} onClick={() => accept.mutate({ handoff: lead, deal: true })}>{t('leads.accept')}</Button>
    </div>
  )
}
