import { expect, test } from 'vitest'
import type { Station } from './funnel'
import { card, freeCorner, linesOf, place, side, stopsOf } from './layout'

const station = (kind: string, department: Station['department'], at: string): Station => ({ kind, department, at, title: kind, detail: '' })
const way = [
  station('visit', 'marketing', '2026-09-18T18:05:00Z'),
  station('form', 'marketing', '2026-09-21T02:05:00Z'),
  station('stage', 'marketing', '2026-09-21T02:05:00Z'),
  station('handoff', 'both', '2026-09-24T04:05:00Z'),
  station('handoff', 'both', '2026-09-24T08:24:00Z'),
  station('call', 'sales', '2026-09-24T08:24:00Z'),
  station('stage', 'sales', '2026-09-24T08:24:00Z'),
  station('quote', 'sales', '2026-11-28T07:44:00Z'),
  station('won', 'sales', '2026-11-28T07:44:00Z'),
]

test('a stage shares the stop it was reached by; what is of another kind has its own', () => {
  const stops = stopsOf(way)
  expect(stops.map((one) => one.station.kind)).toEqual(['visit', 'form', 'handoff', 'call', 'quote', 'won'])
  expect(stops[1]?.also.map((one) => one.kind)).toEqual(['stage'])
})

test('a way of a few minutes shows every kind', () => {
  const kinds = ['visit', 'form', 'consent', 'handoff', 'handoff', 'mail', 'deal', 'quote', 'quote', 'won'] as const
  const side = { visit: 'marketing', form: 'marketing', consent: 'marketing', mail: 'marketing', handoff: 'both', deal: 'sales', quote: 'sales', won: 'sales' } as const
  const stops = stopsOf(kinds.map((kind, index) => station(kind, side[kind], `2026-11-28T07:0${index}:00Z`)))
  expect(stops.map((one) => one.station.kind)).toEqual(['visit', 'form', 'consent', 'handoff', 'mail', 'deal', 'quote', 'won'])
})

test('no more share a card than it has lines for', () => {
  const mails = ['01', '02', '03', '04'].map((day) => station('mail', 'marketing', `2026-11-${day}T07:00:00Z`))
  expect(stopsOf(mails).map((one) => one.also.length)).toEqual([2, 0])
})

test('a handoff lasts from the offer to the answer, and the time to the next counts from there', () => {
  const [, , handoff, call] = stopsOf(way)
  expect(handoff!.until - handoff!.at).toBe(259 * 60_000)
  expect(call!.gap).toBe(0)
})

test('a second handoff is a stop of its own, with its own answer', () => {
  const told = ([['7', '02'], ['7', '03'], ['8', '04'], ['8', '05']] as const).map(([handoff_id, day]) => ({ ...station('handoff', 'both', `2026-11-${day}T07:00:00Z`), handoff_id, title: `${handoff_id} on ${day}` }))
  expect(stopsOf(told).map((one) => [one.station.title, one.also.map((other) => other.title)])).toEqual([['7 on 03', ['7 on 02']], ['8 on 05', ['8 on 04']]])
})

test('cards of one side do not touch and all stay within the width', () => {
  const placed = place(stopsOf(way), 1160)
  const sales = placed.filter((one) => one.stop.department === 'sales')
  expect(sales[1]!.x - sales[0]!.x).toBeGreaterThan(card)
  expect(placed.every((one) => one.x + card <= 1160)).toBe(true)
})

test('what does not fit begins a new line', () => {
  const placed = place(stopsOf(way), 700)
  expect(placed.at(-1)!.line).toBe(1)
  expect(placed.every((one) => one.x + card <= 700)).toBe(true)
})

test('the corner below marketing is free until sales begin', () => {
  expect(freeCorner(place(stopsOf(way), 1160), 1160)).toBeGreaterThan(420)
  expect(freeCorner(place(stopsOf(way.slice(5)), 1160), 1160)).toBe(0)
})

test('a quote sent and opened is one stop, told by the first', () => {
  const sent = station('quote', 'sales', '2026-10-24T11:25:00Z')
  const opened = station('quote', 'sales', '2026-11-16T12:18:00Z')
  const stops = stopsOf([sent, opened, ...way.slice(8)])
  expect(stops.map((one) => one.station.kind)).toEqual(['quote', 'won'])
  expect(stops[0]).toMatchObject({ station: sent, also: [opened] })
  expect(stops[1]!.gap).toBe(Date.parse('2026-11-28T07:44:00Z') - Date.parse(opened.at))
})

test('a later line without upper cards moves up by their height', () => {
  const { tops, height } = linesOf(place(stopsOf(way), 700))
  expect(tops[0]).toBe(0)
  expect(tops[1]).toBe(height - 64 - side - 24 - side)
})
