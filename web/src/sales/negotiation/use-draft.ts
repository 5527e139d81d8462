import { useCallback, useEffect, useRef, useState } from 'react'
import { untyped } from '~/api/untyped'
import { queryClient, refreshObjects } from '~/lib/queries'
import { toForm, toPatch, type Form } from './form'
import { quoteQuery, type Quote } from './quotes'

const restMs = 500

export interface Draft {
  form: Form
  change: (change: Partial<Form>) => void
  status: 'saved' | 'saving' | 'waiting' | 'failed'
  error: unknown
  /** Saves at once what is still waiting. */
  flush: () => Promise<void>
}

/** A draft that saves itself: half a second after the last key, one request after the other, each with the version of the one before. */
export function useDraft(quote: Quote): Draft {
  const id = quote.summary.id
  const currency = quote.summary.total.currency
  const [form, setForm] = useState(() => toForm(quote))
  const [status, setStatus] = useState<Draft['status']>('saved')
  const [error, setError] = useState<unknown>()
  const latest = useRef(form)
  const version = useRef(quote.version)
  const stored = useRef(JSON.stringify(toPatch(form, currency)))
  const running = useRef<Promise<void> | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async () => {
    for (;;) {
      const patch = toPatch(latest.current, currency)
      const text = JSON.stringify(patch)
      if (!patch || text === stored.current) {
        setStatus(patch ? 'saved' : 'waiting')
        return
      }
      setStatus('saving')
      try {
        const { data } = await untyped.patch<Quote>(`/api/quotes/${id}`, { version: version.current, ...patch })
        version.current = data.version
        stored.current = text
        setError(undefined)
        queryClient.setQueryData(quoteQuery(id).queryKey, data)
        refreshObjects('quotes')
      } catch (problem) {
        setError(problem)
        setStatus('failed')
        return
      }
    }
  }, [currency, id])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    running.current ??= save().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [save])

  const change = useCallback((given: Partial<Form>) => {
    latest.current = { ...latest.current, ...given }
    setForm(latest.current)
    setStatus('waiting')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), restMs)
  }, [flush])

  useEffect(() => () => void flush(), [flush])
  return { form, change, status, error, flush }
}
