import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { HomeSection } from '~/components/home/section'
import { StageLabel } from '~/components/stage-glyph'
import { Link } from '~/lib/routes'
import { ClockRing, isUrgent, sayLeft } from './clock-ring'
import { placeOf } from './lead-row'
import { useAccept, useQueue } from './leads'
import type { Handoff } from './types'
import styles from './home-leads.module.css'

/** On Home: the leads that wait for me, the most urgent first; without any, those of the whole team. */
export default function HomeLeads() {
  const mine = useQueue({ state: 'waiting', owner: 'me' })
  const counts = mine.data?.pages[0]?.counts
  const isTeam = counts?.mine === 0 && counts.team > 0
  const team = useQueue({ state: 'waiting', owner: 'all' }, isTeam)
  const page = (isTeam ? team : mine).data?.pages[0]
  if (!counts || !page || page.results.length === 0) return null
  return (
    <HomeSection title={t(isTeam ? 'leads.home.team' : 'leads.home')} count={isTeam ? counts.team : counts.mine} all={{ label: t('leads.home.all'), to: '/leads' }}>
      {page.results.slice(0, 4).map((lead, index) => <Row key={lead.id} lead={lead} first={index === 0 && !isTeam} agreed={page.answer_minutes * 60_000} owner={isTeam ? (lead.owner ?? undefined) : undefined} />)}
    </HomeSection>
  )
}

interface RowProps {
  lead: Handoff
  first: boolean
  agreed: number
  /** Whose lead it is, where it is not mine. */
  owner: string | undefined
}

function Row({ lead, first, agreed, owner }: RowProps) {
  const accept = useAccept()
  const late = lead.working_ms_left <= 0
  const left = sayLeft(lead.due_at, lead.working_ms_left)
  return (
    <div className={styles.row}>
      <Avatar name={lead.name} size={32} />
      <Link to={`/contacts/${lead.contact_id}`} className={styles.who}><strong>{lead.name}</strong><span>{[owner, placeOf(lead)].filter(Boolean).join(' · ')}</span></Link>
      <span className={styles.stage}><StageLabel stage="marketingqualifiedlead" /> <b>{lead.score}</b></span>
      <span className={styles.why}>{lead.words ? `“${lead.words}”` : lead.reasons.map((reason) => reason.label).slice(0, 2).join(', ')}</span>
      <span className={styles.left} data-urgent={isUrgent(lead.working_ms_left) || undefined} data-late={late || undefined}><ClockRing dueAt={lead.due_at} left={lead.working_ms_left} agreed={agreed} size={16} hasText={false} />{left}</span>
      {lead.may_answer && <Button className={styles.accept} variant={first ? 'filled' : 'default'} size="xs" loading={accept.isPending} aria-label={t('leads.accept_name', { name: lead.name })} onClick={() => accept.mutate({ handoff: lead, deal: true })}>{t('leads.accept')}</Button>}
    </div>
  )
}
