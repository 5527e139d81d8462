import { expect, test } from 'vitest'
import { latest, yesterday, type Piece } from './since'

const page = (name: string, at: string): Piece => ({ kind: 'page', at, id: name, name, path: '' })
const campaign = (name: string, at: string): Piece => ({ kind: 'campaign', at, id: name, name, sent: 3, kept: 0 })

test('the latest first, and no kind crowds the others out', () => {
  const pieces = [page('a', '2026-11-28T08:00:00Z'), page('b', '2026-11-28T09:00:00Z'), page('c', '2026-11-28T10:00:00Z'), campaign('d', '2026-11-27T09:00:00Z')]
  expect(latest(pieces, 3, 2).map((one) => one.id)).toEqual(['c', 'b', 'd'])
  expect(latest(pieces, 1, 2).map((one) => one.id)).toEqual(['c'])
})

test('yesterday begins at its midnight, also on the first of a month', () => {
  expect(yesterday(new Date(2026, 10, 1, 9, 30))).toEqual(new Date(2026, 9, 31))
})
