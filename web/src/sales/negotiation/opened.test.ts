import { expect, test } from 'vitest'
import { ownFirst } from './opened'
import type { QuoteSummary } from './quotes'

const quote = (id: string, owner_id: string, last_opened_at: string) => ({ id, owner_id, last_opened_at }) as QuoteSummary
const quotes = [quote('a', 'ada', '2026-11-24T10:00:00Z'), quote('b', 'jorin', '2026-11-28T10:00:00Z'), quote('c', 'ada', '2026-11-27T10:00:00Z')]

test('my own quotes, the latest look first', () => {
  const { quotes: shown, isTeam } = ownFirst(quotes, 'ada')
  expect(shown.map((one) => one.id)).toEqual(['c', 'a'])
  expect(isTeam).toBe(false)
})

test('who has none sees those of all', () => {
  const { quotes: shown, isTeam } = ownFirst(quotes, 'hanna')
  expect(shown.map((one) => one.id)).toEqual(['b', 'c', 'a'])
  expect(isTeam).toBe(true)
})
