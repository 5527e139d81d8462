// Editing the tree of conditions: each step answers a new tree, and where what was edited is now.
import type { Schemas } from '~/api/types'

export type Condition = Schemas['segments.Condition']
export type Group = Schemas['segments.Group']
export type Property = Schemas['segments.PropertyCondition']
export type Dated = Schemas['segments.DateCondition']
export type Associated = Schemas['segments.AssociatedCondition']
export type Did = Schemas['segments.EventCondition']
export type Consent = Schemas['segments.ConsentCondition']
export type InSegment = Schemas['segments.SegmentCondition']
export type Found = Schemas['segments.WordsCondition']
export type Own = Schemas['segments.FeatureCondition']
export type Holding = Group['type']

/** '' is the whole, '/conditions/1/conditions/0' the first in the second of its groups. */
export type Pointer = string

export interface Edited {
  tree: Group
  at: Pointer
}

export const everybody: Group = { type: 'all', conditions: [] }
export const isGroup = (condition: Condition): condition is Group => condition.type === 'all' || condition.type === 'any' || condition.type === 'none'
/** Forms edit a group; what is none is the only one in it. */
export const asGroup = (condition: Condition): Group => (isGroup(condition) ? condition : { type: 'all', conditions: [condition] })
/** What is said of an associated record, or what a group holds. */
export const inside = (condition: Condition): Condition[] => (isGroup(condition) ? condition.conditions : condition.type === 'associated' ? (condition.conditions ?? []) : [])
const mayHold = (condition: Condition): boolean => isGroup(condition) || condition.type === 'associated'

const pathOf = (pointer: Pointer): number[] => [...pointer.matchAll(/\/conditions\/(\d+)/g)].map(([, at]) => Number(at))
const pointerOf = (path: number[]): Pointer => path.map((at) => `/conditions/${at}`).join('')
export const childOf = (pointer: Pointer, at: number): Pointer => `${pointer}/conditions/${at}`
export const parentOf = (pointer: Pointer): Pointer => pointerOf(pathOf(pointer).slice(0, -1))

export function conditionAt(tree: Condition, pointer: Pointer): Condition | undefined {
  return pathOf(pointer).reduce<Condition | undefined>((now, at) => now && inside(now)[at], tree)
}

function withInside(condition: Condition, conditions: Condition[]): Condition {
  return isGroup(condition) || condition.type === 'associated' ? { ...condition, conditions } : condition
}

function changeAt(tree: Condition, [first, ...rest]: number[], how: (condition: Condition) => Condition[]): Condition[] {
  if (first === undefined) return how(tree)
  return [withInside(tree, inside(tree).flatMap((one, at) => (at === first ? changeAt(one, rest, how) : [one])))]
}

/** Puts any number of conditions in the place of one. */
const put = (tree: Group, path: number[], how: (condition: Condition) => Condition[]): Group => changeAt(tree, path, how)[0] as Group

export const replace = (tree: Group, pointer: Pointer, condition: Condition): Group => put(tree, pathOf(pointer), () => [condition])
export const setHolding = (tree: Group, pointer: Pointer, type: Holding): Group => put(tree, pathOf(pointer), (one) => [isGroup(one) ? { ...one, type } : one])

/** Behind the others of its group. */
export function add(tree: Group, into: Pointer, condition: Condition): Edited {
  const at = inside(conditionAt(tree, into) ?? tree).length
  return { tree: put(tree, pathOf(into), (group) => [withInside(group, [...inside(group), condition])]), at: childOf(into, at) }
}

/** A group that has nothing left goes with its last condition, so that it does not mean everybody. */
export function remove(tree: Group, pointer: Pointer): Edited {
  const path = pathOf(pointer)
  if (path.length === 0) return { tree: everybody, at: '' }
  const parent = path.slice(0, -1)
  const holder = conditionAt(tree, pointerOf(parent))
  if (parent.length > 0 && holder && isGroup(holder) && inside(holder).length === 1) return remove(tree, pointerOf(parent))
  const last = path.at(-1)!
  return { tree: put(tree, path, () => []), at: last > 0 ? pointerOf([...parent, last - 1]) : pointerOf(parent) }
}

/** Up or down among those beside it. */
export function move(tree: Group, pointer: Pointer, by: 1 | -1): Edited {
  const path = pathOf(pointer)
  const at = path.at(-1)
  const parent = path.slice(0, -1)
  const all = inside(conditionAt(tree, pointerOf(parent)) ?? tree)
  if (at === undefined || at + by < 0 || at + by >= all.length) return { tree, at: pointer }
  const next = all.with(at, all[at + by]!).with(at + by, all[at]!)
  return { tree: put(tree, parent, (holder) => [withInside(holder, next)]), at: pointerOf([...parent, at + by]) }
}

/** Into the group before it, or into one of its own. */
export function nest(tree: Group, pointer: Pointer): Edited {
  const path = pathOf(pointer)
  const one = conditionAt(tree, pointer)
  if (!one || path.length === 0) return { tree, at: pointer }
  const parent = pointerOf(path.slice(0, -1))
  const holder = conditionAt(tree, parent)
  const at = path.at(-1)!
  const before = at > 0 ? conditionAt(tree, childOf(parent, at - 1)) : undefined
  if (before && isGroup(before)) return add(put(tree, path, () => []), childOf(parent, at - 1), one)
  const type: Holding = holder?.type === 'any' ? 'all' : 'any'
  return { tree: replace(tree, pointer, { type, conditions: [one] }), at: childOf(pointer, 0) }
}

/** Out of its group, behind it; a group that has nothing left is gone. */
export function unnest(tree: Group, pointer: Pointer): Edited {
  const path = pathOf(pointer)
  const one = conditionAt(tree, pointer)
  const parent = path.slice(0, -1)
  const holder = conditionAt(tree, pointerOf(parent))
  if (!one || parent.length === 0 || !holder || !isGroup(holder)) return { tree, at: pointer }
  const left = inside(holder).filter((_, at) => at !== path.at(-1))
  const kept = left.length > 0 ? [{ ...holder, conditions: left }, one] : [one]
  return { tree: put(tree, parent, () => kept), at: pointerOf([...parent.slice(0, -1), parent.at(-1)! + kept.length - 1]) }
}

/** Whether a place may be nested into: what is said of an associated record stays with it. */
export const isOfAssociated = (tree: Group, pointer: Pointer): boolean =>
  pathOf(pointer).some((_, depth, path) => conditionAt(tree, pointerOf(path.slice(0, depth)))?.type === 'associated')

/** Inside of 'none of these': that it does not hold is what is wanted. */
export const isUnwanted = (tree: Group, pointer: Pointer): boolean =>
  pathOf(pointer).filter((_, depth, path) => conditionAt(tree, pointerOf(path.slice(0, depth)))?.type === 'none').length % 2 === 1

/** Something is yet to be chosen in it, so it cannot be counted. */
export function isWhole(condition: Condition): boolean {
  switch (condition.type) {
    case 'property':
      if (condition.operator === 'IN' || condition.operator === 'NOT_IN') return (condition.values ?? []).length > 0
      if (condition.operator === 'HAS_PROPERTY' || condition.operator === 'NOT_HAS_PROPERTY') return true
      return ![condition.value, ...(condition.operator === 'BETWEEN' ? [condition.highValue] : [])].some((value) => (value ?? '').replaceAll('*', '') === '' || value === 'NaN')
    case 'feature': return Object.values(condition.arguments).every((value) => value !== '')
    default: return inside(condition).every(isWhole)
  }
}

/** Every pointer, as they stand below each other. */
export function pointers(condition: Condition, pointer: Pointer = ''): Pointer[] {
  return [pointer, ...(mayHold(condition) ? inside(condition).flatMap((one, at) => pointers(one, childOf(pointer, at))) : [])]
}
