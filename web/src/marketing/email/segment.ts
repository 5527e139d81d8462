// Who is meant, as the server keeps it and as chips show it.
import type { Property } from '~/api/types'
import { fromSearchFilter, toSearchBody, type Filter } from '~/lib/filters'
import type { Condition } from './email'

/** What chips and fields of the step show of a condition; the rest of it stays as it is. */
export interface Meant {
  filters: Filter[]
  query: string
  segment: string | null
  rest: Condition[]
}

export function meantBy(condition: Condition, properties: Property[]): Meant {
  const meant: Meant = { filters: [], query: '', segment: null, rest: [] }
  for (const part of condition.type === 'all' ? condition.conditions : [condition]) {
    if (part.type === 'property') meant.filters.push(fromSearchFilter(part, properties.find(({ name }) => name === part.propertyName)))
    else if (part.type === 'words' && !meant.query) meant.query = part.query
    else if (part.type === 'segment' && !meant.segment) meant.segment = part.segment_id
    else meant.rest.push(part)
  }
  return meant
}

export function conditionOf({ filters, query, segment, rest }: Meant, properties: Property[]): Condition {
  const { filterGroups } = toSearchBody({ query: '', filters, sort: undefined }, [], properties, 1)
  const words = query.trim()
  return {
    type: 'all',
    conditions: [
      ...(segment ? [{ type: 'segment' as const, segment_id: segment }] : []),
      ...(filterGroups?.[0]?.filters ?? []).map((filter) => ({ type: 'property' as const, ...filter })),
      ...(words ? [{ type: 'words' as const, query: words }] : []),
      ...rest,
    ],
  }
}
