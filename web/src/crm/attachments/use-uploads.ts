import { useRef, useState } from 'react'
import { upload } from '~/api/upload'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { refreshObjects } from '~/lib/queries'
import { failed } from '~/lib/undo'
import { mostBytes } from './files'

export interface Sending {
  key: number
  name: string
  /** From 0 to 1. */
  part: number
  stop: () => void
}

/** Files on their way to a record, one after the other, so that each comes in its time. */
export function useUploads(object: string, record_id: string) {
  const [sending, setSending] = useState<Sending[]>([])
  const last = useRef(0)
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const drop = (key: number) => setSending((now) => now.filter((one) => one.key !== key))

  const send = async (key: number, file: File, signal: AbortSignal) => {
    if (signal.aborted) return
    const onProgress = (part: number) => setSending((now) => now.map((one) => (one.key === key ? { ...one, part } : one)))
    try {
      await upload('/api/records/{object}/{record_id}/files', file, { path: { object, record_id }, query: { name: file.name }, onProgress, signal })
      refreshObjects(`files:${record_id}`)
    } catch (error) {
      if (!signal.aborted) failed(explain(error))
    }
    drop(key)
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      if (file.size > mostBytes) {
        failed(t('files.too_large', { name: file.name }))
        continue
      }
      const key = ++last.current
      const aborter = new AbortController()
      const stop = () => {
        aborter.abort()
        drop(key)
      }
      setSending((now) => [...now, { key, name: file.name, part: 0, stop }])
      turn.current = turn.current.then(() => send(key, file, aborter.signal))
    }
  }
  return { sending, add }
}
