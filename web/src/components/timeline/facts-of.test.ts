import { expect, test } from 'vitest'
import { formatDateTime } from '~/lib/format'
import { changesIn, pagesIn, saidIn, sayMoments } from './facts-of'

test('answers of a form', () => {
  expect(saidIn({ fields: { Budget: '20–30 k€', Team: 14, empty: '', '': 'x' } })).toEqual([{ label: 'Budget', value: '20–30 k€' }, { label: 'Team', value: '14' }])
})
test('what an entry does not say is not made up', () => {
  for (const facts of [undefined, null, 'text', {}, { activity_id: '5' }]) expect(saidIn(facts)).toEqual([])
})
test('an edit of several properties lists what they became; one alone stands in the line already', () => {
  expect(changesIn({ changes: [{ name: 'city', later: 'Kiel' }, { name: 'phone', later: null }] })).toEqual([{ label: 'city', value: 'Kiel' }, { label: 'phone', value: '–' }])
  expect(changesIn({ changes: [{ name: 'city', later: 'Kiel' }] })).toEqual([])
})
test('a moment is said by the clock of the reader', () => {
  const [, second] = changesIn({ changes: [{ name: 'stage', later: 'Lost' }, { name: 'close date', later: '2025-07-14T09:58:00.000Z' }] })
  expect(second?.value).toMatch(/Jul 2025/)
})
test('a moment within a sentence too', () => {
  const at = '2025-07-14T09:58:00.000Z'
  expect(sayMoments(`from nothing to ${at}`)).toBe(`from nothing to ${formatDateTime(at)}`)
  expect(sayMoments('from 2025-07-14 to Kiel')).toBe('from 2025-07-14 to Kiel')
})
test('pages of a visit', () => {
  expect(pagesIn({ pages: [{ path: '/a', seconds: 5 }, { path: '/b', at: '2026-10-15T08:00:00Z' }, 4] })).toEqual([{ path: '/a' }, { path: '/b', at: '2026-10-15T08:00:00Z' }])
})
