// Who is meant, as the server keeps it and as chips show it.
import type { Property, Schemas } from '~/api/types'
import { toSearchBody, type Filter } from '~/lib/filters'
import type { Condition } from './email'

const isDate = (property: Property | undefined) => property?.type === 'date' || property?.type === 'datetime'
const day = (value: string) => new Date(/^\d+$/.test(value) ? Number(value) : value).toLocaleDateString('sv')

/** What chips and fields of the step show of a condition; the rest of it stays as it is. */
export interface Meant {
  filters: Filter[]
  query: string
  segment: string | null
  rest: Condition[]
}

function chip(filter: Schemas['records.Filter'], property: Property | undefined): Filter {
  const value = filter.value ?? ''
  const of = (operator: Filter['operator'], values: string[]): Filter => ({ property: filter.propertyName, operator, values })
  switch (filter.operator) {
    case 'IN': return of('in', filter.values ?? [])
    case 'NOT_IN': return of('not_in', filter.values ?? [])
    case 'NEQ': return of('is_not', [value])
    case 'CONTAINS_TOKEN': return of('contains', [value.replaceAll('*', '')])
    case 'GTE': return isDate(property) ? of('after', [day(value)]) : of('at_least', [value])
    case 'LTE': return of('at_most', [value])
    case 'LT': return isDate(property) ? of('before', [day(value)]) : of('at_most', [value])
    case 'BETWEEN': return of('between', [value, filter.highValue ?? ''])
    case 'HAS_PROPERTY': return of('known', [])
    case 'NOT_HAS_PROPERTY': return of('unknown', [])
    default: return of('is', [value])
  }
}

export function meantBy(condition: Condition, properties: Property[]): Meant {
  const meant: Meant = { filters: [], query: '', segment: null, rest: [] }
  for (const part of condition.type === 'all' ? condition.conditions : [condition]) {
    if (part.type === 'property') meant.filters.push(chip(part, properties.find(({ name }) => name === part.propertyName)))
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
