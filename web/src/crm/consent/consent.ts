import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { explain } from '~/components/failure'
import { queryClient, refreshObjects } from '~/lib/queries'
import { failed } from '~/lib/undo'

export type ConsentState = 'given' | 'withdrawn' | 'requested'
export interface TopicConsent {
  key: string
  name: string
  description: string
  state?: ConsentState
  since?: string
  source?: string
}
export interface ContactConsents {
  address?: string
  suppressed?: 'unsubscribed_all' | 'bounced' | 'complaint' | 'manual'
  topics: TopicConsent[]
}
export interface TopicCount {
  topic: { key: string; name: string; description: string }
  given: number
  requested: number
  withdrawn: number
}

export function useConsents(contact: string) {
  return useQuery({
    queryKey: ['consents', contact],
    queryFn: () => api.get<ContactConsents>(`/api/contacts/${contact}/consents`),
    meta: { watches: [`contacts:${contact}`] },
  })
}

const told = (contact: string) => {
  void queryClient.invalidateQueries({ queryKey: ['consents', contact] })
  refreshObjects(`contacts:${contact}`)
}

export function useChangeConsent(contact: string, source: string) {
  return useMutation({
    mutationFn: ({ key, state }: { key: string; state: ConsentState }) => api.put(`/api/contacts/${contact}/consents/${key}`, { state, source }),
    onSuccess: () => told(contact),
    onError: (error) => failed(explain(error)),
  })
}

export function useBlock(contact: string) {
  return useMutation({
    mutationFn: (block: boolean) => (block ? api.put(`/api/contacts/${contact}/suppression`) : api.delete(`/api/contacts/${contact}/suppression`)),
    onSuccess: () => told(contact),
    onError: (error) => failed(explain(error)),
  })
}

export function useTopicCounts() {
  return useQuery({ queryKey: ['topics', 'counts'], queryFn: async () => (await api.get<{ results: TopicCount[] }>('/api/topics')).results })
}

export function useSaveTopic(then: (name: string) => void) {
  return useMutation({
    mutationFn: ({ key, name, description }: { key?: string; name: string; description: string }) =>
      key ? api.patch(`/api/topics/${key}`, { name, description }) : api.post('/api/topics', { name, description }),
    onSuccess: (_, { name }) => {
      void queryClient.invalidateQueries({ queryKey: ['topics'] })
      then(name)
    },
    onError: (error) => failed(explain(error)),
  })
}
