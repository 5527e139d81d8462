import { expect, test } from 'vitest'
import type { FirstStep } from '~/lib/feature'
import { stepsOf } from './steps'

const step = (order: number): FirstStep => ({ order, label: 'home.nav', why: 'home.nav', to: '/', watches: [], isDone: async () => true })

test('nothing is said before every step is known', () => {
  expect(stepsOf([step(10), step(20)], [true, undefined])).toBeUndefined()
})

test('the steps keep their order, done or not', () => {
  const steps = stepsOf([step(10), step(20), step(30)], [true, false, true])
  expect(steps?.map(({ order, done }) => [order, done])).toEqual([[10, true], [20, false], [30, true]])
})
