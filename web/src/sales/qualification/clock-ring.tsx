import { t } from '~/app/messages'
import { daysBetween, formatDateTime, formatDuration, formatRecent } from '~/lib/format'
import styles from './clock-ring.module.css'

interface Props {
  dueAt: string
  left: number
  /** The whole agreed time. */
  agreed: number
  size?: number
  hasText?: boolean
}

export const isUrgent = (left: number): boolean => left < 2 * 3_600_000

const minute = 60_000
const day = 86_400_000
const overdueFor = (dueAt: string, now: Date): number => now.getTime() - Date.parse(dueAt)

/** In the ring: '1:20' today, 'Fri' on another day, 'late' afterwards, '12d' once it is days. */
export function timeLeft(dueAt: string, left: number, now = new Date()): string {
  if (left <= 0) return overdueFor(dueAt, now) < day ? t('leads.late') : t('leads.late_days', { n: Math.floor(overdueFor(dueAt, now) / day) })
  if (daysBetween(now, dueAt) !== 0) return new Date(dueAt).toLocaleDateString('en-GB', { weekday: 'short' })
  const minutes = Math.floor(left / minute)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** In words: '1 h 20' today, 'Fri 10:15' on another day, '12 days late' afterwards. */
export function sayLeft(dueAt: string, left: number, now = new Date()): string {
  if (left <= 0) return overdueFor(dueAt, now) < minute ? t('leads.late') : t('leads.late_by', { time: formatDuration(overdueFor(dueAt, now)) })
  return daysBetween(now, dueAt) === 0 ? formatDuration(left) : formatRecent(dueAt, now)
}

/** Working time that is left, as a ring that empties; amber under two hours, red afterwards. */
export function ClockRing({ dueAt, left, agreed, size = 36, hasText = true }: Props) {
  const share = Math.min(1, Math.max(0, left / agreed))
  const width = size > 24 ? 3 : 2.25
  const radius = (size - width) / 2
  const round = 2 * Math.PI * radius
  const text = timeLeft(dueAt, left)
  const due = formatDateTime(dueAt)
  const said = left <= 0 ? `${t('leads.overdue_since', { when: due })}, ${sayLeft(dueAt, left)}` : t('leads.due', { when: due })
  return (
    <span className={styles.ring} style={{ width: size, height: size }} data-tone={left <= 0 ? 'late' : isUrgent(left) ? 'urgent' : undefined} title={said}>
      <span className="visually-hidden">{said}</span>
      <svg width={size} height={size} aria-hidden focusable="false">
        <circle cx={size / 2} cy={size / 2} r={radius} strokeWidth={width} className={styles.track} />
        <circle cx={size / 2} cy={size / 2} r={radius} strokeWidth={width} className={styles.left} strokeDasharray={`${share * round} ${round}`} transform={`rotate(-90 ${size / 2} ${size / 2})`} />
      </svg>
      {hasText && <span className={styles.text} data-long={text.length > 3 || undefined} aria-hidden>{text}</span>}
    </span>
  )
}
