import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  title: string
  text: string
  action?: ReactNode
  children?: ReactNode
}

/** What this is, why it helps, one button, perhaps an example. */
export function EmptyState({ title, text, action, children }: Props) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {action && <div className={styles.action}>{action}</div>}
      {children}
    </div>
  )
}
