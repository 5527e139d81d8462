import { expect, test } from 'vitest'
import { groupsFor, marked, matches } from './palette-items'

const pathOf = (object: string, id: string) => (object === 'contacts' ? `/contacts/${id}` : undefined)

test('pages match by the beginning of any word', () => {
  expect(matches('API tokens', 'tok')).toBe(true)
  expect(matches('API tokens', 'ens')).toBe(false)
  expect(matches('New contact', 'con new')).toBe(true)
})

test('the first record comes with what can be done with it; objects without a page are left out', () => {
  const groups = groupsFor('mar', [{ object: 'contacts', id: '7', title: 'Marit Solheim' }, { object: 'unknown', id: '8', title: 'Mars' }], [], pathOf)
  expect(groups[0]?.items.map((item) => item.to)).toEqual(['/contacts/7'])
  expect(groups[1]?.title).toBe('With Marit Solheim')
})

test('the typed part of a title is marked', () => {
  expect(marked('Marit Solheim', 'sol')).toEqual([{ text: 'Marit ', hit: false }, { text: 'Sol', hit: true }, { text: 'heim', hit: false }])
})
