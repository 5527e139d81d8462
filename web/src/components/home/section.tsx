import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, type Address } from '~/lib/routes'
import styles from './section.module.css'

interface Props {
  title: ReactNode
  count?: number | undefined
  all?: { label: string; to: Address }
  /** Words at the right, where there is no page with all of them. */
  note?: string
  children: ReactNode
}

/** A headed part of Home: title, how many, and the way to all of them. */
export function HomeSection({ title, count, all, note, children }: Props) {
  return (
    <section className={styles.section}>
      <header>
        <h2>{title}{count !== undefined && <span className={styles.count}>{count}</span>}</h2>
        {note && <p>{note}</p>}
        {all && <Link to={all.to}>{all.label}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link>}
      </header>
      {children}
    </section>
  )
}
