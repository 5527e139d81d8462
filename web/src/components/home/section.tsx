import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './section.module.css'

interface Props {
  title: string
  count?: number | undefined
  all?: { label: string; to: string }
  children: ReactNode
}

/** A headed part of Home: title, how many, and the way to all of them. */
export function HomeSection({ title, count, all, children }: Props) {
  return (
    <section className={styles.section}>
      <header>
        <h2>{title}{count !== undefined && <span>{count}</span>}</h2>
        {all && <Link to={all.to}>{all.label}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link>}
      </header>
      {children}
    </section>
  )
}
