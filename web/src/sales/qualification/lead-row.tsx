import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { DepartmentMark } from '~/components/department'
import { formatDateTime, formatRecent } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useAccept } from './leads'
import { ClockRing, sayLeft } from './clock-ring'
import { RejectPopover } from './reject-popover'
import type { Handoff } from './types'
import styles from './leads.module.css'

interface RowProps {
  lead: Handoff
  agreed: number
  /** The most urgent one alone is filled. */
  first: boolean
  selected: boolean
  rejecting: boolean
  onReject: (open: boolean) => void
  onDone: () => void
  onSelect: () => void
}

export const placeOf = (lead: Handoff): string => [lead.company, lead.city].filter(Boolean).join(', ')

export function LeadRow({ lead, agreed, first, selected, rejecting, onReject, onDone, onSelect }: RowProps) {
  return (
    <div className={styles.lead} data-selected={selected || undefined} data-lead={lead.id} tabIndex={-1} onPointerDown={onSelect}>
      <ClockRing dueAt={lead.due_at} left={lead.working_ms_left} agreed={agreed} />
      <Link to={`/contacts/${lead.contact_id}`} className={styles.who}>
        <strong>{lead.name}</strong>
        <span>{placeOf(lead)}</span>
      </Link>
      <span className={styles.score}>{lead.score}</span>
      <span className={styles.reasons}>
        <span>{lead.reasons.slice(0, 3).map((reason) => <span key={reason.label} className={styles.reason}><b>+{reason.points}</b> {reason.label}</span>)}</span>
        <span className={styles.words}>{lead.words ? `“${lead.words}”` : t('leads.no_words')}</span>
      </span>
      <span className={styles.source} title={lead.campaign}>{lead.source && <><DepartmentMark department="marketing" size={8} /><span>{lead.source}</span></>}</span>
      <Answers lead={lead} first={first} rejecting={rejecting} onReject={onReject} onDone={onDone} />
    </div>
  )
}

type AnswersProps = Pick<RowProps, 'lead' | 'first' | 'rejecting' | 'onReject' | 'onDone'>

function Answers({ lead, first, rejecting, onReject, onDone }: AnswersProps) {
  const accept = useAccept()
  if (!lead.may_answer) return <span className={styles.owner}>{lead.owner ? <><Avatar name={lead.owner} size={20} tone="sal" />{lead.owner}</> : t('leads.nobody')}</span>
  const variant = first ? 'filled' : 'default'
  const send = (deal: boolean) => accept.mutate({ handoff: lead, deal }, { onSuccess: onDone })
  return (
    <span className={styles.answers}>
      <Button.Group>
        <Button variant={variant} loading={accept.isPending} aria-label={t('leads.accept_name', { name: lead.name })} onClick={() => send(true)}>{t('leads.accept')}</Button>
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <Button variant={variant} className={styles.more} aria-label={t('leads.accept_more', { name: lead.name })}><IconChevronDown size={13} stroke={1.75} /></Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => send(true)}>{t('leads.accept_deal')}</Menu.Item>
            <Menu.Item onClick={() => send(false)}>{t('leads.accept_only')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <RejectPopover handoff={lead} opened={rejecting} onClose={() => onReject(false)} onDone={onDone}>
        <Button aria-label={t('leads.reject_name', { name: lead.name })} onClick={() => onReject(!rejecting)}>{t('leads.reject')}</Button>
      </RejectPopover>
    </span>
  )
}

/** Somebody else's lead, or one that was answered: 44 px. */
export function ShortRow({ lead, agreed }: { lead: Handoff; agreed: number }) {
  return (
    <div className={styles.short} data-lead={lead.id}>
      <span className={styles.mark}><Mark lead={lead} agreed={agreed} /></span>
      <Link to={`/contacts/${lead.contact_id}`} className={styles.shortWho}><strong>{lead.name}</strong></Link>
      <span className={styles.score} title={t('contact.score', { n: lead.score })}>{lead.score}</span>
      <span className={styles.shortPlace}>{placeOf(lead)}</span>
      <span className={styles.said}><Said lead={lead} /></span>
    </div>
  )
}

function Mark({ lead, agreed }: { lead: Handoff; agreed: number }) {
  if (lead.state === 'waiting') return <ClockRing dueAt={lead.due_at} left={lead.working_ms_left} agreed={agreed} size={16} hasText={false} />
  if (lead.state === 'accepted') return <IconCircleCheck size={17} stroke={1.75} className={styles.accepted} aria-hidden />
  return <IconCircleX size={17} stroke={1.75} className={styles.rejected} aria-hidden />
}

function Said({ lead }: { lead: Handoff }) {
  const late = lead.working_ms_left <= 0
  if (lead.state === 'waiting') {
    return (
      <>
        {lead.missed_at && <span className={styles.tag}>{t('leads.passed_on')}</span>}
        <time className={styles.due} dateTime={lead.due_at} data-late={late || undefined} title={formatDateTime(lead.due_at)}>{late ? sayLeft(lead.due_at, lead.working_ms_left) : t('leads.due', { when: formatRecent(lead.due_at) })}</time>
        {lead.owner ? <><Avatar name={lead.owner} size={20} tone="sal" />{lead.owner}</> : t('leads.nobody')}
      </>
    )
  }
  const who = (lead.answered_by ?? t('leads.somebody')).split(' ')[0] ?? ''
  const why = lead.sentence || (lead.reason_code ? t(`leads.reason.${lead.reason_code}`) : '')
  return (
    <>
      <span className={styles.saidText} title={why}>{lead.state === 'accepted' ? t('leads.said_accepted', { who }) : t('leads.said_rejected', { who, why: why.charAt(0).toLowerCase() + why.slice(1) })}</span>
      {lead.answered_at && <time dateTime={lead.answered_at}>{formatRecent(lead.answered_at)}</time>}
    </>
  )
}
