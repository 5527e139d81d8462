import { expect, expectTypeOf, test } from 'vitest'
import type { Address } from '~/lib/routes'

test('an address that no feature has does not compile', () => {
  expectTypeOf<'/quotes' | '/quotes/7' | '/quotes?state=sent' | '/' | '/settings/products'>().toExtend<Address>()
  expectTypeOf<'/quotez'>().not.toExtend<Address>()
  expectTypeOf<'/settings/nothing'>().not.toExtend<Address>()
})

test('no two parts say something under the same key', () => {
  const parts = import.meta.glob<Record<string, string>>('../**/messages{,-shell}.ts', { eager: true, import: 'messages' })
  const keys = Object.values(parts).flatMap((part) => Object.keys(part ?? {}))
  expect(keys.length).toBeGreaterThan(500)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})
