import { expect, test } from 'vitest'
import { add, conditionAt, everybody, isOfAssociated, isUnwanted, isWhole, move, nest, pointers, remove, setHolding, unnest, type Condition, type Group } from './tree'

const city = (value: string): Condition => ({ type: 'property', propertyName: 'city', operator: 'EQ', value })
const tree: Group = { type: 'all', conditions: [city('Kiel'), { type: 'any', conditions: [city('Husum'), city('Gouda')] }, city('Breda')] }
const values = (one: Condition): unknown => ('value' in one ? one.value : 'conditions' in one ? [one.type, ...(one.conditions ?? []).map(values)] : one.type)
const said = ({ tree, at }: { tree: Group; at: string }) => [values(tree), at]

test('conditions are added behind the others and leave nothing that means everybody', () => {
  expect(said(add(everybody, '', city('Kiel')))).toEqual([['all', 'Kiel'], '/conditions/0'])
  expect(said(add(tree, '/conditions/1', city('Lübeck')))).toEqual([['all', 'Kiel', ['any', 'Husum', 'Gouda', 'Lübeck'], 'Breda'], '/conditions/1/conditions/2'])
  const one = remove(tree, '/conditions/1/conditions/0')
  expect(said(one)).toEqual([['all', 'Kiel', ['any', 'Gouda'], 'Breda'], '/conditions/1'])
  expect(said(remove(one.tree, '/conditions/1/conditions/0'))).toEqual([['all', 'Kiel', 'Breda'], '/conditions/0'])
})
test('lines move among those beside them', () => {
  expect(said(move(tree, '/conditions/2', -1))).toEqual([['all', 'Kiel', 'Breda', ['any', 'Husum', 'Gouda']], '/conditions/1'])
  expect(said(move(tree, '/conditions/0', -1))).toEqual([values(tree), '/conditions/0'])
})
test('a line goes into the group before it or one of its own, and out again', () => {
  expect(said(nest(tree, '/conditions/2'))).toEqual([['all', 'Kiel', ['any', 'Husum', 'Gouda', 'Breda']], '/conditions/1/conditions/2'])
  const alone = nest(tree, '/conditions/0')
  expect(said(alone)).toEqual([['all', ['any', 'Kiel'], ['any', 'Husum', 'Gouda'], 'Breda'], '/conditions/0/conditions/0'])
  expect(said(unnest(alone.tree, alone.at))).toEqual([values(tree), '/conditions/0'])
  expect(said(unnest(tree, '/conditions/1/conditions/0'))).toEqual([['all', 'Kiel', ['any', 'Gouda'], 'Husum', 'Breda'], '/conditions/2'])
  expect(said(unnest(tree, '/conditions/0'))).toEqual([values(tree), '/conditions/0'])
})
test('what is yet to be chosen is not whole', () => {
  const one = (given: object): Group => ({ type: 'all', conditions: [city('Kiel'), { type: 'property', propertyName: 'city', ...given } as Condition] })
  expect([isWhole(tree), isWhole(one({ operator: 'IN', values: [] })), isWhole(one({ operator: 'CONTAINS_TOKEN', value: '**' })), isWhole(one({ operator: 'HAS_PROPERTY' }))]).toEqual([true, false, false, true])
})
test('groups hold otherwise, and every place is named as the server names it', () => {
  expect(conditionAt(setHolding(tree, '/conditions/1', 'none'), '/conditions/1')).toMatchObject({ type: 'none' })
  expect(pointers(tree)).toEqual(['', '/conditions/0', '/conditions/1', '/conditions/1/conditions/0', '/conditions/1/conditions/1', '/conditions/2'])
  const linked: Group = { type: 'all', conditions: [{ type: 'associated', object: 'companies', conditions: [city('Kiel')] }] }
  expect([isOfAssociated(linked, '/conditions/0'), isOfAssociated(linked, '/conditions/0/conditions/0')]).toEqual([false, true])
})

test('what stands in none of these is not wanted, in none of none it is', () => {
  const nested: Group = { type: 'all', conditions: [city('Kiel'), { type: 'none', conditions: [city('Husum'), { type: 'none', conditions: [city('Gouda')] }] }] }
  expect(['/conditions/0', '/conditions/1/conditions/0', '/conditions/1/conditions/1/conditions/0'].map((at) => isUnwanted(nested, at))).toEqual([false, true, false])
})
