// Filters as people see them (chips), as the address holds them, and as the search answers them.
import type { Property, SearchBody, SearchFilter } from '~/api/types'

export const filterOperators = [
  'in', 'not_in', 'is', 'is_not', 'contains', 'at_least', 'at_most', 'between', 'in_last', 'before', 'after', 'known', 'unknown',
] as const
export type FilterOperator = (typeof filterOperators)[number]

export interface Filter {
  property: string
  operator: FilterOperator
  values: string[]
}
export interface Sort {
  property: string
  descending: boolean
}

export type ValueKind = 'choice' | 'text' | 'number' | 'date'

const byKind: Record<ValueKind, FilterOperator[]> = {
  choice: ['in', 'not_in', 'known', 'unknown'],
  text: ['contains', 'is', 'is_not', 'known', 'unknown'],
  number: ['at_least', 'at_most', 'is', 'between', 'known', 'unknown'],
  date: ['in_last', 'before', 'after', 'known', 'unknown'],
}
export const operatorsFor = (kind: ValueKind): FilterOperator[] => byKind[kind]

export function isComplete(filter: Filter): boolean {
  if (filter.operator === 'known' || filter.operator === 'unknown') return true
  const given = filter.values.filter((value) => value.trim() !== '')
  return given.length >= (filter.operator === 'between' ? 2 : 1)
}

const dayMs = 86_400_000

/** `now` decides what 'in the last 7 days' means. */
export function toSearchFilter(filter: Filter, property: Pick<Property, 'type'> | undefined, now: number): SearchFilter {
  const propertyName = filter.property
  const value = filter.values[0]?.trim() ?? ''
  const moment = (ms: number) => (property?.type === 'date' ? new Date(ms).toISOString().slice(0, 10) : String(ms))
  switch (filter.operator) {
    case 'in':
    case 'not_in':
      return { propertyName, operator: filter.operator === 'in' ? 'IN' : 'NOT_IN', values: filter.values }
    case 'is':
      return { propertyName, operator: 'EQ', value }
    case 'is_not':
      return { propertyName, operator: 'NEQ', value }
    case 'contains':
      return { propertyName, operator: 'CONTAINS_TOKEN', value: `*${value}*` }
    case 'at_least':
      return { propertyName, operator: 'GTE', value }
    case 'at_most':
      return { propertyName, operator: 'LTE', value }
    case 'between':
      return { propertyName, operator: 'BETWEEN', value, highValue: filter.values[1]?.trim() ?? '' }
    case 'in_last':
      return { propertyName, operator: 'GTE', value: moment(now - Number(value) * dayMs) }
    case 'before':
      return { propertyName, operator: 'LT', value: moment(localDay(value)) }
    case 'after':
      return { propertyName, operator: 'GTE', value: moment(localDay(value)) }
    case 'known':
      return { propertyName, operator: 'HAS_PROPERTY' }
    case 'unknown':
      return { propertyName, operator: 'NOT_HAS_PROPERTY' }
  }
}

const localDay = (day: string) => new Date(`${day}T00:00:00`).getTime()

export interface ListQuery {
  query: string
  filters: Filter[]
  sort: Sort | undefined
}

export function toSearchBody(list: ListQuery, columns: string[], properties: Pick<Property, 'name' | 'type'>[], limit: number, after?: string, now = Date.now()): SearchBody {
  const byName = new Map(properties.map((property) => [property.name, property]))
  const filters = list.filters
    .filter((filter) => isComplete(filter) && (byName.size === 0 || byName.has(filter.property)))
    .map((filter) => toSearchFilter(filter, byName.get(filter.property), roundToMinute(now)))
  return {
    filterGroups: filters.length > 0 ? [{ filters }] : [],
    sorts: list.sort ? [{ propertyName: list.sort.property, direction: list.sort.descending ? 'DESCENDING' : 'ASCENDING' }] : [],
    properties: columns,
    ...(list.query.trim() === '' ? {} : { query: list.query.trim() }),
    limit,
    ...(after === undefined ? {} : { after }),
  }
}

const roundToMinute = (ms: number) => Math.floor(ms / 60_000) * 60_000

// In the address: lifecyclestage.in.lead~customer;score.at_least.40
const escape = (text: string) => encodeURIComponent(text).replaceAll('~', '%7E').replaceAll('.', '%2E')

export function writeFilters(filters: Filter[]): string {
  return filters
    .filter(isComplete)
    .map((filter) => `${filter.property}.${filter.operator}.${filter.values.map(escape).join('~')}`)
    .join(';')
}

export function readFilters(text: string): Filter[] {
  return text.split(';').flatMap((part) => {
    const [property, operator, values = ''] = part.split('.')
    if (!property || !filterOperators.includes(operator as FilterOperator)) return []
    return [{ property, operator: operator as FilterOperator, values: values === '' ? [] : values.split('~').map(safeDecode) }]
  })
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export const writeSort = (sort: Sort | undefined): string => (sort ? (sort.descending ? '-' : '') + sort.property : '')
export function readSort(text: string): Sort | undefined {
  if (text === '') return undefined
  return text.startsWith('-') ? { property: text.slice(1), descending: true } : { property: text, descending: false }
}
