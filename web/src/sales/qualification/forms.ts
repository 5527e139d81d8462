import { useQuery } from '@tanstack/react-query'
import { listOf } from '~/api/client'
import { everyRow } from '~/components/records/own-list-queries'

/** So many are offered at most. */
const most = 1000
const none: { value: string; label: string }[] = []

/** The workspace's forms, to choose one of. */
export function useForms(): { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['forms', 'choices'],
    queryFn: async () => (await everyRow(listOf('/api/forms'), {}, most)).map((form) => ({ value: form.id, label: form.name })),
    staleTime: 60_000,
    meta: { watches: ['forms'] },
  })
  return data ?? none
}
