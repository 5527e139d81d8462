import { expect, test } from 'vitest'
import { daysIn, lastPeriods, periodBefore } from './days'

test('the period before has as many days and touches the first', () => {
  expect(periodBefore({ from: '2026-10-30', to: '2026-11-28' })).toEqual({ from: '2026-09-30', to: '2026-10-29' })
  expect(daysIn({ from: '2026-09-30', to: '2026-10-29' })).toBe(30)
})

test('the change to summer time loses no day', () => {
  expect(daysIn({ from: '2026-03-01', to: '2026-03-31' })).toBe(31)
  expect(periodBefore({ from: '2026-03-29', to: '2026-03-30' })).toEqual({ from: '2026-03-27', to: '2026-03-28' })
})

test('periods follow one another, the last ends today', () => {
  expect(lastPeriods(30, 3, new Date(2026, 10, 28, 23))).toEqual([
    { from: '2026-08-31', to: '2026-09-29' }, { from: '2026-09-30', to: '2026-10-29' }, { from: '2026-10-30', to: '2026-11-28' },
  ])
})
