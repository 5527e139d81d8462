import { expect, test } from 'vitest'
import type { Property } from '~/api/types'
import type { Filter } from '~/lib/filters'
import { chipsOf, segmentOf } from './segment'

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
  const segment = segmentOf(chips, ' ada ', properties)
  expect(segment.query).toBe('ada')
  expect(chipsOf(segment, properties)).toEqual(chips)
})

test('nothing chosen means everybody', () => {
  expect(segmentOf([], '', properties)).toEqual({ filterGroups: [] })
  expect(chipsOf({}, properties)).toEqual([])
})
