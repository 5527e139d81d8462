// A segment as the server keeps it, and as chips show it.
import type { Property } from '~/api/types'
import type { Schemas } from '~/api/types'
import { toSearchBody, type Filter } from '~/lib/filters'
import type { Segment } from './email'

const isDate = (property: Property | undefined) => property?.type === 'date' || property?.type === 'datetime'
const day = (value: string) => new Date(/^\d+$/.test(value) ? Number(value) : value).toLocaleDateString('sv')

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

export const chipsOf = (segment: Segment, properties: Property[]): Filter[] =>
  (segment.filterGroups?.[0]?.filters ?? []).map((filter) => chip(filter, properties.find(({ name }) => name === filter.propertyName)))

export function segmentOf(filters: Filter[], query: string, properties: Property[]): Segment {
  const body = toSearchBody({ query, filters, sort: undefined }, [], properties, 1)
  return { filterGroups: body.filterGroups, ...(body.query ? { query: body.query } : {}) }
}
