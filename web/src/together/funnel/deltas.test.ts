import { expect, test } from 'vitest'
import { compared, pointsBetween, sayRate, scaleOf, shareBetween } from './deltas'
import type { FunnelView, StepView } from './funnel'

const view = (steps: StepView[]): FunnelView => ({ steps, sources: [], campaigns: [], won: { amount: '0.00', currency: 'EUR' }, customers_won: 0 })

test('a share needs somebody to be a share of', () => {
  const funnel = view([{ step: 'visitors', count: 0 }, { step: 'lead', count: 40 }, { step: 'customer', count: 10 }])
  expect(shareBetween(funnel, 'lead', 'customer')).toBe(0.25)
  expect(shareBetween(funnel, 'visitors', 'lead')).toBeUndefined()
})

test('points are told from the shown places, not from what lies behind them', () => {
  expect(pointsBetween(0.0214, 0.0194)).toBe(0.2)
  expect(pointsBetween(0.5004, 0.4996)).toBe(0)
  expect(pointsBetween(0.5, undefined)).toBeUndefined()
})

test('each step is set beside itself in the days before', () => {
  const now = view([{ step: 'lead', count: 20, rate: 0.04 }, { step: 'mql', count: 10, rate: 0.5 }])
  const steps = compared(now, view([{ step: 'lead', count: 30, rate: 0.05 }]))
  expect(steps.map(({ before, points }) => [before, points])).toEqual([[30, -1], [undefined, undefined]])
})

test('more than the whole is no rate, and customers without a step before are a share of the leads', () => {
  const steps = compared(view([{ step: 'visitors', count: 4 }, { step: 'lead', count: 8000, rate: 2000 }, { step: 'opportunity', count: 0, rate: 0 }, { step: 'customer', count: 840 }]), undefined)
  expect(steps.slice(1).map(sayRate)).toEqual(['–', '0.0 %', '10.5 % of leads'])
  expect(pointsBetween(2000, 0.1)).toBeUndefined()
})

test('visitors are cut where they dwarf the rest, and the axis stays below the cut', () => {
  expect(scaleOf([18_240, 383, 166])).toEqual({ top: 383 * 1.25, isCut: true, ticks: [0, 100, 200, 300] })
  expect(scaleOf([110, 100, 20])).toEqual({ top: 110, isCut: false, ticks: [0, 50, 100] })
  expect(scaleOf([0, 0]).ticks).toEqual([0, 1])
})
