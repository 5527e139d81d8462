import { expect, test } from 'vitest'
import { merged } from './merge'

interface Field {
  id: string
  label: string
  required?: boolean
}
interface Form {
  title: string
  fields: Field[]
}
const byId = { fields: (field: Field) => field.id }
const field = (id: string, more: Partial<Field> = {}): Field => ({ id, label: id.toUpperCase(), ...more })
const base: Form = { title: 'Bikes', fields: [field('a'), field('b'), field('c')] }
const merge = (mine: Partial<Form>, theirs: Partial<Form>) => merged(base, { ...base, ...mine }, { ...base, ...theirs }, byId)
const ids = ({ fields }: Form) => fields.map(({ id }) => id).join('')

test('what only one of them changed stands; where both did, mine', () => {
  expect(merge({ title: 'Mine' }, { fields: [] })).toEqual({ title: 'Mine', fields: [] })
  expect(merge({ title: 'Mine' }, { title: 'Theirs' }).title).toBe('Mine')
  expect(merge({}, { title: 'Theirs' }).title).toBe('Theirs')
})

test('items of a list are merged one by one, and within an item its fields', () => {
  const mine = [field('a', { label: 'Mine' }), field('b'), field('c')]
  const theirs = [field('a', { required: true }), field('b', { label: 'Theirs' }), field('c')]
  expect(merge({ fields: mine }, { fields: theirs }).fields).toEqual([field('a', { label: 'Mine', required: true }), field('b', { label: 'Theirs' }), field('c')])
})

test('what either added or removed comes or goes', () => {
  expect(ids(merge({ fields: [field('a'), field('b'), field('x'), field('c')] }, { fields: [field('a'), field('c'), field('y')] }))).toBe('axcy')
  expect(ids(merge({ fields: [field('x'), ...base.fields] }, { fields: [field('b'), field('c')] }))).toBe('xbc')
})

test('what I changed stays though they removed it; what I removed goes though they changed it', () => {
  const changed = field('b', { label: 'Changed' })
  expect(merge({ fields: [field('a'), changed, field('c')] }, { fields: [field('a'), field('c')] }).fields).toContainEqual(changed)
  expect(ids(merge({ fields: [field('a'), field('c')] }, { fields: [field('a'), changed, field('c')] }))).toBe('ac')
})

test('whose order changed leads', () => {
  const [a, b, c] = base.fields as [Field, Field, Field]
  expect(ids(merge({ fields: [c, a, b] }, { fields: [a, b, c, field('y')] }))).toBe('cyab')
  expect(ids(merge({ fields: [a, b, field('x'), c] }, { fields: [c, b, a] }))).toBe('cbxa')
})

test('lines of a text, and items that nothing names, stand beside each other where the changes do not touch', () => {
  const text = merged({ body: 'one\ntwo\nthree\nfour' }, { body: 'ONE\ntwo\nthree\nfour' }, { body: 'one\ntwo\nthree\nFOUR\nfive' })
  expect(text.body).toBe('ONE\ntwo\nthree\nFOUR\nfive')
  expect(merged({ body: 'one\ntwo' }, { body: 'mine\ntwo' }, { body: 'theirs\ntwo' }).body).toBe('mine\ntwo')
  expect(merged({ days: [1, 2, 3, 4, 5] }, { days: [1, 2, 3, 4] }, { days: [1, 2, 3, 4, 5, 6] }).days).toEqual([1, 2, 3, 4, 6])
})
