import { expect, test } from 'vitest'
import { isUrgent, sayLeft, timeLeft } from './clock-ring'

const hour = 3_600_000
const now = new Date(2026, 10, 23, 10, 0)

test('what is due today shows hours and minutes of working time', () => {
  expect(timeLeft(new Date(2026, 10, 23, 11, 20).toISOString(), 1.34 * hour, now)).toBe('1:20')
  expect(timeLeft(new Date(2026, 10, 23, 10, 5).toISOString(), 5 * 60_000, now)).toBe('0:05')
})

test('what is due on another day shows the day', () => {
  expect(timeLeft(new Date(2026, 10, 27, 10, 15).toISOString(), 3 * hour, now)).toBe('Fri')
})

test('what is overdue says so', () => {
  expect(timeLeft(new Date(2026, 10, 23, 9, 0).toISOString(), 0, now)).toBe('late')
})

test('the last two hours are urgent', () => {
  expect([2 * hour, 2 * hour - 1].map(isUrgent)).toEqual([false, true])
})

test('what waits since long ago says for how many days', () => {
  const january = new Date(2026, 0, 12, 9, 0).toISOString()
  expect([timeLeft(january, 0, now), sayLeft(january, 0, now)]).toEqual(['315d', '315 days late'])
  expect(sayLeft(new Date(2026, 10, 22, 9, 0).toISOString(), 0, now)).toBe('1 day late')
  expect(sayLeft(new Date(2026, 10, 23, 9, 15).toISOString(), 0, now)).toBe('45 min late')
})

test('in words, what is left is said like a duration today and by the day later', () => {
  expect(sayLeft(new Date(2026, 10, 23, 11, 20).toISOString(), 80 * 60_000, now)).toBe('1 h 20')
  expect(sayLeft(new Date(2026, 10, 27, 10, 15).toISOString(), 3 * hour, now)).toBe('Fri 10:15')
})
