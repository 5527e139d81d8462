import { rejectReasons, type Handoff, type RejectReason } from './types'

export const counts = ['handed_over', 'accepted', 'rejected', 'waiting'] as const
export type Count = (typeof counts)[number]

/** Which number of the verdicts is open: of one source or campaign, or of all. */
export interface Opened {
  what: Count
  of: string | undefined
  reason: RejectReason | undefined
}
export const periodNames = ['month', '30', '90', '365'] as const
export type PeriodName = (typeof periodNames)[number]

/** What the address of the verdicts holds. */
export interface Shown {
  period?: string | undefined
  by?: 'source' | 'campaign' | undefined
  what?: string | undefined
  of?: string | undefined
  reason?: string | undefined
}
export const nothingOpen = { what: undefined, of: undefined, reason: undefined } as const

export const periodIn = (shown: Shown): PeriodName => periodNames.find((one) => one === String(shown.period)) ?? '90'

export function startOf(period: PeriodName, now: Date): Date {
  return period === 'month' ? new Date(now.getFullYear(), now.getMonth(), 1) : new Date(now.getFullYear(), now.getMonth(), now.getDate() - Number(period))
}

export function openedIn(shown: Shown): Opened | undefined {
  const what = counts.find((one) => one === shown.what)
  if (!what) return undefined
  return { what, of: shown.of === undefined ? undefined : String(shown.of), reason: rejectReasons.find((one) => one === shown.reason) }
}

export function isCounted(lead: Pick<Handoff, 'state' | 'source' | 'campaign' | 'reason_code'>, by: 'source' | 'campaign', { what, of, reason }: Opened): boolean {
  return (what === 'handed_over' || lead.state === what) && (of === undefined || lead[by] === of) && (reason === undefined || lead.reason_code === reason)
}
