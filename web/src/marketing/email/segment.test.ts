import { expect, test } from 'vitest'
import type { Property } from '~/api/types'
import type { Filter } from '~/lib/filters'
import { conditionOf, meantBy } from './segment'

const properties = [
  { name: 'city', type: 'string', fieldType: 'text', label: 'City' },
  { name: 'hubspotscore', type: 'number', fieldType: 'number', label: 'Score' },
  { name: 'lifecyclestage', type: 'enumeration', fieldType: 'select', label: 'Stage' },
  { name: 'createdate', type: 'datetime', fieldType: 'date', label: 'Created' },
] as unknown as Property[]

test('chips survive being kept as a segment', () => {
  const chips: Filter[] = [
    { property: 'city', operator: 'contains', values: ['Kiel'] },
    { property: 'hubspotscore', operator: 'between', values: ['20', '60'] },
    { property: 'lifecyclestage', operator: 'in', values: ['lead', 'customer'] },
    { property: 'createdate', operator: 'after', values: ['2026-03-04'] },
    { property: 'city', operator: 'known', values: [] },
  ]
  const meant = { filters: chips, query: 'ada', segment: '12', rest: [{ type: 'none' as const, conditions: [] }] }
  expect(meantBy(conditionOf(meant, properties), properties)).toEqual(meant)
})

test('nothing chosen means everybody', () => {
  const nobody = { filters: [], query: ' ', segment: null, rest: [] }
  expect(conditionOf(nobody, properties)).toEqual({ type: 'all', conditions: [] })
  expect(meantBy({ type: 'all', conditions: [] }, properties)).toEqual({ ...nobody, query: '' })
})

test('what is no chip stays as it is', () => {
  const any = { type: 'any' as const, conditions: [{ type: 'words' as const, query: 'x' }] }
  expect(meantBy(any, properties).rest).toEqual([any])
})
