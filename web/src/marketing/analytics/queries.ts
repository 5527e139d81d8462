import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { Period } from '~/lib/days'
import type { Field } from './fields'
import type { Brought, Money } from './brought'
import type { Narrowed } from './coverage'
import type { VisitMetric } from './metrics'
import { cutTo, type Interval } from './period'
import { everBody, goalsBody, panelBody, seriesBody, totalsBody, type Scope, type StatsAnswer, type StatsBody } from './stats'

export interface Site {
  id: string
  domain: string
  timezone: string
}

export const useSites = () =>
  useQuery({ queryKey: ['sites'], queryFn: ({ signal }) => untyped.get<{ sites: Site[] }>('/api/v1/sites?limit=1000', { signal }) })

export const ask = async (body: StatsBody, signal?: AbortSignal): Promise<StatsAnswer> =>
  (await untyped.post<StatsAnswer>('/api/v2/query', body, { signal })).data

const aMinute = 60_000

const address = (path: string, query: Record<string, string | undefined>) =>
  `${path}?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined))}`

function useStats(body: StatsBody, on = true) {
  return useQuery({
    queryKey: ['analytics', body],
    queryFn: ({ signal }) => ask(body, signal),
    placeholderData: keepPreviousData,
    refetchInterval: aMinute,
    enabled: on,
  })
}

export const broughtQuery = (period: Period, interval: Interval, only: Narrowed) => ({
  queryKey: ['analytics', 'brought', period, interval, only],
  queryFn: ({ signal }: { signal?: AbortSignal }) => untyped.get<Brought>(address('/api/funnel/series', { ...period, interval, ...only }), { signal }),
})

export function useBrought(period: Period, interval: Interval, only: Narrowed, on = true) {
  return useQuery({ ...broughtQuery(period, interval, only), placeholderData: keepPreviousData, enabled: on, meta: { watches: ['contacts', 'deals'] } })
}

/** The finished days of a period, and as many of those it is compared with. */
function comparable(period: Period, finished: Period | undefined, against: Period | undefined) {
  const done = finished ?? period
  return { done, isOver: done.to === period.to, before: against && finished && cutTo(against, finished) }
}

/** Leads and won revenue of the period, of its finished days and of as many days before. */
export function useBroughtTotals(period: Period, finished: Period | undefined, against: Period | undefined, only: Narrowed) {
  const { done, isOver, before } = comparable(period, finished, against)
  const now = useBrought(period, 'month', only)
  const since = useBrought(done, 'month', only, before !== undefined && !isOver)
  const former = useBrought(before ?? period, 'month', only, before !== undefined)
  return { now: now.data, since: isOver ? now.data : since.data, before: before && former.data, error: now.error }
}

/** The numbers of the period, and those of its finished days beside as many days before. */
export function useTotals(scope: Scope, finished: Period | undefined, against: Period | undefined) {
  const { done, isOver, before } = comparable(scope.period, finished, against)
  const now = useStats(totalsBody(scope, isOver ? before : undefined))
  const compared = useStats(totalsBody({ ...scope, period: done }, before), before !== undefined && !isOver)
  return { now, compared: before && (isOver ? now.data : compared.data), isOver }
}
export const useSeries = (scope: Scope, interval: Interval, metric: VisitMetric, on = true) => useStats(seriesBody(scope, interval, [metric]), on)
export const usePanel = (scope: Scope, field: Field, limit: number) => useStats(panelBody(scope, field, limit))
export const useGoals = (scope: Scope) => useStats(goalsBody(scope, 20))

/** Asked only when the period is empty; looks again until the first visit arrives. */
export const useEver = (site: string, on: boolean) =>
  useQuery({
    queryKey: ['analytics', 'ever', site],
    queryFn: ({ signal }) => ask(everBody(site), signal),
    enabled: on,
    refetchInterval: (query) => ((query.state.data?.results[0]?.metrics[0] ?? 0) === 0 ? 5_000 : false),
  })

export interface Counted {
  name: string
  visitors: number
}
export interface Live {
  visitors: number
  /** The last thirty, oldest first. */
  minutes: Counted[]
  pages: Counted[]
}
export const useLive = () =>
  useQuery({ queryKey: ['analytics', 'live'], queryFn: ({ signal }) => untyped.get<Live>('/api/analytics/realtime', { signal }), refetchInterval: 15_000, retry: false })

export interface FunnelStep {
  step: 'visitors' | 'lead' | 'mql' | 'sql' | 'opportunity' | 'customer'
  count: number
  rate?: number
}

/** An empty source is asked for as well: it means that none is known. */
export function useFunnelSteps(period: Period, scope: Narrowed) {
  return useQuery({
    queryKey: ['analytics', 'funnel', period, scope],
    queryFn: ({ signal }) => untyped.get<{ steps: FunnelStep[] }>(address('/api/funnel', { ...period, ...scope }), { signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['contacts', 'deals'] },
  })
}

export interface Won {
  results: { key: string; deals: number; won: Money }[]
  total: Money
}
export function useWon(period: Period) {
  return useQuery({
    queryKey: ['analytics', 'won', period],
    queryFn: ({ signal }) => untyped.get<Won>(address('/api/revenue', { ...period, touch: 'first', by: 'source' }), { signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['deals'] },
  })
}
