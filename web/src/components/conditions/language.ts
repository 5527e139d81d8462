import { queryOptions } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'

export const vocabularyQuery = queryOptions({ queryKey: ['segment-vocabulary'], queryFn: () => api.get('/api/segment-vocabulary'), staleTime: Infinity })

export async function readText(text: string): Promise<Schemas['segments.Translation']> {
  return (await api.post('/api/segments/translation', { body: { text } })).data
}
