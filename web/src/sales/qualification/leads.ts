import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { everyRow } from '~/lib/every-row'
import type { Watch } from '~/lib/live-kinds'
import { refreshObjects } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import type { Conditions, Handoffs, RejectReason, Side } from './types'

const minute = 60_000
const watches: Watch[] = ['handoffs']

export interface QueueFilter {
  state: 'waiting' | 'answered' | 'rejected'
  owner?: 'me' | 'others' | 'all'
  since?: string
}

/** Clocks run: what waits is asked for anew every minute. */
const queueQuery = (filter: QueueFilter) =>
  infiniteQueryOptions({
    queryKey: ['handoffs', filter],
    queryFn: ({ pageParam }) => api.get('/api/handoffs', { query: { ...filter, limit: 50, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next?.after,
    refetchInterval: filter.state === 'waiting' ? minute : false,
    meta: { watches },
  })
export const useQueue = (filter: QueueFilter, enabled = true) => useInfiniteQuery({ ...queueQuery(filter), enabled })

/** So many are looked through at most. */
const mostLeads = 10_000

/** Who was handed over since then. The list knows states only: source and reason are picked from its rows. */
export function useHandedOver(from: Date) {
  return useQuery({
    queryKey: ['handoffs', 'since', from.toISOString()],
    queryFn: async () => {
      const [waiting, answered] = await Promise.all([
        everyRow((page) => api.get('/api/handoffs', { query: { state: 'waiting', owner: 'all', ...page } }), mostLeads),
        everyRow((page) => api.get('/api/handoffs', { query: { state: 'answered', since: from.toISOString(), ...page } }), mostLeads),
      ])
      return [...waiting, ...answered].filter((one) => Date.parse(one.offered_at) >= from.getTime()).toSorted((a, b) => b.offered_at.localeCompare(a.offered_at))
    },
    meta: { watches },
  })
}

/** How many leads wait for me. */
export const useWaitingCount = (): number | undefined => useWaiting()?.mine

/** How many leads wait, mine and the whole team's. */
export function useWaiting(): Handoffs['counts'] | undefined {
  return useQuery({
    queryKey: ['handoffs', 'counts'],
    queryFn: () => api.get('/api/handoffs', { query: { owner: 'me', limit: 1 } }),
    refetchInterval: 5 * minute,
    meta: { watches },
  }).data?.counts
}

export const scoreQuery = (contact: string) =>
  queryOptions({
    queryKey: ['score', contact],
    queryFn: () => api.get('/api/contacts/{contact_id}/score', { path: { contact_id: contact } }),
    refetchInterval: minute,
    meta: { watches: [`contacts:${contact}`, `handoffs:${contact}`] },
  })
export const useContactScore = (contact: string) => useQuery(scoreQuery(contact))

export function useDefinitions() {
  return useQuery({ queryKey: ['definitions'], queryFn: () => api.get('/api/sales-ready-definitions'), meta: { watches: ['definitions'] } })
}

export const verdictsQuery = (from: Date, by: 'source' | 'campaign' = 'source', to?: Date) =>
  queryOptions({
    queryKey: ['verdicts', from.toISOString(), by, to?.toISOString()],
    queryFn: () => api.get('/api/verdicts', { query: { from: from.toISOString(), to: to?.toISOString(), by } }),
    meta: { watches: ['handoffs', 'deals'] },
  })
export const useVerdicts = (from: Date, by: 'source' | 'campaign' = 'source') => useQuery(verdictsQuery(from, by))

/** The one who answers is told what happened and can take it back. */
interface Answered {
  id: string
  contact_id: string
  name: string
}
const changed = (contact: string) => refreshObjects('handoffs', 'contacts', `contacts:${contact}`, 'deals')
const takeBack = (handoff: Answered) => async () => {
  await api.post('/api/handoffs/{handoff_id}/reopening', { path: { handoff_id: handoff.id } })
  changed(handoff.contact_id)
}
const complain = (error: unknown) => {
  failed(explain(error))
  refreshObjects('handoffs')
}

export function useAccept() {
  return useMutation({
    mutationFn: ({ handoff, deal }: { handoff: Answered; deal: boolean }) => api.post('/api/handoffs/{handoff_id}/acceptance', { path: { handoff_id: handoff.id }, body: { create_deal: deal } }),
    onSuccess: (_answer, { handoff, deal }) => {
      doneWith(t(deal ? 'leads.accepted_deal' : 'leads.accepted', { name: handoff.name }), takeBack(handoff))
      changed(handoff.contact_id)
    },
    onError: complain,
  })
}

export function useReject() {
  return useMutation({
    mutationFn: ({ handoff, reason, sentence }: { handoff: Answered; reason: RejectReason; sentence: string }) =>
      api.post('/api/handoffs/{handoff_id}/rejection', { path: { handoff_id: handoff.id }, body: { reason_code: reason, sentence } }),
    onSuccess: (_answer, { handoff }) => {
      doneWith(t('leads.rejected_name', { name: handoff.name }), takeBack(handoff))
      changed(handoff.contact_id)
    },
    onError: complain,
  })
}

export function usePropose() {
  return useMutation({
    mutationFn: (conditions: Conditions) => api.post('/api/sales-ready-definitions', { body: conditions }),
    onSuccess: () => {
      doneWith(t('definition.proposed'))
      refreshObjects('definitions')
    },
  })
}

export function useSign() {
  return useMutation({
    mutationFn: ({ id, side }: { id: string; side: Side }) => api.post('/api/sales-ready-definitions/{definition_id}/signatures', { path: { definition_id: id }, body: { side } }),
    onSuccess: () => {
      doneWith(t('definition.signed_now'))
      refreshObjects('definitions', 'rules')
    },
    onError: (error) => failed(explain(error)),
  })
}
