import type { Period } from '~/lib/days'
import type { Brought } from './brought'
import { narrowed, notNarrowed } from './coverage'
import { trafficMetrics, type Metric } from './metrics'
import type { BigNumber } from './numbers'
import { useBroughtTotals, useTotals } from './queries'
import type { Scope } from './stats'

const leadsOf = (brought: Brought | undefined) => brought?.leads
const wonOf = (brought: Brought | undefined) => (brought === undefined ? undefined : Number(brought.won.amount))

/** What came from the events, what came of it from the records. */
export function useBigNumbers(scope: Scope, finished: Period | undefined, against: Period | undefined, sites: number) {
  const traffic = useTotals(scope, finished, against)
  const brought = useBroughtTotals(scope.period, finished, against, narrowed(scope.filters))
  const note = notNarrowed(sites, scope.filters).join(', ') || undefined
  const row = traffic.now.data?.results[0]
  const done = traffic.compared?.results[0]
  const ofVisits = trafficMetrics.map((metric, index) => [metric, { value: row?.metrics[index], since: done?.metrics[index], before: done?.comparison?.metrics[index] }] as const)
  const ofRecords = (read: (brought: Brought | undefined) => number | undefined): BigNumber => ({ value: read(brought.now), since: read(brought.since), before: read(brought.before || undefined), note })
  const numbers = { ...Object.fromEntries(ofVisits), leads: ofRecords(leadsOf), won: ofRecords(wonOf) } as Record<Metric, BigNumber>
  return { numbers, traffic: traffic.now, isOver: traffic.isOver, error: traffic.now.error ?? brought.error }
}
