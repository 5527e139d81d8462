import { expect, test } from 'vitest'
import { goKeys } from './nav-groups'

test('every letter after g goes to one page only', () => {
  const keys = goKeys().map(({ key }) => key)
  expect(keys).toEqual([...new Set(keys)])
})
