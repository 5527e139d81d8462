import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '~/api/client'
import { explain } from '~/components/failure'
import { queryClient } from '~/lib/queries'
import styles from './settings.module.css'

export function SettingsPage({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header><h1>{title}</h1>{text && <p>{text}</p>}</header>
      {children}
    </div>
  )
}

/** A change that refetches what the page shows, with the problems of each field. */
export function useChange<Given>(change: (given: Given) => Promise<unknown>, keys: string[], then?: () => void) {
  const mutation = useMutation({
    mutationFn: change,
    onSuccess: async () => {
      then?.()
      await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
    },
  })
  const fields = mutation.error instanceof ApiError ? mutation.error.fields : {}
  return { ...mutation, fields }
}

/** What went wrong where no field is to blame. */
export function Problem({ error, shown }: { error: unknown; shown: string[] }) {
  if (!error) return null
  const fields = error instanceof ApiError ? Object.keys(error.fields) : []
  if (fields.length > 0 && fields.every((field) => shown.includes(field))) return null
  return <p role="alert" className={styles.problem}>{explain(error)}</p>
}
