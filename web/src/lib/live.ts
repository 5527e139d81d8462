import type { Change } from '~/api/own'
import { queryClient, refreshChanged } from './queries'
import { Store } from './store'

export type LiveState = 'connecting' | 'live' | 'lost'
export const liveState = new Store<LiveState>('connecting')

type Listener = (change: Change) => void
const listeners = new Set<Listener>()

/** For screens that show the changes themselves, beyond refetching. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const collectMs = 250

/** Listens to what changes in the workspace; many changes at once become one refresh. */
export function connectLive(): () => void {
  const source = new EventSource('/api/live')
  let waiting: Change[] = []
  let timer: number | undefined
  let wasLost = false
  const flush = () => {
    timer = undefined
    const changes = waiting
    waiting = []
    refreshChanged(changes)
  }
  source.onopen = () => {
    liveState.set('live')
    // What changed while nobody told is unknown.
    if (wasLost) void queryClient.invalidateQueries()
    wasLost = false
  }
  source.onerror = () => {
    wasLost = true
    liveState.set('lost')
  }
  source.addEventListener('change', (event: MessageEvent<string>) => {
    const change = readChange(event.data)
    if (!change) return
    for (const listener of listeners) listener(change)
    waiting.push(change)
    timer ??= window.setTimeout(flush, collectMs)
  })
  return () => {
    window.clearTimeout(timer)
    source.close()
  }
}

export function readChange(text: string): Change | undefined {
  try {
    const value = JSON.parse(text) as Partial<Change>
    if (typeof value.object !== 'string') return undefined
    return { object: value.object, id: String(value.id ?? ''), kind: value.kind ?? 'changed' }
  } catch {
    return undefined
  }
}
