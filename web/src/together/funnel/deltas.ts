import type { FunnelView, Step } from './funnel'

/** How many of one step there are for each of another, 0 to 1; absent without any of the first. */
export function shareBetween(view: FunnelView, from: Step, to: Step): number | undefined {
  const count = (step: Step) => view.steps.find((one) => one.step === step)?.count ?? 0
  return count(from) > 0 ? count(to) / count(from) : undefined
}

/** Percentage points to one place, so that what is shown is what is compared. */
export function pointsBetween(now: number | undefined, before: number | undefined): number | undefined {
  if (now === undefined || before === undefined) return undefined
  return (Math.round(now * 1000) - Math.round(before * 1000)) / 10
}
