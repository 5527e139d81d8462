import { QueryClient, type FetchQueryOptions, type Query, type QueryKey } from '@tanstack/react-query'
import { ApiError } from '~/api/client'
import type { Change } from '~/api/types'
import type { Watch } from './live-kinds'

type Changed = Pick<Change, 'object' | 'id'>

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Whose changes make the answer stale. */
      watches?: readonly Watch[]
    }
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
})

/** Asks the server, whatever is known already. */
export const fetchNow = <T, Key extends QueryKey>(query: FetchQueryOptions<T, Error, T, Key>): Promise<T> => queryClient.fetchQuery({ ...query, staleTime: 0 })

/** A change without an id may be of any of them. */
export function isTouched(query: Query, changes: Changed[]): boolean {
  const watches: readonly string[] = query.meta?.watches ?? []
  return changes.some(({ object, id }) => watches.some((watch) => watch === object || (id === undefined ? watch.startsWith(`${object}:`) : watch === `${object}:${id}`)))
}

/** Refetches what shows the changed records. */
export function refreshChanged(changes: Changed[]): void {
  void queryClient.invalidateQueries({ predicate: (query) => isTouched(query, changes) })
}

/** After a change made here, before the live stream tells of it. */
export function refreshObjects(...objects: Watch[]): void {
  refreshChanged(objects.map((object) => {
    const [name = object, id = ''] = object.split(':')
    return { object: name, id }
  }))
}
