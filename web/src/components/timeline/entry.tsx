import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TimelineEntry } from '~/api/own'
import { t } from '~/app/messages'
import { formatDateTime, formatDuration, formatTime } from '~/lib/format'
import { DepartmentMark } from '../department'
import { visitSpan } from './fold'
import styles from './story.module.css'

export function Entry({ entry }: { entry: TimelineEntry }) {
  return (
    <li className={styles.entry}>
      <Time at={entry.at} />
      <span className={styles.mark}><DepartmentMark department={entry.department} /></span>
      <div className={styles.text}>
        {entry.link ? <Link to={entry.link}><strong>{entry.title}</strong></Link> : <strong>{entry.title}</strong>}
        {entry.detail && <> {entry.detail}</>}
        {(entry.body || entry.facts?.length) ? <Card entry={entry} /> : null}
      </div>
      {entry.actor && <span className={styles.who}>{entry.actor}</span>}
    </li>
  )
}

/** Words said by someone, and the facts that came with them. */
function Card({ entry }: { entry: TimelineEntry }) {
  return (
    <div className={styles.card}>
      {entry.body}
      {entry.facts && entry.facts.length > 0 && (
        <div className={styles.facts}>
          {entry.facts.map((fact) => <span key={fact.label}>{fact.label}<strong>{fact.value}</strong></span>)}
        </div>
      )}
    </div>
  )
}

/** The pages of one visit as one line that opens. */
export function Pages({ entries }: { entries: TimelineEntry[] }) {
  const [open, setOpen] = useState(false)
  const newest = entries[0]!
  const n = entries.length
  const names = [...new Set(entries.map((entry) => entry.detail || entry.title))]
  const summary = names.length > 2 ? t('story.pages_more', { first: names.slice(0, 2).join(', '), n: names.length - 2 }) : names.join(', ')
  return (
    <li className={styles.entry}>
      <Time at={newest.at} />
      <span className={styles.mark}><DepartmentMark department={newest.department} /></span>
      <div className={styles.text}>
        <button type="button" className={styles.fold} aria-expanded={open} aria-label={open ? t('story.fold') : t('story.unfold', { n })} onClick={() => setOpen((now) => !now)}>
          <IconChevronRight size={14} stroke={1.75} aria-hidden />
          {t('story.pages', { n, time: formatDuration(visitSpan(entries)) })}
        </button>{' '}
        {!open && summary}
        {open && (
          <ol className={styles.pages}>
            {entries.map((entry) => (
              <li key={entry.id}><time dateTime={entry.at}>{formatTime(entry.at)}</time><span>{entry.title} {entry.detail}</span></li>
            ))}
          </ol>
        )}
      </div>
      {newest.actor && <span className={styles.who}>{newest.actor}</span>}
    </li>
  )
}

function Time({ at }: { at: string }) {
  return <time className={styles.time} dateTime={at} title={formatDateTime(at)}>{formatTime(at)}</time>
}
