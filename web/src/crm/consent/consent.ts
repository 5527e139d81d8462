import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { explain } from '~/components/failure'
import { queryClient, refreshObjects } from '~/lib/queries'
import { failed } from '~/lib/undo'

export type ConsentState = Schemas['consent.ConsentChange']['state']
export type TopicConsent = Schemas['consent.TopicConsent']
export type ContactConsents = Schemas['consent.ContactConsents']
export type TopicCount = Schemas['consent.TopicCount']

export function useConsents(contact: string) {
  return useQuery({
    queryKey: ['consents', contact],
    queryFn: () => api.get('/api/contacts/{contact_id}/consents', { path: { contact_id: contact } }),
    meta: { watches: [`contacts:${contact}`] },
  })
}

const told = (contact: string) => {
  void queryClient.invalidateQueries({ queryKey: ['consents', contact] })
  refreshObjects(`contacts:${contact}`)
}

export function useChangeConsent(contact: string, source: string) {
  return useMutation({
    mutationFn: ({ key, state }: { key: string; state: ConsentState }) =>
      api.put('/api/contacts/{contact_id}/consents/{topic_key}', { path: { contact_id: contact, topic_key: key }, body: { state, source } }),
    onSuccess: () => told(contact),
    onError: (error) => failed(explain(error)),
  })
}

export function useBlock(contact: string) {
  const path = { contact_id: contact }
  return useMutation({
    mutationFn: (block: boolean) => (block ? api.put('/api/contacts/{contact_id}/suppression', { path }) : api.delete('/api/contacts/{contact_id}/suppression', { path })),
    onSuccess: () => told(contact),
    onError: (error) => failed(explain(error)),
  })
}

export function useTopicCounts() {
  return useQuery({ queryKey: ['topics', 'counts'], queryFn: async () => (await api.get('/api/topics')).results })
}

export function useSaveTopic(then: (name: string) => void) {
  return useMutation({
    mutationFn: ({ key, name, description }: { key?: string; name: string; description: string }) =>
      key ? api.patch('/api/topics/{topic_key}', { path: { topic_key: key }, body: { name, description } }) : api.post('/api/topics', { body: { name, description } }),
    onSuccess: (_, { name }) => {
      void queryClient.invalidateQueries({ queryKey: ['topics'] })
      then(name)
    },
    onError: (error) => failed(explain(error)),
  })
}
