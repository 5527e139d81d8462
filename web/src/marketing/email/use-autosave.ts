import { useCallback, useEffect, useRef, useState } from 'react'
import { explain } from '~/components/failure'
import { failed } from '~/lib/undo'
import { saveCampaign, type Campaign, type Change } from './email'

const pauseMs = 500

/** Saves what was changed shortly after the last key, and at once when the page is left. */
export function useAutosave({ id }: Campaign) {
  const waiting = useRef<Change>({})
  const timer = useRef<number>(undefined)
  const [pending, setPending] = useState(false)
  const flush = useCallback(async () => {
    window.clearTimeout(timer.current)
    const change = waiting.current
    if (Object.keys(change).length === 0) return
    waiting.current = {}
    try {
      await saveCampaign(id, change)
    } catch (error) {
      waiting.current = { ...change, ...waiting.current }
      failed(explain(error))
    }
    setPending(Object.keys(waiting.current).length > 0)
  }, [id])
  useEffect(() => () => void flush(), [flush])
  const change = (given: Change) => {
    waiting.current = { ...waiting.current, ...given }
    setPending(true)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void flush(), pauseMs)
  }
  return { change, pending }
}
