import { api } from '~/api/client'
import { queryClient } from './queries'
import { Store } from './store'

export interface Toast {
  id: number
  text: string
  tone: 'done' | 'bad'
  /** There while it can be undone. */
  undo?: () => Promise<void>
  until: number
}

const undoMs = 10 * 60_000
export const shownMs = 8_000

export const toasts = new Store<Toast[]>([])
let last = 0
let undoable: Toast[] = []

function show(toast: Omit<Toast, 'id'>): Toast {
  const made = { ...toast, id: ++last }
  toasts.set((now) => [...now.slice(-2), made])
  return made
}

export function dismiss(id: number): void {
  toasts.set((now) => now.filter((toast) => toast.id !== id))
}

/** Says that something was done; with a change set it can be taken back for ten minutes, by the button or Ctrl Z. */
export function done(text: string, changeSet?: string): void {
  doneWith(text, changeSet ? () => undoChange(changeSet) : undefined)
}

export async function undoChange(change_set_id: string): Promise<void> {
  await api.post('/api/change-sets/{change_set_id}/undo', { path: { change_set_id } })
}

export function doneWith(text: string, undo?: () => Promise<void>): void {
  const toast = show({ text, tone: 'done', until: Date.now() + undoMs, ...(undo ? { undo } : {}) })
  if (undo) undoable = [...undoable.slice(-49), toast]
}

export function failed(text: string): void {
  show({ text, tone: 'bad', until: Date.now() + shownMs })
}

/** Takes back the given toast, or the latest that still can be. Answers what was undone. */
export async function undoLast(words: { undone: string; failed: string }, id?: number): Promise<Toast | undefined> {
  undoable = undoable.filter((toast) => toast.until > Date.now())
  const toast = id === undefined ? undoable.at(-1) : undoable.find((candidate) => candidate.id === id)
  if (!toast?.undo) return undefined
  undoable = undoable.filter((candidate) => candidate !== toast)
  dismiss(toast.id)
  try {
    await toast.undo()
    show({ text: words.undone, tone: 'done', until: 0 })
  } catch (error) {
    show({ text: `${words.failed} ${error instanceof Error ? error.message : ''}`.trim(), tone: 'bad', until: 0 })
  }
  await queryClient.invalidateQueries()
  return toast
}

export function forgetUndo(): void {
  undoable = []
  toasts.set([])
}
