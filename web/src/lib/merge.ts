// What two people made of one thing, on the ground of how it was: what only one of them changed stands, and mine where both did.

import { isSame } from './theirs'

/** By what an item of a list is known again. */
export type Identity = (item: never) => unknown
export type Identities<Form> = Partial<Record<keyof Form, Identity>>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

export function merged<T>(base: T, mine: T, theirs: T, identities: Identities<T> = {}): T {
  return both(base, mine, theirs, identities as Record<string, Identity>) as T
}

function both(base: unknown, mine: unknown, theirs: unknown, identities: Record<string, Identity>, identity?: Identity): unknown {
  if (isSame(mine, base)) return theirs
  if (isSame(theirs, base)) return mine
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) return identity ? lists(base, mine, theirs, identity) : (ranges(base, mine, theirs) ?? mine)
  if (typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string') return ranges(base.split('\n'), mine.split('\n'), theirs.split('\n'))?.join('\n') ?? mine
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  return Object.fromEntries([...names].map((name) => [name, both(base[name], mine[name], theirs[name], {}, identities[name])]))
}

/** Items are known again: one that both have is merged, one that either added or removed comes or goes. */
function lists(base: unknown[], mine: unknown[], theirs: unknown[], identity: Identity): unknown[] {
  const byId = (list: unknown[]) => new Map(list.map((item) => [identity(item as never), item]))
  const [was, here, there] = [byId(base), byId(mine), byId(theirs)]
  const stays = (id: unknown): boolean => {
    if (here.has(id) && there.has(id)) return true
    if (here.has(id)) return !was.has(id) || !isSame(here.get(id), was.get(id))
    return !was.has(id)
  }
  const item = (id: unknown) => (here.has(id) && there.has(id) ? both(was.get(id), here.get(id), there.get(id), {}) : here.has(id) ? here.get(id) : there.get(id))
  const inBoth = (list: Map<unknown, unknown>, other: Map<unknown, unknown>) => [...list.keys()].filter((id) => other.has(id))
  const isMoved = !isSame(inBoth(was, here), inBoth(here, was))
  const [leading, following] = isMoved ? [here, there] : [there, here]
  return inOrder([...leading.keys()], [...following.keys()]).filter(stays).map(item)
}

/** The order of the first; what only the second has comes after what it stands behind there. */
function inOrder(leading: unknown[], following: unknown[]): unknown[] {
  const order = [...leading]
  following.forEach((id, at) => {
    if (!order.includes(id)) order.splice(at === 0 ? 0 : order.indexOf(following[at - 1]) + 1, 0, id)
  })
  return order
}

/** From where to where a list differs from how it was. */
function range(base: unknown[], other: unknown[]): { from: number; to: number; now: unknown[] } {
  const most = Math.min(base.length, other.length)
  let from = 0
  while (from < most && isSame(base[from], other[from])) ++from
  let end = 0
  while (end < most - from && isSame(base.at(-1 - end), other.at(-1 - end))) ++end
  return { from, to: base.length - end, now: other.slice(from, other.length - end) }
}

/** Lines of a text, or items that nothing names: both changes, where they do not touch each other. */
function ranges(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] | undefined {
  const [first, second] = [range(base, mine), range(base, theirs)].sort((a, b) => a.from - b.from || a.to - b.to)
  if (!first || !second || first.to > second.from) return undefined
  return [...base.slice(0, first.from), ...first.now, ...base.slice(first.to, second.from), ...second.now, ...base.slice(second.to)]
}
