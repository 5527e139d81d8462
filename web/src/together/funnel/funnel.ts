import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { search } from '~/components/records/queries'
import type { Period } from '~/lib/days'

export type StepView = Schemas['funnel.StepView']
export type Step = StepView['step']
export const steps = ['visitors', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const satisfies Step[]
/** Marketing's steps are violet, these are teal. */
export const isSales = (step: Step): boolean => step === 'sql' || step === 'opportunity' || step === 'customer'
export type SourceRow = Schemas['funnel.SourceRow']
export type FunnelView = Schemas['funnel.FunnelView']
export type Scope = { source?: string | undefined; campaign?: string | undefined }

export const funnelQuery = (period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['funnel', period.from, period.to, scope],
    queryFn: ({ signal }) => api.get('/api/funnel', { query: { from: period.from, to: period.to, ...scope }, signal, emptyToo: true }),
    meta: { watches: ['contacts', 'deals'] },
  })

export const useFunnel = (period: Period, scope: Scope, on = true) => useQuery({ ...funnelQuery(period, scope), placeholderData: keepPreviousData, enabled: on })

export type RevenueView = Schemas['funnel.RevenueView']
export type Touch = 'first' | 'last'

export function useRevenue(period: Period, touch: Touch, by: 'source' | 'campaign') {
  return useQuery({
    queryKey: ['revenue', period.from, period.to, touch, by],
    queryFn: ({ signal }) => api.get('/api/revenue', { query: { from: period.from, to: period.to, touch, by }, signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['deals'] },
  })
}

export type WonDeal = Schemas['funnel.WonDeal']
export interface WonOf {
  touch: Touch
  by: 'source' | 'campaign'
  /** Sources or campaigns whose deals are asked for one after another; all deals without. */
  keys: string[] | undefined
}
interface Place {
  key: number
  after: string | undefined
}
const dealsInPage = 50

/** The deals that sums of revenue count. */
export function useWonDeals(period: Period, { touch, by, keys }: WonOf) {
  const keyCount = keys?.length ?? 1
  return useInfiniteQuery({
    queryKey: ['won-deals', period.from, period.to, touch, by, keys],
    queryFn: async ({ pageParam, signal }) => {
      const deals: WonDeal[] = []
      let place: Place | undefined = pageParam
      while (place && deals.length < dealsInPage) {
        const query = { from: period.from, to: period.to, touch, by, key: keys?.[place.key], after: place.after, limit: dealsInPage }
        const page: Schemas['http.Page_funnel.WonDeal'] = await api.get('/api/revenue/deals', { query, signal, emptyToo: true })
        deals.push(...page.results)
        const after = page.paging?.next?.after
        if (after) place = { key: place.key, after }
        else place = place.key + 1 < keyCount ? { key: place.key + 1, after: undefined } : undefined
      }
      return { deals, next: place }
    },
    initialPageParam: { key: 0, after: undefined } as Place,
    getNextPageParam: (page) => page.next,
    enabled: keyCount > 0,
    meta: { watches: ['deals'] },
  })
}

const behindProperties = ['firstname', 'lastname', 'email', 'company', 'lifecyclestage', 'hs_analytics_source']
type Groups = NonNullable<StepView['filterGroups']>

/** The contacts a number counts, the latest to enter the step first, page by page. */
export function useBehind(step: Step, filterGroups: Groups) {
  const entered = filterGroups[0]?.filters[0]?.propertyName
  return useInfiniteQuery({
    queryKey: ['funnel-behind', step, filterGroups],
    queryFn: async ({ pageParam, signal }) => {
      const sorts = entered ? [{ propertyName: entered, direction: 'DESCENDING' as const }] : []
      const body = { filterGroups, sorts, properties: entered ? [...behindProperties, entered] : behindProperties, limit: 50, ...(pageParam ? { after: pageParam } : {}) }
      return search('contacts', body, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next?.after,
    meta: { watches: ['contacts'] },
  })
}

export const useBehindCount = (step: Step, filterGroups: Groups): number | undefined => useBehind(step, filterGroups).data?.pages[0]?.total

export type Station = Schemas['funnel.Station']
export type Thread = Schemas['funnel.Thread']

export function useThread(id: string) {
  return useQuery({
    queryKey: ['thread', id],
    queryFn: ({ signal }) => api.get('/api/contacts/{contact_id}/thread', { path: { contact_id: id }, signal }),
    meta: { watches: [`contacts:${id}`, 'deals', 'quotes'] },
  })
}
