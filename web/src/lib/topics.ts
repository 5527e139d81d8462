import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'

export type Topic = Schemas['consent.Topic']

const none: Topic[] = []

/** What people can agree to hear about. */
export function useTopics(): Topic[] {
  const { data } = useQuery({
    queryKey: ['topics'],
    queryFn: async () => (await api.get('/api/topics')).results.map(({ topic }) => topic),
    staleTime: 60_000,
    meta: { watches: ['topics'] },
  })
  return data ?? none
}
