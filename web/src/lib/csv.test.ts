import { expect, test } from 'vitest'
import { toCsv } from './csv'

test('quotes what must be quoted', () => {
  expect(toCsv([['a', 'b,c', 'say "hi"', 'two\nlines', 4]])).toBe('a,"b,c","say ""hi""","two\nlines",4\r\n')
})
test('a formula stays text, a phone number stays a number', () => {
  expect(toCsv([['=1+1', '+49 431 5550', '-3', '@sum']])).toBe("'=1+1,+49 431 5550,-3,'@sum\r\n")
})
