import { describe, expect, test } from 'vitest'
import { readView, toggled, withFilter, writeView, type Filter } from './address'
import { notFollowed } from './coverage'
import { corrected } from './use-view'

const usual = readView({})

describe('the address', () => {
  test('is empty for the usual page', () => {
    expect(Object.values(writeView(usual)).every((value) => value === undefined)).toBe(true)
  })
  test('holds everything that is shown', () => {
    const filters: Filter[] = [
      { field: 'source', match: 'is', value: 'Google' },
      { field: 'page', match: 'contains', value: '/bikes' },
      { field: 'country', match: 'is_not', value: 'DE' },
    ]
    const view = { ...usual, site: 'karrow.example', period: '2026-11-01..2026-11-20', compare: 'year', metric: 'leads', by: 'week', filters, tabs: { ...usual.tabs, page: 'exit' } } as const
    const address = writeView(view)
    expect(address).toMatchObject({ source: 'Google', page: '~/bikes', country: '!DE', by_page: 'exit', compare: 'year' })
    expect(readView(address)).toEqual(view)
  })
  test.each(['=x', '!x', '~x', 'a.b;c&d', 'ü %'])('keeps the value %s', (value) => {
    const filters: Filter[] = [{ field: 'goal', match: 'is', value }]
    expect(readView(writeView({ ...usual, filters })).filters).toEqual(filters)
  })
  test('reads nonsense as the usual', () => {
    expect(readView({ period: 'ever', compare: 'x', metric: '0', by: 'x', source: '', page: '!', by_page: 'country' })).toEqual(usual)
  })
})

test('what is wrong in it is put right', () => {
  const sites = [{ domain: 'karrow.example' }]
  expect(corrected({ period: 'nonsense', site: 'nope.example', source: 'Google' }, sites)).toMatchObject({ period: undefined, site: undefined, source: 'Google' })
  expect(corrected({ period: '7d', site: 'karrow.example' }, sites)).toMatchObject({ period: '7d', site: 'karrow.example' })
  expect(corrected({ site: 'nope.example' }, undefined).site).toBe('nope.example')
})

describe('filters', () => {
  const google: Filter = { field: 'source', match: 'is', value: 'Google' }
  test('of one field replace each other', () => {
    expect(withFilter([google], { ...google, value: 'Bing' })).toEqual([{ ...google, value: 'Bing' }])
  })
  test('go on a second click', () => {
    expect(toggled([], 'source', 'Google')).toEqual([google])
    expect(toggled([google], 'source', 'Google')).toEqual([])
    expect(toggled([{ ...google, match: 'is_not' }], 'source', 'Google')).toEqual([google])
  })
})

test('a panel of records says what it does not follow', () => {
  expect(notFollowed(1, [])).toEqual([])
  expect(notFollowed(2, [{ field: 'page', match: 'is', value: '/b' }, { field: 'country', match: 'is', value: 'DE' }])).toEqual(['all sites', 'without Page, Country'])
})
