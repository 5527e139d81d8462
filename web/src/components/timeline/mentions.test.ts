import { expect, test } from 'vitest'
import { askedAt, offered, toPieces, toStored } from './mentions'

const people = [{ id: '1', name: 'Ben' }, { id: '2', name: 'Ben Hollis' }, { id: '3', name: 'Zoë Ash' }]

test('an @ at the beginning of a word asks for a name, one inside of an address does not', () => {
  expect(askedAt('@', 1)).toEqual({ from: 0, typed: '' })
  expect(askedAt('ask @ben h', 10)).toEqual({ from: 4, typed: 'ben h' })
  expect(askedAt('(@zo', 4)).toEqual({ from: 1, typed: 'zo' })
  expect(askedAt('to ada@firm.example', 19)).toBeUndefined()
  expect(askedAt('@ben\nnext line', 9)).toBeUndefined()
  expect(askedAt('nothing', 7)).toBeUndefined()
})

test('first and last names lead to a colleague, whatever their case', () => {
  expect(offered(people, 'hol').map((one) => one.name)).toEqual(['Ben Hollis'])
  expect(offered(people, 'ZOË').map((one) => one.name)).toEqual(['Zoë Ash'])
  expect(offered(people, '').length).toBe(3)
  expect(offered(people, 'nobody')).toEqual([])
  expect(offered(people, 'Zoë Ash, please')).toEqual([])
})

test('whole names are kept as ids, the longer before the shorter', () => {
  expect(toStored('@Ben Hollis and @Ben, ask @Zoë Ash!', people)).toBe('<@2> and <@1>, ask <@3>!')
  expect(toStored('@Benjamin, x@Ben', people)).toBe('@Benjamin, x@Ben')
})

test('a text falls into names and what stands between', () => {
  expect(toPieces('@Ben Hollis, ask @Ben', ['Ben', 'Ben Hollis'])).toEqual([{ text: '@Ben Hollis', isName: true }, { text: ', ask ', isName: false }, { text: '@Ben', isName: true }])
  expect(toPieces('plain', [])).toEqual([{ text: 'plain', isName: false }])
})
