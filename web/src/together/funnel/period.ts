import { dayOf, type Period } from '~/lib/days'

export const periodNames = ['30', '90', 'quarter', '365', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

export const isPeriodName = (text: unknown): text is PeriodName => periodNames.includes(text as PeriodName)

export function periodOf(name: PeriodName, now: Date = new Date()): Period {
  const to = dayOf(now)
  if (name === 'quarter') return { from: dayOf(new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3, 1)), to }
  const days = name === 'all' ? 3652 : Number(name)
  return { from: dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1)), to }
}
