// Whole days where the reader is, as 'YYYY-MM-DD'.

/** Both ends count. */
export interface Period {
  from: string
  to: string
}

export const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

/** Counted in UTC, so that summer time moves no day. */
export const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayMs = 86_400_000
export const moved = (day: string, days: number): string => new Date(utcOf(day) + days * dayMs).toISOString().slice(0, 10)

export const daysIn = ({ from, to }: Period): number => Math.round((utcOf(to) - utcOf(from)) / dayMs) + 1

const dates = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/

/** '2026-11-01..2026-11-20' as an address holds it. */
export function readDates(text: string): Period | undefined {
  const [, from, to] = dates.exec(text) ?? []
  if (!from || !to || Number.isNaN(utcOf(from)) || Number.isNaN(utcOf(to))) return undefined
  return from <= to ? { from, to } : { from: to, to: from }
}
export const writeDates = ({ from, to }: Period): string => `${from}..${to}`

/** As many days, ending the day before. */
export const periodBefore = (period: Period): Period => ({ from: moved(period.from, -daysIn(period)), to: moved(period.from, -1) })

/** `count` periods of `days` days one after another, the last one ends today. */
export function lastPeriods(days: number, count: number, now: Date = new Date()): Period[] {
  const to = dayOf(now)
  const periods: Period[] = [{ from: moved(to, 1 - days), to }]
  while (periods.length < count) periods.unshift(periodBefore(periods[0]!))
  return periods
}
