import { expect, test } from 'vitest'
import { sayBytes } from './size'

test('sizes are said as people compare them', () => {
  expect([0, 999, 1000, 411_600, 999_499, 999_500, 1_240_000, 104_857_600].map(sayBytes)).toEqual(['0 B', '999 B', '1 kB', '412 kB', '999 kB', '1 MB', '1.2 MB', '104.9 MB'])
})
