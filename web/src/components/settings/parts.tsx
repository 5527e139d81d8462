import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { fieldsOf } from '~/api/client'
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
  return { ...mutation, fields: fieldsOf(mutation.error) }
}
