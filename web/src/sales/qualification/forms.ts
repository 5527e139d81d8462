import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'

const none: { value: string; label: string }[] = []

/** The workspace's forms, to choose one of. */
export function useForms(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['forms', 'choices'],
    queryFn: async () => (await api.get<{ results: { id: string; name: string }[] }>('/api/forms')).results.map((form) => ({ value: form.id, label: form.name })),
    staleTime: 60_000,
    meta: { watches: ['forms'] },
  })
  return data ?? none
}
