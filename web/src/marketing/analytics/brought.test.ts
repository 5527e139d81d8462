import { expect, test } from 'vitest'
import { broughtPoints } from './brought'
import { narrowed, notNarrowed } from './coverage'

test('an hour that has not begun has no leads, which is not none', () => {
  const won = (amount: string) => ({ amount, currency: 'EUR' })
  const brought = { results: [{ time: '2026-11-20 15:00:00', leads: 0, won: won('12.50') }, { time: '2026-11-20 16:00:00', leads: 0, won: won('0.00') }], leads: 0, won: won('12.50') }
  expect(broughtPoints(brought, 'leads', '2026-11-20 15').map((point) => point.value)).toEqual([0, null])
  expect(broughtPoints(brought, 'won', '2026-11-20 15').map((point) => point.value)).toEqual([12.5, null])
})

test('records follow source and campaign, and say what they leave out', () => {
  const filters = [{ field: 'source', match: 'is', value: 'Direct / None' }, { field: 'page', match: 'is', value: '/prices' }] as const
  expect(narrowed([...filters])).toEqual({ source: 'Direct', campaign: undefined })
  expect(notNarrowed(1, [...filters])).toEqual(['without Page'])
  expect(narrowed([{ field: 'source', match: 'contains', value: 'goo' }])).toEqual({ source: undefined, campaign: undefined })
})
