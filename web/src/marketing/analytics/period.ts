import { daysIn, moved, periodBefore, readDates, utcOf, type Period } from '~/lib/days'
import { formatDay } from '~/lib/format'

export const periodNames = ['day', '7d', '28d', '30d', '91d', 'month', '12mo', 'year'] as const
export type PeriodName = (typeof periodNames)[number]
export const intervals = ['hour', 'day', 'week', 'month'] as const
export type Interval = (typeof intervals)[number]
export const comparisons = ['previous', 'year', 'off'] as const
export type Comparison = (typeof comparisons)[number]

const monthBefore = (day: string, months: number): string => {
  const date = new Date(utcOf(day))
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)).toISOString().slice(0, 10)
}

/** 'YYYY-MM-DD HH' where the site is. */
export function hourIn(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}`
}
export const todayIn = (zone: string, now: Date): string => hourIn(zone, now).slice(0, 10)

export const isPeriodName = (text: string): text is PeriodName => periodNames.includes(text as PeriodName)

/** A name or '2026-11-01..2026-11-20'; anything else is no period. */
export const isPeriod = (text: string): boolean => isPeriodName(text) || readDates(text) !== undefined

export function periodOf(text: string, today: string): Period {
  const own = readDates(text)
  if (own) return own
  if (text === 'day') return { from: today, to: today }
  if (text === 'month') return { from: monthBefore(today, 0), to: today }
  if (text === '12mo') return { from: monthBefore(today, 11), to: today }
  if (text === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  return { from: moved(today, 1 - (Number.parseInt(text, 10) || 30)), to: today }
}

function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return before.endsWith('02-29') ? before.replace('02-29', '02-28') : before
}

/** Whole weeks are compared with whole weeks, so that Mondays stand over Mondays. */
export function comparedWith(period: Period, comparison: Comparison): Period | undefined {
  if (comparison === 'off') return undefined
  if (comparison === 'year' && daysIn(period) % 7 === 0) return { from: moved(period.from, -364), to: moved(period.to, -364) }
  if (comparison === 'year') return { from: yearBefore(period.from), to: yearBefore(period.to) }
  return periodBefore(period)
}

/** Without the day that is not over; undefined when that was all. */
export function finishedPart({ from, to }: Period, today: string): Period | undefined {
  const last = to < today ? to : moved(today, -1)
  return from <= last ? { from, to: last } : undefined
}
/** As many days of a period as another one has. */
export const cutTo = ({ from, to }: Period, other: Period): Period => {
  const last = moved(from, daysIn(other) - 1)
  return { from, to: last < to ? last : to }
}

/** Which points make sense: neither a handful nor thousands. */
export function intervalsFor(period: Period): Interval[] {
  const days = daysIn(period)
  return intervals.filter((one) => (one === 'hour' ? days <= 8 : one === 'day' ? days > 1 && days <= 400 : one === 'week' ? days > 14 : days > 60))
}
export function usualInterval(period: Period): Interval {
  const days = daysIn(period)
  return days <= 2 ? 'hour' : days <= 100 ? 'day' : 'month'
}

/** '2026-11-23 16:00:00' → '16:00', '2026-11-23' → '23 Nov', a month → 'Nov 2026'. */
export function sayPoint(label: string, interval: Interval, days: number): string {
  const day = label.slice(0, 10)
  if (interval === 'hour') return days === 1 ? label.slice(11, 16) : `${formatDay(day)}, ${label.slice(11, 16)}`
  if (interval === 'month') return new Date(`${day}T00:00:00`).toLocaleDateString('en-GB', { month: 'short', year: 'numeric' })
  return formatDay(day)
}

/** Points that are still to come have no number, which is not zero. */
export const isToCome = (label: string, hour: string): boolean => label.slice(0, 13) > hour.slice(0, Math.min(13, label.length))

export function sayPeriod({ from, to }: Period): string {
  if (from === to) return formatDay(from)
  return `${formatDay(from)} – ${formatDay(to)}`
}
