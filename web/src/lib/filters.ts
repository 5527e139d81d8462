// Filters as people see them (chips), as the address holds them, and as the search answers them.
import type { Property, SearchBody, SearchFilter } from '~/api/types'

export const filterOperators = [
  'in', 'not_in', 'is', 'is_not', 'contains', 'not_contains', 'at_least', 'at_most', 'more', 'less', 'between', 'in_last', 'ago', 'in_next', 'before', 'after', 'known', 'unknown',
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
  text: ['contains', 'not_contains', 'is', 'is_not', 'known', 'unknown'],
  number: ['at_least', 'at_most', 'more', 'less', 'is', 'between', 'known', 'unknown'],
  date: ['in_last', 'ago', 'in_next', 'before', 'after', 'known', 'unknown'],
}
export const operatorsFor = (kind: ValueKind): FilterOperator[] => byKind[kind]

/** Seen from now, in days. */
export const isRelative = (operator: FilterOperator): boolean => operator === 'in_last' || operator === 'ago' || operator === 'in_next'

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
    case 'not_contains':
      return { propertyName, operator: 'NOT_CONTAINS_TOKEN', value: `*${value}*` }
    case 'at_least':
      return { propertyName, operator: 'GTE', value }
    case 'at_most':
      return { propertyName, operator: 'LTE', value }
    case 'more':
      return { propertyName, operator: 'GT', value }
    case 'less':
      return { propertyName, operator: 'LT', value }
    case 'between':
      return { propertyName, operator: 'BETWEEN', value, highValue: filter.values[1]?.trim() ?? '' }
    case 'in_last':
      return { propertyName, operator: 'GTE', value: moment(now - Number(value) * dayMs) }
    case 'ago':
      return { propertyName, operator: 'LT', value: moment(now - Number(value) * dayMs) }
    case 'in_next':
      return { propertyName, operator: 'BETWEEN', value: moment(now), highValue: moment(now + Number(value) * dayMs) }
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

const isDate = (property: Pick<Property, 'type'> | undefined) => property?.type === 'date' || property?.type === 'datetime'
const dayOf = (value: string) => new Date(/^\d+$/.test(value) ? Number(value) : value).toLocaleDateString('sv')

/** The chip of a filter that was kept as the search answers it. */
export function fromSearchFilter(filter: SearchFilter, property: Pick<Property, 'type'> | undefined): Filter {
  const value = filter.value ?? ''
  const of = (operator: FilterOperator, values: string[]): Filter => ({ property: filter.propertyName, operator, values })
  switch (filter.operator) {
    case 'IN': return of('in', filter.values ?? [])
    case 'NOT_IN': return of('not_in', filter.values ?? [])
    case 'NEQ': return of('is_not', [value])
    case 'CONTAINS_TOKEN': return of('contains', [value.replaceAll('*', '')])
    case 'NOT_CONTAINS_TOKEN': return of('not_contains', [value.replaceAll('*', '')])
    case 'GTE': return isDate(property) ? of('after', [dayOf(value)]) : of('at_least', [value])
    case 'LTE': return of('at_most', [value])
    case 'GT': return of('more', [value])
    case 'LT': return isDate(property) ? of('before', [dayOf(value)]) : of('less', [value])
    case 'BETWEEN': return of('between', [value, filter.highValue ?? ''])
    case 'HAS_PROPERTY': return of('known', [])
    case 'NOT_HAS_PROPERTY': return of('unknown', [])
    default: return of('is', [value])
  }
}

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
