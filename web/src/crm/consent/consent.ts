import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { explain } from '~/components/failure'
import { queryClient, refreshObjects } from '~/lib/queries'
import { failed } from '~/lib/undo'

export type ConsentState = Schemas['consent.ConsentChange']['state']
export type TopicConsent = Schemas['consent.TopicConsent']
export type ContactConsents = Schemas['consent.ContactConsents']
export type Topic = Schemas['consent.Topic']
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

export const topicCountsQuery = queryOptions({ queryKey: ['topics', 'counts'], queryFn: async () => (await api.get('/api/topics')).results, meta: { watches: ['topics'] } })

export async function addTopic(body: Schemas['consent.NewTopic']): Promise<Topic> {
  const { data } = await api.post('/api/topics', { body })
  void queryClient.invalidateQueries({ queryKey: ['topics'] })
  return data
}

export async function changeTopic(key: string, body: Schemas['consent.TopicPatch']): Promise<Topic> {
  const { data } = await api.patch('/api/topics/{topic_key}', { path: { topic_key: key }, body })
  void queryClient.invalidateQueries({ queryKey: ['topics'] })
  return data
}
