import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { DepartmentMark } from './department'
import type { Department } from '~/api/types'
import styles from './empty-state.module.css'

interface Props {
  title: string
  text: string
  action?: ReactNode
  children?: ReactNode
  /** What the first entry will look like. */
  example?: Example
  /** Where the page has no other title. */
  alone?: boolean
}

export interface Example {
  department: Department
  name: string
  detail: string
  end?: string
}

/** What this is, why it helps, one button, perhaps an example. */
export function EmptyState({ title, text, action, children, example, alone = false }: Props) {
  const Title = alone ? 'h1' : 'h2'
  return (
    <div className={styles.empty}>
      {example && (
        <div className={styles.example}>
          <p><DepartmentMark department={example.department} /><strong>{example.name}</strong><span>{example.detail}</span>{example.end && <b>{example.end}</b>}<i>{t('empty.example')}</i></p>
          <span className={styles.bone} /><span className={styles.bone} />
        </div>
      )}
      <Title>{title}</Title>
      <p>{text}</p>
      {action && <div className={styles.action}>{action}</div>}
      {children}
    </div>
  )
}
