import { useState } from 'react'
import type { CrmRecord } from '~/api/types'
import type { Department } from '~/api/types'
import { DepartmentMark } from '~/components/department'
import { formatRecent } from '~/lib/format'
import styles from './activity-cells.module.css'

/** Who did what last, and when. */
export function LastActivity({ record }: { record: CrmRecord }) {
  const { hs_last_activity_date: at, hs_last_activity_department: department, hs_last_activity_title: title } = record.properties
  if (!at) return null
  return (
    <span className={styles.activity}>
      <DepartmentMark department={(department ?? 'both') as Department} />
      <span className={styles.words}>{title}</span>
      <time dateTime={at}>{formatRecent(at)}</time>
    </span>
  )
}

/** What is to be done next; late is said by colour and by the date. */
export function NextStep({ record }: { record: CrmRecord }) {
  const [seenAt] = useState(() => Date.now())
  const { notes_next_activity_date: due, hs_next_activity_title: title } = record.properties
  if (!title) return null
  const late = due ? Date.parse(due) < seenAt : false
  return (
    <span className={styles.next} data-late={late || undefined}>
      <span className={styles.words}>{title}</span>
      {due && <time dateTime={due}>{formatRecent(due)}</time>}
    </span>
  )
}
