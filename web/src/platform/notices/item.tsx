import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBell, IconCalendarDue, IconCircleCheck, IconEye, IconFileCheck, type TablerIcon } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import { sayMoments } from '~/components/timeline/facts-of'
import { daysBetween, formatDateTime, formatRecent, formatTime } from '~/lib/format'
import type { Notice } from './notices'
import styles from './notices.module.css'

const icons: Record<string, TablerIcon> = {
  job_done: IconCircleCheck,
  job_failed: IconAlertTriangle,
  quote_answered: IconFileCheck,
  quote_opened: IconEye,
  task_due: IconCalendarDue,
}

interface Props {
  notice: Notice
  /** Its words are shown, and what can be done. */
  open: boolean
  /** The focus is here when the panel opens. */
  isFirst?: boolean
  chosen: boolean
  onOpen: () => void
  onMark: (isRead: boolean) => void
}

export function Item({ notice, open, isFirst, chosen, onOpen, onMark }: Props) {
  const mark = t(notice.is_read ? 'notices.mark_unread' : 'notices.mark_read')
  return (
    <li className={styles.item} data-open={open || undefined} data-chosen={chosen || undefined} data-new={!notice.is_read || undefined}>
      <Face notice={notice} />
      <div className={styles.text}>
        <button type="button" className={styles.title} data-autofocus={isFirst || undefined} onClick={onOpen}>
          <Sentence notice={notice} />
          {notice.times > 1 && <span className={styles.times}>{t('notices.times', { n: notice.times })}</span>}
        </button>
        {notice.words && <p className={styles.words} data-whole={open || undefined}>{notice.words}</p>}
        {notice.detail && <p className={styles.detail}>{sayMoments(notice.detail)}</p>}
        {open && <div className={styles.acts}><Button size="xs" onClick={onOpen}>{t('notices.open')}</Button><Button size="xs" variant="subtle" onClick={() => onMark(!notice.is_read)}>{mark}</Button></div>}
      </div>
      <time className={styles.time} dateTime={notice.at} title={formatDateTime(notice.at)}>{daysBetween(new Date(), notice.at) === 0 ? formatTime(notice.at) : formatRecent(notice.at)}</time>
      <button type="button" className={styles.dot} title={mark} aria-label={mark} onClick={() => onMark(!notice.is_read)}><span /></button>
    </li>
  )
}

/** Who did it and what it is about stand out. */
function Sentence({ notice: { by, subject, title } }: { notice: Notice }) {
  return by ? <><strong>{by}</strong> {title} <strong>{subject}</strong></> : <><strong>{subject}</strong> {title}</>
}

/** Who did it, the person it is about, or a picture of what happened. */
function Face({ notice }: { notice: Notice }) {
  if (notice.by) return <Avatar name={notice.by} size={28} tone="sal" />
  if (notice.object === 'contacts' && notice.kind !== 'task_due') return <Avatar name={notice.subject} size={28} />
  const Icon = icons[notice.kind] ?? IconBell
  return <span className={styles.face}><Icon size={16} stroke={1.75} aria-hidden /></span>
}
