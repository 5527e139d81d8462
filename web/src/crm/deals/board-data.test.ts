import { expect, test } from 'vitest'
import type { CrmRecord, Stage } from '~/api/types'
import { daysInStage, figuresOf, heat, openSums, sayWorth } from './board-data'

const now = Date.UTC(2026, 9, 15)
const written = { version: 0, createdAt: '', updatedAt: '', archived: false }
const stage = (id: string, probability: string, isClosed = 'false'): Stage => ({ id, label: id, displayOrder: 0, metadata: { probability, isClosed }, ...written })
const deal = (id: string, dealstage: string, amount: string, days = 0): CrmRecord => ({
  id, ...written, properties: { dealstage, amount, hs_date_entered_stage: new Date(now - days * 86_400_000).toISOString() },
})

test('a stage sums and weighs what lies in it', () => {
  const [open, won] = [stage('new', '0.2'), stage('won', '1.0', 'true')]
  const figures = figuresOf([deal('1', 'new', '100.50'), deal('2', 'new', '')], open, now)
  expect(figures).toEqual({ sum: 100.5, weighted: 20.1, usualDays: undefined })
  const columns = [{ stage: open, figures }, { stage: won, figures: figuresOf([deal('4', 'won', '70')], won, now) }]
  expect(openSums(columns)).toEqual({ sum: 100.5, weighted: 20.1 })
})
test('what is usual is said of four deals and more', () => {
  const days = (...all: number[]) => figuresOf(all.map((one, id) => deal(String(id), 'new', '1', one)), stage('new', '0.2'), now).usualDays
  expect(days(2, 4, 6)).toBeUndefined()
  expect(days(2, 4, 6, 40)).toBe(6)
})
test('a deal warms against its stage, never in its first week', () => {
  expect(heat(6, 1)).toBe('cool')
  expect([heat(12, 7), heat(18, 7), heat(30, undefined)]).toEqual(['warm', 'hot', 'cool'])
  expect(daysInStage(deal('9', 'new', '1', 3), now)).toBe(3)
})
test('an amount nobody knows yet is not said to be zero', () => {
  expect(sayWorth(deal('1', 'new', ''), 'EUR')).toBe('')
  expect(sayWorth(deal('1', 'new', '0'), 'EUR')).toBe('0 €')
  expect(sayWorth(deal('1', 'new', '1000'), 'EUR')).toBe('1,000 €')
})
