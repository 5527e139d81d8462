import { expect, test } from 'vitest'
import { stepsOf } from './steps'

test('nothing is said before every step is known', () => {
  expect(stepsOf({ site: true, contacts: false })).toBeUndefined()
})

test('the steps keep their order, done or not', () => {
  const steps = stepsOf({ people: false, site: true, contacts: false, page: false, mail: false, products: true })
  expect(steps?.map((step) => step.name)).toEqual(['site', 'contacts', 'page', 'mail', 'products', 'people'])
  expect(steps?.filter((step) => step.done).map((step) => step.name)).toEqual(['site', 'products'])
})
