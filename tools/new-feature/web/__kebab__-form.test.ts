import { expect, test } from 'vitest'
import { bodyOf, emptyIn, read } from './__kebab__-form'

const stored = {
  id: '7', archived: false, version: 1, created_at: '2027-01-01T00:00:00.000Z', updated_at: '2027-01-01T00:00:00.000Z',
  __field__: __field.web__,
}

test('what is shown is what is sent', () => {
  expect(bodyOf(read(stored))).toEqual({
    __field__: __field.web__,
  })
})

test('nothing is sent while something is missing', () => {
  const form = { ...read(stored), __title__: ' ' }
  expect(emptyIn(form)).toEqual(['__title__'])
  expect(bodyOf(form)).toBeUndefined()
})
