import { expectTypeOf, test } from 'vitest'
import type { Address } from '~/lib/routes'

test('an address that no feature has does not compile', () => {
  expectTypeOf<'/quotes' | '/quotes/7' | '/quotes?state=sent' | '/' | '/settings/products'>().toExtend<Address>()
  expectTypeOf<'/quotez'>().not.toExtend<Address>()
  expectTypeOf<'/settings/nothing'>().not.toExtend<Address>()
})
