import { describe, expect, test } from 'vitest'
import { readFilters, readSort, toSearchBody, writeFilters, writeSort, type Filter } from './filters'

const property = (name: string, type: string) => ({ name, type })
const properties = [property('lifecyclestage', 'enumeration'), property('score', 'number'), property('seen', 'datetime'), property('closedate', 'date')]
const now = Date.UTC(2026, 9, 15, 9, 42, 31)
const body = (filters: Filter[], query = '') => toSearchBody({ filters, query, sort: undefined }, ['email'], properties, 100, undefined, now)

describe('what the search is asked', () => {
  test('all chips must hold: one group', () => {
    const asked = body([
      { property: 'lifecyclestage', operator: 'in', values: ['lead', 'customer'] },
      { property: 'score', operator: 'at_least', values: ['40'] },
    ])
    expect(asked.filterGroups).toEqual([
      { filters: [
        { propertyName: 'lifecyclestage', operator: 'IN', values: ['lead', 'customer'] },
        { propertyName: 'score', operator: 'GTE', value: '40' },
      ] },
    ])
  })
  test('the last seven days are counted from the minute, so that the answer can be kept', () => {
    const [filter] = body([{ property: 'seen', operator: 'in_last', values: ['7'] }]).filterGroups![0]!.filters
    expect(filter).toEqual({ propertyName: 'seen', operator: 'GTE', value: String(Date.UTC(2026, 9, 8, 9, 42)) })
  })
  test('dates are asked for as dates', () => {
    const [filter] = body([{ property: 'closedate', operator: 'in_last', values: ['1'] }]).filterGroups![0]!.filters
    expect(filter?.value).toBe('2026-10-14')
  })
  test('an unfinished chip and one for a property that is gone ask nothing', () => {
    expect(body([
      { property: 'score', operator: 'between', values: ['4', ''] },
      { property: 'former', operator: 'is', values: ['x'] },
    ]).filterGroups).toEqual([])
  })
  test('words are passed on trimmed', () => expect(body([], '  ada ').query).toBe('ada'))
})

describe('the address', () => {
  test('filters survive, whatever their values hold', () => {
    const filters: Filter[] = [
      { property: 'company', operator: 'contains', values: ['A. Müller; Söhne ~ & Co. 100%'] },
      { property: 'owner', operator: 'unknown', values: [] },
      { property: 'score', operator: 'between', values: ['1', '5'] },
    ]
    expect(readFilters(writeFilters(filters))).toEqual(filters)
  })
  test('rubbish is left out', () => expect(readFilters('x.explode.1;;score.at_least.4')).toEqual([{ property: 'score', operator: 'at_least', values: ['4'] }]))
  test('sorting', () => {
    expect(readSort(writeSort({ property: 'score', descending: true }))).toEqual({ property: 'score', descending: true })
    expect(readSort('')).toBeUndefined()
  })
})
