import { describe, expect, test } from 'vitest'
import { daysIn } from '~/lib/days'
import { comparedWith, cutTo, finishedPart, hourIn, intervalsFor, isPeriod, isToCome, periodOf, sayPoint, usualInterval } from './period'

const today = '2026-11-23'

describe('a period', () => {
  test.each([
    ['day', '2026-11-23'], ['7d', '2026-11-17'], ['30d', '2026-10-25'], ['month', '2026-11-01'], ['12mo', '2025-12-01'], ['year', '2026-01-01'],
  ])('%s starts on %s', (name, from) => expect(periodOf(name, today)).toEqual({ from, to: today }))
  test('may be any two dates, in either order', () => {
    expect(periodOf('2026-11-20..2026-11-01', today)).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect(isPeriod('2026-11-01..2026-11-20')).toBe(true)
    expect(isPeriod('2026-99-01..2026-11-20')).toBe(false)
  })
  test('is compared with as many days before, or a year before', () => {
    const period = { from: '2026-11-01', to: '2026-11-20' }
    const before = comparedWith(period, 'previous')!
    expect(before).toEqual({ from: '2026-10-12', to: '2026-10-31' })
    expect(daysIn(before)).toBe(daysIn(period))
    expect(comparedWith({ from: '2028-02-29', to: '2028-03-01' }, 'year')).toEqual({ from: '2027-02-28', to: '2027-03-01' })
    expect(comparedWith(period, 'off')).toBeUndefined()
  })
  test('of whole weeks is compared with the same weekdays', () => {
    expect(comparedWith(periodOf('7d', today), 'previous')).toEqual({ from: '2026-11-10', to: '2026-11-16' })
    expect(comparedWith(periodOf('28d', today), 'year')).toEqual({ from: '2025-10-28', to: '2025-11-24' })
  })
  test('leaves the day that is not over out of the comparison', () => {
    const week = periodOf('7d', today)
    const finished = finishedPart(week, today)!
    expect(finished).toEqual({ from: '2026-11-17', to: '2026-11-22' })
    expect(cutTo(comparedWith(week, 'previous')!, finished)).toEqual({ from: '2026-11-10', to: '2026-11-15' })
    expect(finishedPart({ from: '2026-11-01', to: '2026-11-20' }, today)).toEqual({ from: '2026-11-01', to: '2026-11-20' })
    expect(finishedPart(periodOf('day', today), today)).toBeUndefined()
  })
  test('offers intervals that fit', () => {
    expect(intervalsFor(periodOf('day', today))).toEqual(['hour'])
    expect(intervalsFor(periodOf('30d', today))).toEqual(['day', 'week'])
    expect(usualInterval(periodOf('12mo', today))).toBe('month')
  })
})

describe('a point in time', () => {
  test('is told where the site is', () => {
    expect(hourIn('Europe/Berlin', new Date('2026-11-23T23:30:00Z'))).toBe('2026-11-24 00')
  })
  test('is to come after this hour, or after today', () => {
    expect(isToCome('2026-11-23 15:00:00', '2026-11-23 15')).toBe(false)
    expect(isToCome('2026-11-23 16:00:00', '2026-11-23 15')).toBe(true)
    expect(isToCome('2026-11-23', '2026-11-23 15')).toBe(false)
    expect(isToCome('2026-11-24', '2026-11-23 15')).toBe(true)
  })
  test('reads shortly', () => {
    expect(sayPoint('2026-11-23 16:00:00', 'hour', 1)).toBe('16:00')
    expect(sayPoint('2026-11-01', 'month', 90)).toBe('Nov 2026')
  })
})
