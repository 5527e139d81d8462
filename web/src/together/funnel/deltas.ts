import { t } from '~/app/messages'
import { formatPercent, formatRate } from '~/lib/format'
import type { FunnelView, Step, StepView } from './funnel'

/** How many of one step there are for each of another, 0 to 1; absent without any of the first. */
export function shareBetween(view: FunnelView, from: Step, to: Step): number | undefined {
  const count = (step: Step) => view.steps.find((one) => one.step === step)?.count ?? 0
  return count(from) > 0 ? count(to) / count(from) : undefined
}

/** Percentage points to one place, so that what is shown is what is compared. */
export function pointsBetween(now: number | null | undefined, before: number | null | undefined): number | undefined {
  if (typeof now !== 'number' || typeof before !== 'number' || now > 1 || before > 1) return undefined
  return (Math.round(now * 1000) - Math.round(before * 1000)) / 10
}

export interface Compared extends StepView {
  before: number | undefined
  /** How much the rate changed. */
  points: number | undefined
  /** Of customers whose step before is not known. */
  of_leads: number | undefined
}

/** '43.3 %', '10.5 % of leads', '–' where there is nothing to be a share of. */
export function sayRate({ rate, of_leads }: Compared): string {
  return of_leads !== undefined && of_leads > 0 && of_leads <= 1 ? t('funnel.of_leads', { share: formatPercent(of_leads) }) : formatRate(rate ?? undefined)
}

export function compared(view: FunnelView, before: FunnelView | undefined): Compared[] {
  return view.steps.map((step) => {
    const then = before?.steps.find((one) => one.step === step.step)
    const hasRate = typeof step.rate === 'number' && step.rate <= 1
    return { ...step, before: then?.count, points: pointsBetween(step.rate, then?.rate), of_leads: step.step === 'customer' && !hasRate ? shareBetween(view, 'lead', 'customer') : undefined }
  })
}

export interface Scale {
  /** What the full height stands for. */
  top: number
  /** Visitors outnumber the rest by far: their column is cut. */
  isCut: boolean
  /** Round numbers for the axis, zero included. */
  ticks: number[]
}

export function scaleOf(counts: number[]): Scale {
  const [visitors = 0, ...others] = counts
  const largest = Math.max(1, ...others)
  const isCut = visitors > largest * 1.25
  const top = isCut ? largest * 1.25 : Math.max(largest, visitors)
  // A cut column leaves no room for numbers beside its upper end.
  const highest = isCut ? largest : top
  const step = roundStep(highest / 4)
  return { top, isCut, ticks: Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step) }
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundStep(part: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, part)))
  return power * ([1, 2, 5].find((factor) => factor * power >= part) ?? 10)
}
