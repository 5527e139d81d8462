import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const key = 'tandem.views'
let sent: unknown[] = []
/** From so many requests on, the server refuses. */
let takes = Infinity

beforeEach(() => {
  vi.resetModules()
  sent = []
  takes = Infinity
  vi.stubGlobal('fetch', vi.fn(async (request: Request) => {
    if (sent.length >= takes) return Response.json({ code: 'views_full', message: 'Full.' }, { status: 409 })
    sent.push(await request.json())
    return Response.json({}, { status: 201 })
  }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const load = async () => (await import('./moved-views')).moveViews
const view = (label: string, more: object = {}) => ({ id: label, label, filters: [{ property: 'city', operator: 'is', values: ['Kiel'] }], own: true, ...more })

test('what lay in the browser goes to the server once, and is gone from the browser', async () => {
  localStorage.setItem(key, JSON.stringify({ contacts: [view('In Kiel', { sort: { property: 'city', descending: true }, columns: ['name'], query: '' })], deals: [view('Mine')] }))
  const moveViews = await load()
  await Promise.all([moveViews('contacts'), moveViews('contacts')])
  expect(sent).toEqual([{ list: 'contacts', name: 'In Kiel', content: { filters: view('').filters, sort: { property: 'city', descending: true }, columns: ['name'] } }])
  expect(JSON.parse(localStorage.getItem(key)!)).toEqual({ deals: [view('Mine')] })
  await moveViews('deals')
  expect(localStorage.getItem(key)).toBeNull()
})

test('what the server does not take stays, and what was never a view is passed over', async () => {
  localStorage.setItem(key, JSON.stringify({ contacts: [view('A'), view('B')], companies: 'broken' }))
  takes = 1
  const moveViews = await load()
  await moveViews('contacts')
  await moveViews('companies')
  expect(JSON.parse(localStorage.getItem(key)!)).toEqual({ contacts: [view('B')], companies: 'broken' })
  localStorage.setItem(key, 'no JSON')
  await moveViews('quotes')
  expect(sent).toHaveLength(1)
})
