import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'

export type SegmentChoice = Pick<Schemas['segments.Segment'], 'id' | 'name'>

const none: SegmentChoice[] = []

/** Who can be meant: the 200 segments that were changed last. */
export function useSegments(): SegmentChoice[] {
  const { data } = useQuery({
    queryKey: ['segments', 'choices'],
    queryFn: async () => (await api.get('/api/segments', { query: { limit: 200 } })).results,
    staleTime: 60_000,
    meta: { watches: ['segments'] },
  })
  return data ?? none
}
