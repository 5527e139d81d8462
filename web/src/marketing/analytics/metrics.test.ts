import { expect, test } from 'vitest'
import { changeOf, sayMetric, turnOf, visitMetricsFor } from './metrics'

test.each([['visitors', 18240, '18,240'], ['visit_duration', 134, '2:14'], ['bounce_rate', 39, '39 %'], ['views_per_visit', 2.37, '2.37'], ['leads', 383, '383'], ['won', 354600.4, '354,600 €'], ['won', 9.5, '9.50 €']] as const)(
  '%s of %d reads %s', (metric, value, said) => expect(sayMetric(metric, value, 'EUR')).toBe(said))

test('more is better', () => {
  expect(turnOf(41, 39)).toBe('worse')
  expect(turnOf(39, 41)).toBe('better')
  expect(turnOf(5, 5)).toBe('same')
})

test('nothing before has no percentage', () => {
  expect(changeOf(100, 112)).toBe(12)
  expect(changeOf(0, 9)).toBeUndefined()
})

test('views per visit are of whole visits only', () => {
  expect(visitMetricsFor([])).toContain('views_per_visit')
  expect(visitMetricsFor([{ field: 'page' }])).not.toContain('views_per_visit')
})
