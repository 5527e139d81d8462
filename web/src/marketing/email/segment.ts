// A segment as the server keeps it, and as chips show it.
import type { Property } from '~/api/types'
import { fromSearchFilter, toSearchBody, type Filter } from '~/lib/filters'
import type { Segment } from './email'

export const chipsOf = (segment: Segment, properties: Property[]): Filter[] =>
  (segment.filterGroups?.[0]?.filters ?? []).map((filter) => fromSearchFilter(filter, properties.find(({ name }) => name === filter.propertyName)))

export function segmentOf(filters: Filter[], query: string, properties: Property[]): Segment {
  const body = toSearchBody({ query, filters, sort: undefined }, [], properties, 1)
  return { filterGroups: body.filterGroups, ...(body.query ? { query: body.query } : {}) }
}
