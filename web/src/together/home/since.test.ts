import { expect, test } from 'vitest'
import type { News } from '~/lib/feature'
import { latest, yesterday } from './since'

const told = (kind: string) => (name: string, at: string): News => ({ kind, at, id: name, name, department: 'marketing', to: '/', before: '' })
const page = told('page')
const campaign = told('campaign')

test('the latest first, and no kind crowds the others out', () => {
  const pieces = [page('a', '2026-11-28T08:00:00Z'), page('b', '2026-11-28T09:00:00Z'), page('c', '2026-11-28T10:00:00Z'), campaign('d', '2026-11-27T09:00:00Z')]
  expect(latest(pieces, 3, 2).map((one) => one.id)).toEqual(['c', 'b', 'd'])
  expect(latest(pieces, 1, 2).map((one) => one.id)).toEqual(['c'])
})

test('yesterday begins at its midnight, also on the first of a month', () => {
  expect(yesterday(new Date(2026, 10, 1, 9, 30))).toEqual(new Date(2026, 9, 31))
})
