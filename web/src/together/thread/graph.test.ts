import { expect, test } from 'vitest'
import { tiedTo, widened, type Graph, type GraphNode } from './graph'
import { columnsOf, layersOf, pictureOf, wayBetween } from './layout'

const node = (key: string, step: number): GraphNode => ({ key, kind: key.split('/')[0]!, id: key.split('/')[1]!, label: 'Node', department: 'both', title: key, detail: '', step, more: [] })
const graphOf = (nodes: Record<string, number>, ...ties: string[]): Graph => ({
  nodes: Object.entries(nodes).map(([key, step]) => node(key, step)),
  edges: ties.map((tie) => { const [from, to] = tie.split(' ') as [string, string]; return { from, to, edge: 'tie', label: 'Tied' } }),
})
const life = graphOf({ 'c/1': 0, 's/1': -1, 'h/1': 1, 'd/1': 1, 'q/1': 2, 'o/won': 2 }, 's/1 c/1', 'c/1 h/1', 'c/1 d/1', 'h/1 d/1', 'd/1 q/1', 'd/1 o/won', 'q/1 o/won')

test('what several steps lead to stands behind the last of them', () => {
  expect(Object.fromEntries(layersOf(life))).toEqual({ 'c/1': 0, 's/1': -1, 'h/1': 1, 'd/1': 2, 'q/1': 3, 'o/won': 4 })
  expect(columnsOf(life, new Set()).map((column) => column.nodes.map((one) => one.key))).toEqual([['s/1'], ['c/1'], ['h/1'], ['d/1'], ['q/1'], ['o/won']])
})

test('a column shows five and says how many more there are, but never leaves out what is kept', () => {
  const many = graphOf({ 's/1': 0, ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`c/${i}`, 1])) }, ...Array.from({ length: 9 }, (_, i) => `s/1 c/${i}`))
  const [, column] = columnsOf(many, new Set(['c/8']))
  expect(column!.nodes.map((one) => one.key)).toEqual(['c/8', 'c/0', 'c/1', 'c/2', 'c/3'])
  expect(column!.more).toBe(4)
  expect(columnsOf(many, new Set(), true)[1]!.more).toBe(0)
})

test('what does not fit leads back below', () => {
  const columns = columnsOf(life, new Set())
  const wide = pictureOf(life, columns, 1400)
  expect(new Set(wide.columns.map((one) => one.y)).size).toBe(1)
  const { placed, lines } = pictureOf(life, columns, 820)
  const at = (key: string) => placed.get(key)!
  expect(at('q/1').x).toBeGreaterThan(at('d/1').x)
  expect(at('o/won').y).toBeGreaterThan(at('q/1').y)
  expect(at('o/won').x).toBe(at('q/1').x)
  expect(lines).toHaveLength(life.edges.length)
})

test('the way to a node is the shortest', () => {
  expect(wayBetween(life, 'c/1', 'o/won')).toEqual(['c/1', 'd/1', 'o/won'])
  expect(wayBetween(life, 'c/1', 'c/1')).toEqual(['c/1'])
  expect(wayBetween(life, 'c/1', 'x/1')).toEqual([])
})

test('a further page adds its nodes where its node stands, and what is left of it', () => {
  const before = { ...life, nodes: life.nodes.map((one) => (one.key === 's/1' ? { ...one, more: [{ direction: 'forward' as const, edge: 'tie', kind: 'c', label: 'Contact', after: 'a' }] } : one)) }
  const page = graphOf({ 's/1': 0, 'c/2': 1, 'c/1': 1 }, 's/1 c/2', 's/1 c/1')
  page.nodes[0]!.more = [{ direction: 'forward', edge: 'tie', kind: 'c', label: 'Contact', after: 'b' }]
  const after = widened(before, { key: 's/1', after: 'a' }, page)
  expect(after.nodes.find((one) => one.key === 'c/2')!.step).toBe(0)
  expect(after.nodes.find((one) => one.key === 's/1')!.more.map((more) => more.after)).toEqual(['b'])
  expect(after.nodes).toHaveLength(life.nodes.length + 1)
  expect(after.edges).toHaveLength(life.edges.length + 1)
  expect(widened(before, { key: 's/1', after: 'a' }, undefined)).toBe(before)
})

test('of several ties between two the first is told', () => {
  const twice = graphOf({ 'c/1': 0, 'd/1': 1 }, 'c/1 d/1', 'c/1 d/1')
  expect(tiedTo(twice, 'c/1', 'forward').map((one) => one.node.key)).toEqual(['d/1'])
  expect(tiedTo(twice, 'd/1', 'back').map((one) => one.node.key)).toEqual(['c/1'])
  expect(tiedTo(twice, 'c/1', 'back')).toEqual([])
})
