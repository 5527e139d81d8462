import type { ObjectType } from '~/api/types'
import type { Address } from '~/lib/routes'
import { Store } from '~/lib/store'

/** The list a person came from, so that a record keeps its place in it: '7 of 38 in Hot this week'. */
export interface Trail {
  object: ObjectType
  label: string
  ids: string[]
  total: number
  /** The list's address. */
  back: Address
}

export const trail = new Store<Trail | undefined>(undefined)

export interface TrailStep {
  at: number
  total: number
  label: string
  before: string | undefined
  after: string | undefined
}

export function stepOf(now: Trail | undefined, object: ObjectType, id: string): TrailStep | undefined {
  if (!now || now.object !== object) return undefined
  const at = now.ids.indexOf(id)
  if (at < 0) return undefined
  return { at: at + 1, total: now.total, label: now.label, before: now.ids[at - 1], after: now.ids[at + 1] }
}
