import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import type { Period } from '~/lib/days'
import type { Field } from './fields'
import type { Narrowed } from './coverage'
import type { VisitMetric } from './metrics'
import { cutTo, type Interval } from './period'
import { everBody, goalsBody, panelBody, seriesBody, totalsBody, type Scope, type StatsAnswer, type StatsBody } from './stats'

export type Site = Schemas['analytics.Site']

export const useSites = () =>
  useQuery({ queryKey: ['sites'], queryFn: ({ signal }) => api.get('/api/v1/sites', { query: { limit: 1000 }, signal }), meta: { watches: ['sites'] } })

export const ask = async (body: StatsBody, signal?: AbortSignal): Promise<StatsAnswer> => (await api.post('/api/v2/query', { body, signal })).data

const aMinute = 60_000

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
  queryFn: ({ signal }: { signal?: AbortSignal }) => api.get('/api/funnel/series', { query: { ...period, interval, ...only }, signal }),
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

export const useLive = () =>
  useQuery({ queryKey: ['analytics', 'live'], queryFn: ({ signal }) => api.get('/api/analytics/realtime', { signal }), refetchInterval: 15_000, retry: false })

export type FunnelStep = Schemas['funnel.StepView']

export function useFunnelSteps(period: Period, scope: Narrowed) {
  return useQuery({
    queryKey: ['analytics', 'funnel', period, scope],
    queryFn: ({ signal }) => api.get('/api/funnel', { query: { ...period, ...scope }, signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['contacts', 'deals'] },
  })
}

export function useWon(period: Period) {
  return useQuery({
    queryKey: ['analytics', 'won', period],
    queryFn: ({ signal }) => api.get('/api/revenue', { query: { ...period, touch: 'first', by: 'source' }, signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['deals'] },
  })
}
