import { describe, expect, test } from 'vitest'
import { periodOf, readPeriod } from './period'

describe('a period', () => {
  const now = new Date(2026, 10, 23, 17, 30)
  test('ends today and counts both ends', () => {
    expect(periodOf('30', now)).toEqual({ from: '2026-10-25', to: '2026-11-23' })
    expect(periodOf('quarter', now)).toEqual({ from: '2026-10-01', to: '2026-11-23' })
  })
  test('has a name or dates of its own', () => {
    expect(readPeriod(30)).toBe('30')
    expect(readPeriod('2026-11-20..2026-11-01')).toBe('2026-11-20..2026-11-01')
    expect(periodOf('2026-11-20..2026-11-01', now)).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect(['91', '2026-11-01', undefined].map(readPeriod)).toEqual(['90', '90', '90'])
  })
})
