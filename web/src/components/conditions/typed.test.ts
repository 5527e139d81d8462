import { expect, test } from 'vitest'
import type { Property } from '~/api/types'
import { asConsent, asEvent, asNamed, asProperty, isFormula, type Understood } from './typed'
import type { Speech } from './say'

const trade = { name: 'trade', label: 'Trade', type: 'enumeration', fieldType: 'select', options: [{ value: 'e', label: 'Electricians' }, { value: 'p', label: 'Plumbers' }] } as unknown as Property
const score = { name: 'hubspotscore', label: 'Score', type: 'number', fieldType: 'number', options: [] } as unknown as Property
const city = { name: 'city', label: 'City', type: 'string', fieldType: 'text', options: [] } as unknown as Property
const created = { name: 'createdate', label: 'Created', type: 'datetime', fieldType: 'date', options: [] } as unknown as Property
const events: Speech['events'] = [{ name: 'page_view', label: 'Saw a page', comparing: 'path' }, { name: 'mail_opened', label: 'Opened a campaign’s mail', comparing: 'exact', object: 'campaigns' }, { name: 'form_sent', label: 'Sent a form', comparing: 'exact', object: 'forms' }]
const speech = { words: () => ({ owners: [], pipelines: [], currency: 'EUR' }) } as unknown as Speech
const forms = new Map([['7', 'Ask for a quote']])

/** Of everything there is, what fits best. */
function best(typed: string) {
  const all: Understood[] = [
    ...[trade, score, city, created].map((one) => asProperty(typed, one, 'contacts', speech)),
    ...events.map((one) => asEvent(typed, one, one.object === 'forms' ? forms : undefined)),
    asConsent(typed, 'news', 'Newsletter'), asNamed(typed, 'is in the segment Nord trade fair', { type: 'segment', segment_id: '1' }), asNamed(typed, 'Linked with a deal', { type: 'associated', object: 'deals' }),
  ]
  const [first] = all.toSorted((a, b) => b.fit - a.fit)
  return first && first.fit > 0 ? first.condition : undefined
}

test('the words of the builder are understood when they are typed', () => {
  expect(best('saw a page /prices at least 2 times in the last 30 days')).toEqual({ type: 'event', event: 'page_view', subject: '/prices', operator: 'at_least', times: 2, days: 30 })
  expect(best('opened no mail in 90 days')).toEqual({ type: 'event', event: 'mail_opened', operator: 'at_most', times: 0, days: 90 })
  expect(best('sent a form Ask for a quote exactly 1 time')).toEqual({ type: 'event', event: 'form_sent', subject: '7', operator: 'exactly', times: 1, days: 30 })
  expect(best('Trade is any of Electricians, Plumbers')).toEqual({ type: 'property', propertyName: 'trade', operator: 'IN', values: ['e', 'p'] })
  expect(best('trade is none of plumbers')).toEqual({ type: 'property', propertyName: 'trade', operator: 'NOT_IN', values: ['p'] })
  expect(best('Score at least 40')).toEqual({ type: 'property', propertyName: 'hubspotscore', operator: 'GTE', value: '40' })
  expect(best('city contains Bad Segeberg')).toEqual({ type: 'property', propertyName: 'city', operator: 'CONTAINS_TOKEN', value: '*Bad Segeberg*' })
  expect(best('City is unknown')).toEqual({ type: 'property', propertyName: 'city', operator: 'NOT_HAS_PROPERTY' })
  expect(best('created in the last 14 days')).toEqual({ type: 'date', propertyName: 'createdate', operator: 'in_the_last', days: 14 })
  expect(best('agreed to newsletter')).toEqual({ type: 'consent', topic_key: 'news', state: 'given' })
  expect(best('no longer agrees to newsletter')).toEqual({ type: 'consent', topic_key: 'news', state: 'withdrawn' })
  expect(best('nord trade fair')).toEqual({ type: 'segment', segment_id: '1' })
  expect(best('deal')).toEqual({ type: 'associated', object: 'deals' })
})

test('a value alone finds what it is a value of, and what means nothing finds nothing', () => {
  expect(best('electricians')).toEqual({ type: 'property', propertyName: 'trade', operator: 'IN', values: ['e'] })
  expect(best('/prices')).toMatchObject({ event: 'page_view', subject: '/prices' })
  expect(best('xyzzy quux')).toBeUndefined()
})

test('only what reads as the text form is asked about', () => {
  for (const one of ['city = "Kiel"', 'trade in ("e")', 'did page_view "/prices" at least 2 times', 'consent "news" is given', 'any of (city = "Kiel")']) expect([one, isFormula(one, [city, trade])]).toEqual([one, true])
  for (const one of ['City is Kiel', 'Score at least 40', 'saw a page', 'name = 3', 'has', 'opened no mail in 90 days']) expect([one, isFormula(one, [city, trade])]).toEqual([one, false])
})
