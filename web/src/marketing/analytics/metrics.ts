import { formatMoney, formatNumber, formatSum, formatWhole } from '~/lib/format'

/** Of visits, as the stats API names them. */
export const visitMetrics = ['visitors', 'visits', 'pageviews', 'views_per_visit', 'bounce_rate', 'visit_duration'] as const
export type VisitMetric = (typeof visitMetrics)[number]

/** The big numbers of the page: what came, and what came of it. */
export const metrics = ['visitors', 'visits', 'pageviews', 'visit_duration', 'leads', 'won'] as const
export type Metric = (typeof metrics)[number]

/** Those of the big numbers that visits have. */
export const trafficMetrics = ['visitors', 'visits', 'pageviews', 'visit_duration'] as const satisfies readonly (Metric & VisitMetric)[]
export type TrafficMetric = (typeof trafficMetrics)[number]
export const isTraffic = (metric: Metric): metric is TrafficMetric => metric !== 'leads' && metric !== 'won'

/** Views per visit are those of whole visits, which a page or a goal is only a part of. */
export const visitMetricsFor = (filters: { field: string }[]): VisitMetric[] =>
  visitMetrics.filter((one) => one !== 'views_per_visit' || !filters.some(({ field }) => field === 'page' || field === 'goal'))

export const isMean = (metric: VisitMetric): boolean => metric === 'views_per_visit' || metric === 'bounce_rate' || metric === 'visit_duration'

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`

/** Money in major units of the workspace's currency; an axis and a big number need no cents. */
export function sayMetric(metric: Metric | VisitMetric, value: number, currency: string): string {
  if (metric === 'won') return Math.abs(value) < 100 ? formatMoney(value, currency) : formatSum(value, currency)
  if (metric === 'visit_duration') return clock(value)
  if (metric === 'bounce_rate') return `${formatNumber(value)} %`
  return metric === 'views_per_visit' ? formatNumber(value) : formatWhole(value)
}

export type Turn = 'better' | 'worse' | 'same'

/** Of each of these numbers, more is better. */
export const turnOf = (before: number, now: number): Turn => (before === now ? 'same' : now > before ? 'better' : 'worse')

/** Percent; undefined where there was nothing to compare with. */
export const changeOf = (before: number, now: number): number | undefined => (before === 0 ? undefined : Math.round(((now - before) / before) * 100))
