import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { CrmRecord, Page, SearchBody } from '~/api/hubspot'
import type { Department } from '~/api/own'
import type { Period } from '~/lib/days'

export const steps = ['visitors', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const
export type Step = (typeof steps)[number]
/** Marketing's steps are violet, these are teal. */
export const isSales = (step: Step): boolean => step === 'sql' || step === 'opportunity' || step === 'customer'
export type Money = { amount: string; currency: string }

export interface StepView {
  step: Step
  count: number
  rate?: number
  median_ms?: number
  /** The search whose total is `count`. */
  filterGroups?: SearchBody['filterGroups']
}
export interface SourceRow {
  key: string
  counts: number[]
  won: Money
}
export interface FunnelView {
  steps: StepView[]
  sources: SourceRow[]
  campaigns: SourceRow[]
  won: Money
  customers_won: number
}
export type Scope = { source?: string | undefined; campaign?: string | undefined }

/** An empty source is asked for as well: it means that none is known. */
const scoped = (path: string, query: Record<string, string | undefined>) =>
  `${path}?${new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined))}`

export const funnelQuery = (period: Period, scope: Scope) =>
  queryOptions({
    queryKey: ['funnel', period.from, period.to, scope],
    queryFn: ({ signal }) => untyped.get<FunnelView>(scoped('/api/funnel', { from: period.from, to: period.to, ...scope }), { signal }),
    meta: { watches: ['contacts', 'deals'] },
  })

export const useFunnel = (period: Period, scope: Scope, on = true) => useQuery({ ...funnelQuery(period, scope), placeholderData: keepPreviousData, enabled: on })

export interface RevenueView {
  results: { key: string; deals: number; won: Money }[]
  total: Money
  other_currency: number
}
export type Touch = 'first' | 'last'

export function useRevenue(period: Period, touch: Touch, by: 'source' | 'campaign') {
  return useQuery({
    queryKey: ['revenue', period.from, period.to, touch, by],
    queryFn: ({ signal }) => untyped.get<RevenueView>('/api/revenue', { query: { from: period.from, to: period.to, touch, by }, signal }),
    placeholderData: keepPreviousData,
    meta: { watches: ['deals'] },
  })
}

export interface WonDeal {
  id: string
  dealname: string
  amount?: string | null
  /** The deal's own. */
  currency: string
  contact_id?: string | null
  contact: string
  closedate: string
}
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
        const query = { from: period.from, to: period.to, touch, by, key: keys?.[place.key], after: place.after, limit: String(dealsInPage) }
        const page: Page<WonDeal> = await untyped.get<Page<WonDeal>>(scoped('/api/revenue/deals', query), { signal })
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
      return (await untyped.post<Page<CrmRecord>>('/crm/v3/objects/contacts/search', body, { signal })).data
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next?.after,
    meta: { watches: ['contacts'] },
  })
}

export const useBehindCount = (step: Step, filterGroups: Groups): number | undefined => useBehind(step, filterGroups).data?.pages[0]?.total

export interface Station {
  kind: string
  department: Department
  at: string
  title: string
  detail: string
  link?: string
}
export interface Thread {
  contact_id: string
  name: string
  company: string
  lifecyclestage: string
  source: string
  campaign: string
  /** Of the touch that led to the latest win; without one, of the latest there was. */
  last_source: string
  won?: Money
  stations: Station[]
}

export function useThread(id: string) {
  return useQuery({
    queryKey: ['thread', id],
    queryFn: ({ signal }) => untyped.get<Thread>(`/api/contacts/${id}/thread`, { signal }),
    meta: { watches: [`contacts:${id}`, 'deals', 'quotes'] },
  })
}
