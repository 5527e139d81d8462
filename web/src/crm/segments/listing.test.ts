import { expect, test } from 'vitest'
import type { Schemas } from '~/api/types'
import { listed, treeOf } from './listing'
import type { Segment } from './segments'
import type { Condition, Group } from '~/components/conditions/tree'

const city: Condition = { type: 'property', propertyName: 'city', operator: 'EQ', value: 'Kiel' }
const all = (...conditions: Condition[]): Group => ({ type: 'all', conditions })
const properties = [{ name: 'createdate', type: 'datetime' }, { name: 'city', type: 'string' }] as Schemas['records.PropertyView'][]

test('filters, conditions and words of a list are one tree', () => {
  const filters = [
    { property: 'city', operator: 'is' as const, values: ['Kiel'] },
    { property: 'createdate', operator: 'in_last' as const, values: ['7'] },
    { property: 'city', operator: 'in' as const, values: [] },
  ]
  const recent: Condition = { type: 'date', propertyName: 'createdate', operator: 'in_the_last', days: 7 }
  expect(treeOf(undefined, filters, ' ada ', properties)).toEqual(all(city, recent, { type: 'words', query: 'ada' }))
  expect(treeOf(all(recent), filters.slice(0, 1), '', properties)).toEqual(all(recent, city))
  const any: Group = { type: 'any', conditions: [recent] }
  expect(treeOf(any, filters.slice(0, 1), '', properties)).toEqual(all(any, city))
  expect(treeOf(any, [], '', properties)).toEqual(any)
  expect(treeOf(city, [], '', properties)).toEqual(all(city))
  expect(treeOf(undefined, [], '', properties)).toEqual(all())
})

test('a segment is listed by its condition, a fixed one by who is in it', () => {
  const segment = { id: '7', kind: 'live', condition: all(city) } as Segment
  expect(listed(segment)).toEqual(all(city))
  expect(listed({ ...segment, kind: 'fixed' })).toEqual(all({ type: 'segment', segment_id: '7' }))
})
