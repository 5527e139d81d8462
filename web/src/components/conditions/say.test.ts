import { expect, test } from 'vitest'
import type { Property } from '~/api/types'
import { conditionOf, filterOf, say, sayInFull, sentence, type Speech } from './say'
import type { Condition, Dated, Property as PropertyCondition } from './tree'

const properties = [
  { name: 'city', label: 'City', type: 'string', fieldType: 'text', options: [] },
  { name: 'trade', label: 'Trade', type: 'enumeration', fieldType: 'select', options: [{ value: 'e', label: 'Electricians' }, { value: 'p', label: 'Plumbers' }, { value: 'r', label: 'Roofers' }] },
  { name: 'createdate', label: 'Created', type: 'datetime', fieldType: 'date', options: [] },
] as unknown as Property[]
const speech: Speech = {
  properties: () => properties,
  words: () => ({ owners: [], pipelines: [], currency: 'EUR' }),
  events: [{ name: 'page_view', label: 'Saw a page', comparing: 'path' }, { name: 'form_sent', label: 'Sent a form', comparing: 'exact', object: 'forms' }],
  own: [],
  kind: () => 'company',
  topic: () => 'Newsletter',
  segment: () => 'Nord trade fair',
  subject: (event, subject) => (event?.object === 'forms' ? 'Ask for a quote' : subject),
}
const text = (tree: Condition) => sentence(tree, speech).map((part) => part.text).join('')

test('a tree reads as a sentence', () => {
  expect(text({ type: 'all', conditions: [] })).toMatch(/^Everybody\./)
  expect(text({
    type: 'all',
    conditions: [
      { type: 'property', propertyName: 'trade', operator: 'IN', values: ['e', 'p', 'r'] },
      { type: 'any', conditions: [{ type: 'event', event: 'page_view', subject: '/prices', operator: 'at_least', times: 2, days: 30 }, { type: 'segment', segment_id: '1' }] },
      { type: 'none', conditions: [{ type: 'associated', object: 'companies', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: 'Kiel' }] }] },
    ],
  })).toBe('Everyone whose Trade is any of Electricians, Plumbers or Roofers, and either who saw a page /prices at least 2 times in the last 30 days or who is in the segment Nord trade fair, but nobody who is linked with a company where City is Kiel')
})
test('what is gone is marked, names stand for ids', () => {
  expect(say({ type: 'property', propertyName: 'old', operator: 'HAS_PROPERTY' }, 'contacts', speech)[0]).toEqual({ text: 'old', strong: true, gone: true })
  expect(say({ type: 'event', event: 'form_sent', subject: '7', operator: 'exactly', times: 1 }, 'contacts', speech).map((part) => part.text)).toEqual(['sent a form', 'Ask for a quote', 'exactly 1 time'])
})
test('a condition survives being edited as a filter', () => {
  const property = (name: string) => properties.find((one) => one.name === name)
  const conditions: (PropertyCondition | Dated)[] = [
    { type: 'property', propertyName: 'city', operator: 'NOT_CONTAINS_TOKEN', value: '*Kiel*' },
    { type: 'property', propertyName: 'trade', operator: 'NOT_IN', values: ['e'] },
    { type: 'date', propertyName: 'createdate', operator: 'more_than_ago', days: 90 },
    { type: 'date', propertyName: 'createdate', operator: 'in_the_next', days: 7 },
  ]
  for (const one of conditions) expect(conditionOf(filterOf(one, property(one.propertyName)), property(one.propertyName))).toEqual(one)
})
test('what does not hold is told as what is so', () => {
  const not = (condition: Condition) => sayInFull(condition, 'contacts', speech, false)
  expect(not({ type: 'property', propertyName: 'trade', operator: 'IN', values: ['e'] })).toBe('Trade is none of Electricians')
  expect(not({ type: 'property', propertyName: 'city', operator: 'HAS_PROPERTY' })).toBe('City is unknown')
  expect(not({ type: 'associated', object: 'companies', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: 'Kiel' }] })).toBe('is not linked with a company where City is Kiel')
  expect(not({ type: 'event', event: 'form_sent', operator: 'at_least', times: 1, days: 30 })).toBe('never sent a form in the last 30 days')
  expect(not({ type: 'event', event: 'page_view', subject: '/prices', operator: 'at_least', times: 2, days: 30 })).toBe('Not: saw a page /prices at least 2 times in the last 30 days')
})
