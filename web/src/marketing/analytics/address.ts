import { fieldNames, panels, type Field, type PanelField, type PanelName } from './fields'
import { metrics, type Metric } from './metrics'
import { comparisons, intervals, isPeriod, type Comparison, type Interval } from './period'

export const matches = ['is', 'is_not', 'contains'] as const
export type Match = (typeof matches)[number]
export interface Filter {
  field: Field
  match: Match
  value: string
}

/** Everything the page shows, as the address says it: ?site=…&period=7d&metric=visits&source=Google&page=~/bikes */
export interface View {
  site: string | undefined
  period: string
  compare: Comparison
  metric: Metric
  by: Interval | undefined
  filters: Filter[]
  tabs: Record<PanelName, PanelField>
}
export type Address = Record<string, string | undefined>

const defaults = { period: '30d', compare: 'previous', metric: 'visitors' } as const
const panelNames = Object.keys(panels) as PanelName[]

const among = <T extends string>(list: readonly T[], text: string | undefined): T | undefined => list.find((one) => one === text)

export function readView(address: Address): View {
  return {
    site: address['site'],
    period: address['period'] && isPeriod(address['period']) ? address['period'] : defaults.period,
    compare: among(comparisons, address['compare']) ?? defaults.compare,
    metric: among(metrics, address['metric']) ?? defaults.metric,
    by: among(intervals, address['by']),
    filters: fieldNames.flatMap((field) => readFilter(field, address[field])),
    tabs: Object.fromEntries(panelNames.map((name) => [name, among<PanelField>(panels[name], address[`by_${name}`]) ?? panels[name][0]])) as View['tabs'],
  }
}

/** The usual is left out, so that addresses stay short. */
export function writeView(view: View): Address {
  const unlessUsual = (value: string, usual: string) => (value === usual ? undefined : value)
  return {
    site: view.site,
    period: unlessUsual(view.period, defaults.period),
    compare: unlessUsual(view.compare, defaults.compare),
    metric: unlessUsual(view.metric, defaults.metric),
    by: view.by,
    ...Object.fromEntries(view.filters.map((filter) => [filter.field, writeFilter(filter)])),
    ...Object.fromEntries(panelNames.map((name) => [`by_${name}`, unlessUsual(view.tabs[name], panels[name][0])])),
  }
}

const signs: Record<Match, string> = { is: '=', is_not: '!', contains: '~' }

/** 'Google' is, '!Google' is not, '~goo' contains; '=' before what starts with a sign itself. */
function writeFilter({ match, value }: Filter): string {
  return match === 'is' && !/^[=!~]/.test(value) ? value : signs[match] + value
}

function readFilter(field: Field, text: string | undefined): Filter[] {
  if (!text) return []
  const match = matches.find((one) => text.startsWith(signs[one]))
  const value = match ? text.slice(1) : text
  return value === '' ? [] : [{ field, match: match ?? 'is', value }]
}

/** One filter a field: the newer replaces the older. */
export const withFilter = (filters: Filter[], filter: Filter): Filter[] => [...without(filters, filter.field), filter]
export const without = (filters: Filter[], field: Field): Filter[] => filters.filter((one) => one.field !== field)

/** A second click on the same row takes the filter away. */
export function toggled(filters: Filter[], field: Field, value: string): Filter[] {
  const isOn = filters.some((one) => one.field === field && one.match === 'is' && one.value === value)
  return isOn ? without(filters, field) : withFilter(filters, { field, match: 'is', value })
}
