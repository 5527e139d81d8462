import { describe, expect, test } from 'vitest'
import { formatDecimal, netOf, parseDecimal, sumsOf, type Item } from './totals'

const item = (quantity: bigint, price: bigint, discount = 0n, tax = 0n): Item => ({ quantity, price, discount, tax })

// The cases of rules_test.cpp: the screen must say what the server will say.
describe('totals', () => {
  test('a line rounds half away from zero, first its gross, then its discount', () => {
    expect(netOf(item(333n, 100n))).toBe(33n)
    expect(netOf(item(1_005n, 100n))).toBe(101n)
    expect(netOf(item(2_500n, 1n))).toBe(3n)
    expect(netOf(item(1_000n, 99n, 5_000n))).toBe(49n)
    expect(netOf(item(3_000n, 3_333n, 333n))).toBe(9_666n)
  })

  test('tax is rounded once for each rate', () => {
    expect(sumsOf([1, 2, 3].map(() => item(1_000n, 33n, 0n, 1_900n)), 0n)).toMatchObject({ tax: 19n, total: 118n })
  })

  test('are those worked out by hand', () => {
    const sums = sumsOf([item(1_000n, 899_000n, 0n, 2_000n), item(2_000n, 44_500n, 1_000n, 2_000n), item(1_500n, 7_990n, 0n, 2_000n)], 250n)
    expect(sums).toMatchObject({ subtotal: 991_085n, discount: 24_777n, net: 966_308n, tax: 193_262n, total: 1_159_570n })
  })

  test('decimals are read and written exactly', () => {
    expect(parseDecimal('8990', 2)).toBe(899_000n)
    expect(parseDecimal('8 990,5', 2)).toBe(899_050n)
    expect(parseDecimal('0.125', 3)).toBe(125n)
    for (const wrong of ['', '1.234', '-1', '1e3', 'x']) expect(parseDecimal(wrong, 2)).toBeUndefined()
    expect(formatDecimal(2_500n, 3)).toBe('2.5')
    expect(formatDecimal(1_900n, 2)).toBe('19')
    expect(formatDecimal(899_000n, 2, true)).toBe('8990.00')
    expect(formatDecimal(5n, 2, true)).toBe('0.05')
    expect(formatDecimal(500n, 0)).toBe('500')
  })
})
