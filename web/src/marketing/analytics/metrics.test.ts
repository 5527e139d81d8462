import { expect, test } from 'vitest'
import { changeOf, sayMetric, turnOf } from './metrics'

test.each([['visitors', 18240, '18,240'], ['visit_duration', 134, '2:14'], ['bounce_rate', 39, '39 %'], ['views_per_visit', 2.37, '2.37']] as const)(
  '%s of %d reads %s', (metric, value, said) => expect(sayMetric(metric, value)).toBe(said))

test('fewer bounces are better, fewer visitors are worse', () => {
  expect(turnOf('bounce_rate', 41, 39)).toBe('better')
  expect(turnOf('visitors', 41, 39)).toBe('worse')
  expect(turnOf('visits', 5, 5)).toBe('same')
})

test('shares change by points; nothing before has no percentage', () => {
  expect(changeOf('bounce_rate', 41, 39)).toBe(-2)
  expect(changeOf('visitors', 100, 112)).toBe(12)
  expect(changeOf('visitors', 0, 9)).toBeUndefined()
})
