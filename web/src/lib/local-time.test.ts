import { expect, test } from 'vitest'
import { toInstant, toLocal } from './local-time'

test('a time that was shown and read is the same', () => {
  expect(toInstant(toLocal('2026-03-29T00:30:00.000Z'))).toBe('2026-03-29T00:30:00.000Z')
  expect([toLocal(''), toInstant('')]).toEqual(['', ''])
})
