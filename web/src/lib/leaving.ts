import { Store } from './store'

/** What somebody writes. */
export interface Written {
  /** Saves what saves itself. Whether nothing is lost when it is left then. */
  flush: () => Promise<boolean>
}

/** What is written on this page and not saved. */
export const unsaved = new Store<readonly Written[]>([])

/** The question that is open: whether to leave without saving. */
export const question = new Store<{ answer: (leave: boolean) => void } | undefined>(undefined)

export function hold(written: Written): () => void {
  unsaved.set((now) => [...now, written])
  return () => unsaved.set((now) => now.filter((one) => one !== written))
}

let asking: Promise<boolean> | undefined

/** Whether the page, or the dialog with what is given, may be left. Asks only where something would be lost. */
export function mayLeave(left: readonly Written[] = unsaved.get()): Promise<boolean> {
  asking ??= ask(left).finally(() => (asking = undefined))
  return asking
}

async function ask(left: readonly Written[]): Promise<boolean> {
  const kept = await Promise.all(left.map((written) => written.flush()))
  if (kept.every(Boolean)) return true
  return new Promise((resolve) => {
    const answer = (leave: boolean) => {
      question.set(undefined)
      resolve(leave)
    }
    question.set({ answer })
  })
}
