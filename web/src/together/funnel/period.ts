/** Whole days, both ends counted, as 'YYYY-MM-DD'. */
export interface Period {
  from: string
  to: string
}
export const periodNames = ['30', '90', 'quarter', '365', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

const day = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const isPeriodName = (text: unknown): text is PeriodName => periodNames.includes(text as PeriodName)

export function periodOf(name: PeriodName, now: Date = new Date()): Period {
  const to = day(now)
  if (name === 'quarter') return { from: day(new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3, 1)), to }
  const days = name === 'all' ? 3652 : Number(name)
  return { from: day(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1)), to }
}
