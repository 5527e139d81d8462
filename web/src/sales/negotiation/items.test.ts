import { expect, test } from 'vitest'
import { sumsOfItems } from './items'

const item = (amount: string | null, hs_line_item_currency_code = 'EUR') => ({ properties: { amount, hs_line_item_currency_code } })

test('each currency has a sum of its own, and what has no price adds nothing', () => {
  expect(sumsOfItems([item('0.10'), item('0.20'), item(null), item('1500', 'JPY')])).toEqual([{ amount: '0.30', currency: 'EUR' }, { amount: '1500', currency: 'JPY' }])
  expect(sumsOfItems([])).toEqual([])
})
