import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { activityKinds, type ActivityKind } from './queries'

const isKind = (text: string | undefined): text is ActivityKind => activityKinds.includes(text as ActivityKind)

/** What the composer opens with: as the address asks, ?write=call, or as a button of the page does. */
export function useCompose() {
  const asked = (useSearch({ strict: false }) as { write?: string }).write
  const [compose, setCompose] = useState(() => (isKind(asked) ? { kind: asked, asked: 0 } : undefined))
  const write = (kind: ActivityKind) => setCompose((now) => ({ kind, asked: (now?.asked ?? 0) + 1 }))
  return { compose, write }
}
