import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failed } from '~/lib/undo'
import { explain } from '../failure'

/** The rows found so far. */
export interface Found<T> {
  rows: T[]
  total: number
  /** Known, and not those of the filters before. */
  isKnown: boolean
  isPending: boolean
  error: unknown
  retry: () => void
  more: () => void
  /** With every row there is, loaded or not. */
  withAll: (apply: (all: T[]) => void) => Promise<void>
}

/** What a list that is fetched page by page holds; `all` fetches the rest at once. */
export function useFound<T>(query: UseInfiniteQueryResult<InfiniteData<{ results: T[]; total?: number }>>, all: () => Promise<T[]>): Found<T> {
  const { data } = query
  const rows = useMemo(() => data?.pages.flatMap((page) => page.results) ?? [], [data])
  const total = data?.pages.at(-1)?.total ?? rows.length
  return {
    rows, total,
    isKnown: query.isSuccess && !query.isPlaceholderData,
    isPending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
    withAll: async (apply) => {
      try {
        apply(total > rows.length ? await all() : rows)
      } catch (error) {
        failed(explain(error))
      }
    },
  }
}
