import { describe, expect, test } from 'vitest'
import { daysBetween, formatDuration, formatMinor, formatMoney, formatRecent, formatSum, initials, sayAmount } from './format'
import { fill } from './translate'

const now = new Date(2026, 9, 15, 9, 42)

describe('money', () => {
  test('shows cents only where there are any', () => {
    expect(formatMoney('22400')).toBe('22,400 €')
    expect(formatMoney('1234.5')).toBe('1,234.50 €')
    expect(formatMinor(99, 'USD')).toBe('0.99 $')
  })
  test('a sum in an overview has no cents', () => expect(formatSum('1406495.51')).toBe('1,406,496 €'))
  test('an amount in a text is said as money, other text stays', () => {
    expect(sayAmount('9103.50 EUR')).toBe('9,103.50 €')
    expect(sayAmount('on /quote')).toBe('on /quote')
  })
  test('what is no number shows nothing', () => expect(formatMoney('abc')).toBe(''))
})

describe('times', () => {
  test.each([
    [new Date(2026, 9, 15, 9, 41, 40), 'Now'],
    [new Date(2026, 9, 15, 7, 48), '07:48'],
    [new Date(2026, 9, 14, 23, 59), 'Yesterday'],
    [new Date(2026, 9, 13, 8, 0), 'Tue'],
    [new Date(2026, 9, 1, 8, 0), '1 Oct'],
    [new Date(2025, 9, 1, 8, 0), '1 Oct 2025'],
    [new Date(2026, 9, 16, 9, 0), 'Tomorrow 09:00'],
  ])('%s reads %s', (when, text) => expect(formatRecent(when, now)).toBe(text))

  test('days are calendar days, not 24 hours', () => {
    expect(daysBetween(new Date(2026, 9, 14, 23, 59), new Date(2026, 9, 15, 0, 1))).toBe(1)
  })
  test('durations', () => {
    expect(formatDuration(165 * 60_000)).toBe('2 h 45')
    expect(formatDuration(246 * 60_000)).toBe('4 h 06')
    expect(formatDuration(18 * 60_000)).toBe('18 min')
    expect(formatDuration(50 * 3_600_000)).toBe('2 days')
  })
})

test('initials come from first and last word', () => {
  expect(initials('Ada van der Merten')).toBe('AM')
  expect(initials('ada@ferrow.example')).toBe('AD')
})

test('messages take values and the right number of a word', () => {
  expect(fill('{n} {n:lead|leads} for {who}', { n: 1, who: 'Ada' })).toBe('1 lead for Ada')
  expect(fill('{n} {n:lead|leads}', { n: 2418 })).toBe('2,418 leads')
  expect(fill('{missing}')).toBe('{missing}')
})
