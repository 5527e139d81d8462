import { expect, expectTypeOf, test } from 'vitest'
import type { Address } from '~/lib/routes'
import { features } from './features'

test('an address that no feature has does not compile', () => {
  expectTypeOf<'/quotes' | '/quotes/7' | '/quotes?state=sent' | '/' | '/records/products'>().toExtend<Address>()
  expectTypeOf<'/quotez'>().not.toExtend<Address>()
  expectTypeOf<'/settings/nothing'>().not.toExtend<Address>()
})

test('no two parts say something under the same key', () => {
  const parts = import.meta.glob<Record<string, string>>('../**/messages{,-shell}.ts', { eager: true, import: 'messages' })
  const keys = Object.values(parts).flatMap((part) => Object.keys(part ?? {}))
  expect(keys.length).toBeGreaterThan(500)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('what everyone shares leads to no page of a feature', () => {
  const shared = import.meta.glob<string>(['../{app,components,lib}/**/*.{ts,tsx}', '!../**/*.test.*'], { eager: true, query: '?raw', import: 'default' })
  const first = features.flatMap(({ routes = [] }) => routes.map(({ path }) => path.split('/')[1])).filter(Boolean)
  const address = new RegExp(`['"\`]/(${[...new Set(first)].join('|')})\\b`)
  expect(Object.keys(shared).length).toBeGreaterThan(80)
  expect(Object.keys(shared).filter((file) => address.test(shared[file]!.replace(/\/\*\*[^]*?\*\/|\/\/.*/g, '')))).toEqual([])
})
