import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface Props {
  title: string
  text: string
  action?: ReactNode
  children?: ReactNode
  /** Where the page has no other title. */
  alone?: boolean
}

/** What this is, why it helps, one button, perhaps an example. */
export function EmptyState({ title, text, action, children, alone = false }: Props) {
  const Title = alone ? 'h1' : 'h2'
  return (
    <div className={styles.empty}>
      <Title>{title}</Title>
      <p>{text}</p>
      {action && <div className={styles.action}>{action}</div>}
      {children}
    </div>
  )
}
