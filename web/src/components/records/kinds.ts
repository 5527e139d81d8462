import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Kind, Schemas } from '~/api/types'
import { queryClient } from '~/lib/queries'

export type KindView = Omit<Schemas['records.KindView'], 'object'> & { object: Kind }

export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: async () => (await api.get('/api/kinds')).results as KindView[],
  staleTime: 5 * 60_000,
  meta: { watches: ['schemas', 'pipelines'] },
})

const none: KindView[] = []
/** The kinds of records without a module of their own; the navigation asks for them first. */
export const useKinds = (): KindView[] => useQuery(kindsQuery).data ?? none
/** Once they are known, e.g. to name a record. */
export const kindOf = (object: string): KindView | undefined => queryClient.getQueryData(kindsQuery.queryKey)?.find((kind) => kind.object === object)
export const isKindsKnown = (): boolean => queryClient.getQueryData(kindsQuery.queryKey) !== undefined
