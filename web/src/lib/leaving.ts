import { useEffect, useState } from 'react'
import { Store, useStore } from './store'

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

/** What is typed into a form that a button sends. */
class Typed implements Written {
  private isThere = false
  tell = (isThere: boolean): void => {
    this.isThere = isThere
  }
  flush = async (): Promise<boolean> => !this.isThere
  /** It was sent: nothing would be lost any more. */
  sent = (): void => this.tell(false)
}

/** Words that are not a draft: asked about before they are lost, on this page or in a dialog that is given them. */
export function useTyped(isThere: boolean): Typed {
  const [typed] = useState(() => new Typed())
  useEffect(() => {
    typed.tell(isThere)
    return isThere ? hold(typed) : undefined
  }, [typed, isThere])
  return typed
}

/** How a dialog with such words closes: by Esc, its cross, Cancel or a press beside it, and never without the question. */
export function useClosing(onClose: () => void, written: Written): { onClose: () => void; closeOnEscape: boolean } {
  const isAsked = useStore(question) !== undefined
  const close = async () => {
    if (await mayLeave([written])) onClose()
  }
  return { onClose: () => void close(), closeOnEscape: !isAsked }
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
