import type { ReactNode } from 'react'
import { ApiError, OfflineError } from '~/api/client'
import { t } from '~/app/messages'
import styles from './failure.module.css'

/** The sentence for a person: what happened and what was kept. */
export function explain(error: unknown): string {
  return error instanceof ApiError || error instanceof OfflineError ? error.message : t('error.unexpected')
}

interface Props {
  error: unknown
  title?: string
  action?: ReactNode
  full?: boolean
}

/** Stands where the thing that failed would be. */
export function Failure({ error, title, action, full = false }: Props) {
  const reference = error instanceof ApiError ? error.correlationId : undefined
  return (
    <div className={full ? styles.full : styles.failure} role="alert">
      {title && <h2>{title}</h2>}
      <p>{title && !(error instanceof ApiError || error instanceof OfflineError) ? t('error.text') : explain(error)}</p>
      {reference && <p className={styles.reference}>{t('error.reference', { id: reference })}</p>}
      {action}
    </div>
  )
}
