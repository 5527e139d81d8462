import { expect, test } from 'vitest'
import type { CrmRecord, Pipeline } from '~/api/types'
import { daysInStage, heat, neighbour, openSums, sayWorth, toColumns } from './board-data'

const now = Date.UTC(2026, 9, 15)
const written = { version: 0, createdAt: '', updatedAt: '', archived: false }
const stage = (id: string, probability: string, isClosed = 'false') => ({ id, label: id, displayOrder: 0, metadata: { probability, isClosed }, ...written })
const pipeline: Pipeline = { id: 'p', label: 'P', displayOrder: 0, ...written, stages: [stage('new', '0.2'), stage('offer', '0.6'), stage('won', '1.0', 'true'), stage('lost', '0.0', 'true')] }
const deal = (id: string, dealstage: string, amount: string, days = 0): CrmRecord => ({
  id, ...written, properties: { dealstage, amount, hs_date_entered_stage: new Date(now - days * 86_400_000).toISOString() },
})
const deals = [deal('1', 'new', '100.50'), deal('2', 'new', ''), deal('3', 'offer', '1000'), deal('4', 'won', '70')]

test('each column sums and weighs what lies in it', () => {
  const columns = toColumns(pipeline, deals, now)
  expect(columns.map((column) => [column.deals.length, column.sum, column.weighted])).toEqual([[2, 100.5, 20.1], [1, 1000, 600], [1, 70, 70], [0, 0, 0]])
  expect(openSums(columns)).toEqual({ sum: 1100.5, weighted: 620.1 })
})
test('while a card moves, the sums are those to come', () => {
  const columns = toColumns(pipeline, deals, now, { id: '3', to: 'new' })
  expect(columns.map((column) => column.sum)).toEqual([1100.5, 0, 70, 0])
})
test('a deal warms against its stage, never in its first week', () => {
  expect(heat(6, 1)).toBe('cool')
  expect([heat(12, 7), heat(18, 7), heat(30, undefined)]).toEqual(['warm', 'hot', 'cool'])
  expect(daysInStage(deal('9', 'new', '1', 3), now)).toBe(3)
})
test('keys move along the stages and never into lost', () => {
  expect(neighbour(pipeline, 'offer', 1)?.id).toBe('won')
  expect(neighbour(pipeline, 'won', 1)).toBeUndefined()
  expect(neighbour(pipeline, 'new', -1)).toBeUndefined()
})

test('an amount nobody knows yet is not said to be zero', () => {
  expect(sayWorth(deal('1', 'new', ''), 'EUR')).toBe('')
  expect(sayWorth(deal('1', 'new', '0'), 'EUR')).toBe('0 €')
  expect(sayWorth(deal('1', 'new', '1000'), 'EUR')).toBe('1,000 €')
})
