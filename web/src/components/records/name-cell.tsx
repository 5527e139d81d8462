import type { ReactNode } from 'react'
import { Avatar } from '../avatar'
import styles from './name-cell.module.css'

/** The first column of a list. */
export function NameCell({ name, tone = 'contact' }: { name: string; tone?: 'contact' | 'company' }) {
  return <span className={styles.name}><Avatar name={name} size={20} tone={tone} /><span>{name}</span></span>
}

interface Props {
  mark?: ReactNode
  title: string
  detail?: ReactNode
  end?: ReactNode
  below?: ReactNode
}

/** A row of a list on a small screen. */
export function CompactRow({ mark, title, detail, end, below }: Props) {
  return (
    <span className={styles.compact}>
      {mark}
      <span className={styles.who}><strong>{title}</strong>{detail && <span>{detail}</span>}</span>
      <span className={styles.state}>{end && <span>{end}</span>}{below && <span>{below}</span>}</span>
    </span>
  )
}
