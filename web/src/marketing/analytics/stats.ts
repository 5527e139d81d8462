import type { Schemas } from '~/api/types'
import type { Period } from '~/lib/days'
import type { Filter } from './address'
import { fields, type Field } from './fields'
import { isMean, trafficMetrics, type VisitMetric } from './metrics'
import { isToCome, type Interval } from './period'

/** One question in the shape of Plausible's /api/v2/query. */
export type StatsBody = {
  site_id: string
  metrics: string[]
  date_range: [from: string, to: string] | 'all'
  dimensions?: string[]
  filters?: unknown[]
  include?: Record<string, unknown>
  pagination?: { limit: number }
}
export type StatsRow = Schemas['analytics.StatsRow']
export type StatsAnswer = Schemas['analytics.StatsAnswer']

/** What every question of the page shares. */
export interface Scope {
  site: string
  period: Period
  filters: Filter[]
}

export const wireFilter = ({ field, match, value }: Filter): unknown[] =>
  match === 'contains' ? [match, fields[field], [value], { case_sensitive: false }] : [match, fields[field], [value]]

function body({ site, period, filters }: Scope, asked: readonly string[], more: Partial<StatsBody> = {}): StatsBody {
  return { site_id: site, metrics: [...asked], date_range: [period.from, period.to], filters: filters.map(wireFilter), ...more }
}

export const totalsBody = (scope: Scope, against: Period | undefined): StatsBody =>
  body(scope, trafficMetrics, against ? { include: { comparisons: { mode: 'custom', date_range: [against.from, against.to] } } } : {})

export const seriesBody = (scope: Scope, interval: Interval, asked: readonly VisitMetric[]): StatsBody =>
  body(scope, asked, { dimensions: [`time:${interval}`], include: { time_labels: true } })

export const panelBody = (scope: Scope, field: Field, limit: number): StatsBody =>
  body(scope, ['visitors', 'percentage'], { dimensions: [fields[field]], include: { total_rows: true }, pagination: { limit } })

export const goalsBody = (scope: Scope, limit: number): StatsBody =>
  body(scope, ['visitors', 'conversion_rate', 'events'], { dimensions: [fields.goal], pagination: { limit } })

/** Has anybody ever been there? */
export const everBody = (site: string): StatsBody => ({ site_id: site, metrics: ['visitors'], date_range: 'all' })

export interface Point {
  label: string
  value: number | null
}

/** The point whose time is not over: the last that has begun, when the period reaches to now. */
export function unfinishedPoint(points: Point[], period: Period, hour: string): number | undefined {
  if (period.to < hour.slice(0, 10)) return undefined
  const index = points.findLastIndex((point) => !isToCome(point.label, hour))
  return index < 0 ? undefined : index
}

/** One point an interval: zero where nobody came (a mean of nobody is none), null where the time has not come. */
export function pointsOf(answer: Pick<StatsAnswer, 'results' | 'meta'>, metric: VisitMetric, hour: string): Point[] {
  const rows = new Map(answer.results.map((row) => [row.dimensions[0], row.metrics]))
  return (answer.meta.time_labels ?? []).map((label) => ({
    label,
    value: rows.get(label)?.[0] ?? (isMean(metric) || isToCome(label, hour) ? null : 0),
  }))
}
