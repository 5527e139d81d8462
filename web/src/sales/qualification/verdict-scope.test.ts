import { expect, test } from 'vitest'
import { isCounted, openedIn, periodIn, startOf } from './verdict-scope'

const lead = { state: 'rejected', source: 'Google', campaign: '', reason_code: 'no_budget' } as const

test('a number counts those of its state, its source and its reason', () => {
  expect(isCounted(lead, 'source', { what: 'handed_over', of: 'Google', reason: undefined })).toBe(true)
  expect(isCounted(lead, 'source', { what: 'rejected', of: undefined, reason: 'no_budget' })).toBe(true)
  expect(isCounted(lead, 'source', { what: 'rejected', of: undefined, reason: 'too_early' })).toBe(false)
  expect(isCounted(lead, 'source', { what: 'accepted', of: 'Google', reason: undefined })).toBe(false)
  expect(isCounted(lead, 'campaign', { what: 'rejected', of: '', reason: undefined })).toBe(true)
})

test('the address says what is open, and since when', () => {
  expect(openedIn({})).toBeUndefined()
  expect(openedIn({ what: 'waiting', of: '' })).toEqual({ what: 'waiting', of: '', reason: undefined })
  expect([periodIn({ period: '30' }), periodIn({ period: 'week' })]).toEqual(['30', '90'])
  expect(startOf('month', new Date(2026, 10, 23, 9))).toEqual(new Date(2026, 10, 1))
})
