import { dayOf, readDates, type Period } from '~/lib/days'

export const periodNames = ['30', '90', 'quarter', '365', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

export const isPeriodName = (text: unknown): text is PeriodName => periodNames.includes(text as PeriodName)

/** A name, '2026-11-01..2026-11-20', or the usual ninety days. */
export const readPeriod = (text: unknown): string => {
  const period = String(text)
  return isPeriodName(period) || readDates(period) ? period : '90'
}

export function periodOf(text: string, now: Date = new Date()): Period {
  const own = readDates(text)
  if (own) return own
  const to = dayOf(now)
  if (text === 'quarter') return { from: dayOf(new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3, 1)), to }
  const days = text === 'all' ? 3652 : Number(text)
  return { from: dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1)), to }
}
