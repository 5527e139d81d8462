import { formatNumber, formatWhole } from '~/lib/format'

export const metrics = ['visitors', 'visits', 'pageviews', 'views_per_visit', 'bounce_rate', 'visit_duration'] as const
export type Metric = (typeof metrics)[number]

/** Views per visit are those of whole visits, which a page or a goal is only a part of. */
export const metricsFor = (filters: { field: string }[]): Metric[] =>
  metrics.filter((one) => one !== 'views_per_visit' || !filters.some(({ field }) => field === 'page' || field === 'goal'))

export const isMean = (metric: Metric): boolean => metric === 'views_per_visit' || metric === 'bounce_rate' || metric === 'visit_duration'

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`

export function sayMetric(metric: Metric, value: number): string {
  if (metric === 'visit_duration') return clock(value)
  if (metric === 'bounce_rate') return `${formatNumber(value)} %`
  return metric === 'views_per_visit' ? formatNumber(value) : formatWhole(value)
}

export type Turn = 'better' | 'worse' | 'same'

/** Fewer bounces are better; of everything else, more is. */
export function turnOf(metric: Metric, before: number, now: number): Turn {
  if (before === now) return 'same'
  return now > before === (metric !== 'bounce_rate') ? 'better' : 'worse'
}

/** Percent; shares differ by points. Undefined where there was nothing to compare with. */
export function changeOf(metric: Metric, before: number, now: number): number | undefined {
  if (metric === 'bounce_rate') return Math.round((now - before) * 10) / 10
  return before === 0 ? undefined : Math.round(((now - before) / before) * 100)
}
