import type { Change } from '~/api/types'
import { fetchNow, queryClient, refreshChanged } from './queries'
import { entryQuery, leave } from './session'
import { Store } from './store'

export type LiveState = 'connecting' | 'live' | 'lost'
export const liveState = new Store<LiveState>('connecting')

const collectMs = 250
/** When it is tried again where the browser gave up. */
const againMs = 5_000

/** Listens to what changes in the workspace; many changes at once become one refresh. */
export function connectLive(): () => void {
  let source: EventSource | undefined
  let waiting: Change[] = []
  let flushing: number | undefined
  let again: number | undefined
  let wasLost = false

  const flush = () => {
    flushing = undefined
    const changes = waiting
    waiting = []
    refreshChanged(changes)
  }
  const lose = () => {
    wasLost = true
    liveState.set('lost')
  }
  /** The browser asks again by itself, except after an answer that is no stream: then somebody else is signed in, or nobody. */
  const fail = () => {
    lose()
    if (source?.readyState !== EventSource.CLOSED) return
    void fetchNow(entryQuery).then((entry) => entry.kind === 'out' && leave(), () => {})
    window.clearTimeout(again)
    again = window.setTimeout(connect, againMs)
  }
  /** Too many are open: this one goes on when somebody looks at it. */
  const rest = () => {
    source?.close()
    lose()
    window.addEventListener('focus', connect, { once: true })
  }
  const connect = () => {
    source?.close()
    source = new EventSource('/api/live')
    source.onopen = () => {
      liveState.set('live')
      // What changed while nobody told is unknown.
      if (wasLost) void queryClient.invalidateQueries()
      wasLost = false
    }
    source.onerror = fail
    source.addEventListener('change', (event: MessageEvent<string>) => {
      waiting.push(JSON.parse(event.data) as Change)
      flushing ??= window.setTimeout(flush, collectMs)
    })
    // What this person may see is another now: nothing of before is shown again before it was asked for.
    source.addEventListener('ended', () => queryClient.removeQueries({ type: 'inactive' }))
    source.addEventListener('replaced', rest)
  }
  connect()
  return () => {
    window.clearTimeout(flushing)
    window.clearTimeout(again)
    window.removeEventListener('focus', connect)
    source?.close()
  }
}
