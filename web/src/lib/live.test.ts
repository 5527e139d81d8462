import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectLive, liveState } from './live'
import { isTouched, queryClient } from './queries'
import { entryQuery } from './session'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static all: Source[] = []
  static get last(): Source { return Source.all.at(-1)! }
  readyState = 0
  onopen = () => {}
  onerror = () => {}
  constructor() {
    super()
    Source.all.push(this)
  }
  close() { this.readyState = Source.CLOSED }
  say(event: string) { this.dispatchEvent(new MessageEvent(event, { data: '{}' })) }
}

let leave = () => {}
const welcome = vi.fn(() => new Response(JSON.stringify({ setup_needed: false, signed_in: false, demo_people: [] }), { headers: { 'Content-Type': 'application/json' } }))
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('fetch', async () => welcome())
  Source.all = []
  leave = connectLive()
  Source.last.onopen()
})
afterEach(() => {
  leave()
  queryClient.clear()
  welcome.mockClear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('when what somebody may see has changed, all that is shown is asked for again, and nothing else is kept', async () => {
  const asked = vi.fn(async () => 'answer')
  const shown = new QueryObserver(queryClient, { queryKey: ['shown'], queryFn: asked }).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(1)
  queryClient.setQueryData(['left'], 'not theirs any more')
  Source.last.say('ended')
  Source.last.onerror()
  expect(liveState.get()).toBe('lost')
  expect(queryClient.getQueryData(['left'])).toBeUndefined()
  Source.last.onopen()
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveBeenCalledTimes(2)
  shown()
})

test('whom the server does not let in any more is signed out', async () => {
  queryClient.setQueryData(['left'], 'not theirs any more')
  Source.last.close()
  Source.last.onerror()
  await vi.advanceTimersByTimeAsync(1)
  expect(queryClient.getQueryData(entryQuery.queryKey)).not.toMatchObject({ kind: 'in' })
  expect([welcome.mock.calls.length > 0, queryClient.getQueryData(['left'])]).toEqual([true, undefined])
})

test('after an answer that is no stream it is tried again', async () => {
  Source.last.close()
  Source.last.onerror()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(Source.all).toHaveLength(2)
})

test('a screen that gave way to others goes on when somebody looks at it', () => {
  Source.last.say('replaced')
  expect([Source.last.readyState, liveState.get()]).toEqual([Source.CLOSED, 'lost'])
  window.dispatchEvent(new Event('focus'))
  expect(Source.all).toHaveLength(2)
})

test('a change without an id may be of any', () => {
  const touched = (...watches: ('quotes' | 'quotes:7')[]) => (id?: string) =>
    isTouched({ meta: { watches } } as never, [{ object: 'quotes', ...(id ? { id } : {}) }])
  expect([touched('quotes:7')('7'), touched('quotes:7')('8'), touched('quotes:7')(), touched('quotes')(), touched('quotes')('8')]).toEqual([true, false, true, true, true])
})
