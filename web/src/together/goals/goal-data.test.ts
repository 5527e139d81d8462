import { expect, test } from 'vitest'
import type { CrmRecord } from '~/api/types'
import { aheadBy, forecastOf, shareOf, type Goal } from './goal-data'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const goal: Goal = { label: 'Q4 2026', from: '2026-10-01', to: '2026-12-31', day: 46, days: 92, target: euros('900000.00'), won: euros('500000.00'), marketing_sourced: euros('400000.00'), sales_sourced: euros('100000.00'), deals: 12, version: 1 }
const written = { version: 0, createdAt: '', updatedAt: '', archived: false }
const deal = (amount: string, dealstage: string, deal_currency_code = 'EUR'): CrmRecord => ({ id: '1', ...written, properties: { amount, dealstage, deal_currency_code } })
const pipelines = [{ id: 'p', label: '', displayOrder: 0, ...written, stages: [{ id: 'offer', label: '', displayOrder: 0, metadata: { probability: '0.5' }, ...written }] }]

test('half of the quarter asks for half of the goal', () => expect(aheadBy(goal)).toBe(50_000))

test('shares are of what is won; nothing won has none', () => {
  expect(shareOf(goal.marketing_sourced, goal.won)).toBe(0.8)
  expect(shareOf(euros('0.00'), euros('0.00'))).toBe(0)
})

test('the forecast weighs open deals by their stage and leaves other currencies out', () => {
  expect(forecastOf(goal, [deal('20000.00', 'offer'), deal('9000.00', 'offer', 'USD'), deal('7000.00', 'unknown')], pipelines)).toBe(510_000)
})
