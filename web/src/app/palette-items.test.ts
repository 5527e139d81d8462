import { IconBox } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import type { FoundEntry } from '~/lib/feature'
import { groupsFor, marked, matches } from './palette-items'

test('pages match by the beginning of any word', () => {
  expect(matches('API tokens', 'tok')).toBe(true)
  expect(matches('API tokens', 'ens')).toBe(false)
  expect(matches('New contact', 'con new')).toBe(true)
})

test('the first record comes with what can be done with it; objects without a page are left out', () => {
  const groups = groupsFor('mar', [{ object: 'contacts', id: '7', title: 'Marit Solheim', subtitle: '' }, { object: 'unknown', id: '8', title: 'Mars', subtitle: '' }], [])
  expect(groups[0]?.items.map((item) => item.to)).toEqual(['/contacts/7'])
  expect(groups[1]?.title).toBe('With Marit Solheim')
})

test('the typed part of a title is marked', () => {
  expect(marked('Marit Solheim', 'sol')).toEqual([{ text: 'Marit ', hit: false }, { text: 'Sol', hit: true }, { text: 'heim', hit: false }])
})

test('what can be done with a contact stands under the first hit alone', () => {
  const groups = groupsFor('mar', [{ object: 'contacts', id: '7', title: 'Marit Solheim', subtitle: '' }, { object: 'contacts', id: '8', title: 'Mara Voss', subtitle: '' }], [])
  expect(groups[1]?.items.every((item) => item.isAction)).toBe(true)
  expect(groups[1]?.items.at(-1)?.to).toBe('/threads/7')
})

test('a word leads to the contacts of companies with it, as a filter one can change', () => {
  const filters = groupsFor('sol', [], []).flatMap((group) => group.items).filter((item) => item.isFilter)
  expect(filters[0]?.to).toBe('/contacts?f=company.contains.sol')
})

test('many hits do not push the actions out of sight, and none is lost', () => {
  const hits = Array.from({ length: 6 }, (_, index) => ({ object: 'contacts', id: String(index), title: `Mar ${index}`, subtitle: '' }))
  const groups = groupsFor('mar', hits, [])
  expect(groups.slice(0, 3).map((group) => group.items.length)).toEqual([3, 4, 3])
  expect(groups[2]?.title).toBe('More records')
})

test('what the role may not do is not offered', () => {
  const titles = (query: string, may: (permission: string | undefined) => boolean) =>
    groupsFor(query, [{ object: 'contacts', id: '7', title: 'Marit Solheim', subtitle: '' }], [], may).flatMap((group) => group.items.map((item) => item.title))
  const onlyReads = (permission: string | undefined) => permission === undefined || permission === 'read_records'
  expect(titles('mar', onlyReads)).toContain('See the thread')
  expect(titles('mar', onlyReads)).not.toContain('Call')
  expect(titles('new', onlyReads)).not.toContain('New contact')
  expect(titles('new', () => true)).toContain('New contact')
  expect(titles('tokens', onlyReads)).not.toContain('API tokens')
})

test('a kind that the server tells of has its page, its list and what makes one, where that is allowed', () => {
  const tickets: FoundEntry = {
    label: 'Tickets', to: '/records/tickets', icon: IconBox,
    create: { label: 'New ticket', to: '/records/tickets?new=1', needs: 'write_records' },
    find: (query) => ({ label: `Tickets with “${query}”`, to: `/records/tickets?q=${query}` }),
  }
  const to = (query: string, mayWrite: boolean) => groupsFor(query, [], [], (permission) => permission === undefined || mayWrite, [tickets]).flatMap((group) => group.items.map((item) => item.to))
  expect(to('tick', true)).toEqual(expect.arrayContaining(['/records/tickets', '/records/tickets?q=tick', '/records/tickets?new=1']))
  expect(to('tick', false)).not.toContain('/records/tickets?new=1')
})
