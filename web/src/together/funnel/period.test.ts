import { describe, expect, test } from 'vitest'
import { isPeriodName, periodOf } from './period'

describe('a period', () => {
  const now = new Date(2026, 10, 23, 17, 30)
  test('ends today and counts both ends', () => {
    expect(periodOf('30', now)).toEqual({ from: '2026-10-25', to: '2026-11-23' })
    expect(periodOf('quarter', now)).toEqual({ from: '2026-10-01', to: '2026-11-23' })
  })
  test('is known by name only', () => {
    expect(isPeriodName('90')).toBe(true)
    expect(isPeriodName('91')).toBe(false)
    expect(isPeriodName(undefined)).toBe(false)
  })
})
