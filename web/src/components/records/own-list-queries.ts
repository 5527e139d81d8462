import { queryOptions, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import type { Paging } from '~/api/types'
import type { Filter } from '~/lib/filters'
import type { Watch } from '~/lib/live-kinds'
import { keptWithin } from './kept'
import type { ViewCounts } from './list-tabs'
import { ownerProperty } from './values'
import type { View } from './views'

export interface OwnPage<T> {
  results: T[]
  paging?: Paging
  total?: number
  /** By state, of all states. */
  counts?: Record<string, number>
}
export type Params = Record<string, string>
/** What `listOf` makes of a path. */
export type Ask<Page> = (query: Record<string, string | number>, signal?: AbortSignal) => Promise<Page>
/** After how many milliseconds it is asked again, by what was found. */
export type Refetch<T> = (rows: T[]) => number | false

interface Source<T> {
  name: string
  ask: Ask<OwnPage<T>>
  watches: Watch[]
}

/** Filters as the address of a list takes them: each field once, with its values between commas. */
export function paramsOf(filters: Filter[], query: string): Params {
  const params: Params = {}
  for (const { property, operator, values } of filters) {
    if (operator === 'in' && values.length > 0) params[property === ownerProperty ? 'owner_id' : property] = values.join(',')
  }
  return query.trim() === '' ? params : { ...params, query: query.trim() }
}

export function useOwnRows<T>({ name, ask, watches, refetch }: Source<T> & { refetch?: Refetch<T> }, params: Params, enabled: boolean, view: string) {
  return useInfiniteQuery({
    queryKey: [name, 'list', params, view],
    queryFn: ({ pageParam, signal }) => ask({ ...params, limit: 100, after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    placeholderData: keptWithin(3, view),
    enabled,
    refetchInterval: ({ state }) => refetch?.(state.data?.pages.flatMap((page) => page.results) ?? []) ?? false,
    meta: { watches },
  })
}

const countQuery = <T>({ name, ask, watches }: Source<T>, params: Params, enabled: boolean) =>
  queryOptions({
    queryKey: [name, 'counts', params],
    queryFn: ({ signal }) => ask({ ...params, limit: 1 }, signal),
    staleTime: 60_000,
    enabled,
    meta: { watches },
  })

const isState = (params: Params) => Object.keys(params).join() === 'state'

/** How many there are at all, and in each view: one answer counts every state, whatever else a view asks for takes one of its own. */
export function useOwnCounts<T>(source: Source<T>, views: View[]): { all: number | undefined; counts: ViewCounts } {
  const asks = views.map((view) => paramsOf(view.filters, view.query ?? ''))
  const whole = useQuery(countQuery(source, {}, true)).data
  const others = useQueries({ queries: asks.map((params) => countQuery(source, params, Object.keys(params).length > 0 && !isState(params))) })
  const countOf = (params: Params, index: number) => {
    if (!isState(params)) return Object.keys(params).length > 0 ? others[index]?.data?.total : whole?.total
    return whole?.counts && params['state']!.split(',').reduce((sum, state) => sum + (whole.counts![state] ?? 0), 0)
  }
  return { all: whole?.total, counts: Object.fromEntries(views.map((view, index) => [view.id, countOf(asks[index]!, index)])) }
}
