import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { everyRow } from './every-row'

export type SegmentChoice = Pick<Schemas['segments.Segment'], 'id' | 'name'>

const none: SegmentChoice[] = []
const most = 1000

/** Who can be meant, the segments that were changed last first. */
export function useSegments(): SegmentChoice[] {
  const { data } = useQuery({
    queryKey: ['segments', 'choices'],
    queryFn: ({ signal }) => everyRow((page) => api.get('/api/segments', { query: page, signal }), most),
    staleTime: 60_000,
    meta: { watches: ['segments'] },
  })
  return data ?? none
}
