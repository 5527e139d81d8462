import type { Change } from '~/api/types'
import { queryClient, refreshChanged } from './queries'
import { Store } from './store'

export type LiveState = 'connecting' | 'live' | 'lost'
export const liveState = new Store<LiveState>('connecting')

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
    waiting.push(JSON.parse(event.data) as Change)
    timer ??= window.setTimeout(flush, collectMs)
  })
  return () => {
    window.clearTimeout(timer)
    source.close()
  }
}
