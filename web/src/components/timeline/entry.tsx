import { IconChevronRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { TimelineEntry } from '~/api/types'
import { isMessage, t } from '~/app/messages'
import { formatDateTime, formatRecent, formatTime } from '~/lib/format'
import { addressOf, Link } from '~/lib/routes'
import { DepartmentMark } from '../department'
import { toPieces } from './mentions'
import { changesIn, dueIn, pagesIn, saidIn, sayMoments, type PageSeen } from './facts-of'
import styles from './story.module.css'

export function Entry({ entry }: { entry: TimelineEntry }) {
  const pages = pagesIn(entry.facts)
  const [open, setOpen] = useState(false)
  const folds = pages.length > 1
  const detail = sayDetail(entry)
  return (
    <Line entry={entry}>
      {folds && <FoldButton open={open} n={pages.length} onToggle={() => setOpen((now) => !now)} label={entry.title} />}
      {!folds && (entry.link ? <Link to={addressOf(entry.link)}><strong>{entry.title}</strong></Link> : <strong>{entry.title}</strong>)}
      {detail && <> {detail}</>}
      <Card entry={entry} />
      {open && <PageList pages={pages} />}
    </Line>
  )
}

/** An outcome in words, and times by the clock of the reader; else as the server says it. */
function sayDetail(entry: TimelineEntry): string {
  const outcome = `story.outcome.${entry.detail}`
  if (isMessage(outcome)) return t(outcome)
  const due = dueIn(entry.facts)
  if (!due) return sayMoments(entry.detail)
  // A task says nothing but its time, and is read while it is still to be done.
  return entry.kind === 'task' ? t('story.due_at', { when: formatRecent(due) }) : [entry.detail, t('story.due_at', { when: formatDateTime(due) })].filter(Boolean).join(', ')
}

function Line({ entry, children }: { entry: TimelineEntry; children: ReactNode }) {
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={entry.at} title={formatDateTime(entry.at)}>{formatTime(entry.at)}</time>
      <span className={styles.mark}><DepartmentMark department={entry.department} /></span>
      <div className={styles.text}>{children}</div>
      {entry.actor && <span className={styles.who}>{entry.actor}</span>}
    </li>
  )
}

function FoldButton({ open, n, label, onToggle }: { open: boolean; n: number; label: string; onToggle: () => void }) {
  return (
    <button type="button" className={styles.fold} aria-expanded={open} title={open ? t('story.fold') : t('story.unfold', { n })} onClick={onToggle}>
      <IconChevronRight size={14} stroke={1.75} aria-hidden />
      {label}
    </button>
  )
}

function PageList({ pages }: { pages: PageSeen[] }) {
  return (
    <ol className={styles.pages}>
      {pages.map((page, index) => (
        <li key={index}>{page.at && <time dateTime={page.at}>{formatTime(page.at)}</time>}<span>{page.path}</span></li>
      ))}
    </ol>
  )
}

/** Words said by someone, and the facts that came with them. */
function Card({ entry }: { entry: TimelineEntry }) {
  const facts = [...saidIn(entry.facts), ...changesIn(entry.facts)]
  if (!entry.body && facts.length === 0) return null
  return (
    <div className={styles.card}>
      {entry.body && toPieces(entry.body, entry.mentions).map((piece, index) => (piece.isName ? <b key={index} className={styles.mention}>{piece.text}</b> : piece.text))}
      {facts.length > 0 && (
        <div className={styles.facts}>
          {facts.map((fact, index) => <span key={index}>{fact.label}<strong>{fact.value}</strong></span>)}
        </div>
      )}
    </div>
  )
}
