import type { ReactNode } from 'react'
import type { Department } from '~/api/types'
import { Link, type Address } from '~/lib/routes'
import { DepartmentMark } from '../department'
import styles from './happening.module.css'

interface Props {
  department: Department
  title: ReactNode
  detail?: ReactNode
  /** A time or how many. */
  end?: ReactNode
  to?: Address | undefined
}

/** Two lines in the rail of Home: who did what, and what is known of it. */
export function Happening({ department, title, detail, end, to }: Props) {
  const content = (
    <>
      <span className={styles.mark}><DepartmentMark department={department} /></span>
      <span className={styles.what}><span>{title}</span>{detail && <small>{detail}</small>}</span>
      {end && <span className={styles.end}>{end}</span>}
    </>
  )
  return <li className={styles.item}>{to ? <Link to={to} className={styles.row}>{content}</Link> : <div className={styles.row}>{content}</div>}</li>
}
