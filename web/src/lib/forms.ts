import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { everyRow } from './every-row'

/** So many are offered at most. */
const most = 1000
const none: { value: string; label: string }[] = []

/** The workspace's forms, to choose one of. */
export function useFormChoices(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['forms', 'choices'],
    queryFn: async () => (await everyRow((page) => api.get('/api/forms', { query: page }), most)).map(({ id, name }) => ({ value: id, label: name })),
    staleTime: 60_000,
    meta: { watches: ['forms'] },
  })
  return data ?? none
}
