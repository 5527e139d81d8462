import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { ObjectType } from '~/api/types'
import { refreshObjects } from '~/lib/queries'
import { done, failed } from '~/lib/undo'
import { explain } from '../failure'
import { readRecords } from './queries'

/** HubSpot's ids of the default labels, by direction. */
export const associationTypes: Record<string, number> = {
  'contacts/companies': 279, 'companies/contacts': 280,
  'deals/contacts': 3, 'contacts/deals': 4,
  'deals/companies': 341, 'companies/deals': 342,
}

/** The plain label of links between two kinds, to link what is being made. */
export function usePlainLink(from: ObjectType, to: ObjectType) {
  const { data } = useQuery({
    queryKey: ['link-labels', from, to],
    queryFn: async () => (await api.get('/crm/v4/associations/{from_type}/{to_type}/labels', { path: { from_type: from, to_type: to } })).results,
    staleTime: 5 * 60_000,
    meta: { watches: ['schemas'] },
  })
  const plain = data?.find((one) => !one.label) ?? data?.[0]
  return plain && { associationCategory: plain.category, associationTypeId: plain.typeId }
}

/** The records of another kind that belong to one, with the properties asked for. */
export function useAssociated(from: ObjectType, id: string, to: ObjectType, properties: string[]) {
  return useQuery({
    queryKey: ['associated', from, id, to, properties],
    queryFn: async ({ signal }) => {
      const linked = await api.get('/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}', {
        path: { from_type: from, from_id: id, to_type: to }, query: { limit: 100 }, signal,
      })
      const ids = [...new Set(linked.results.map((one) => one.toObjectId))]
      if (ids.length === 0) return []
      return readRecords(to, ids.slice(0, 100), properties, signal)
    },
    meta: { watches: [`${from}:${id}`, to] },
  })
}

export function useLink(from: ObjectType, id: string, to: ObjectType) {
  const address = '/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}'
  const plain = '/crm/v4/objects/{from_type}/{from_id}/associations/default/{to_type}/{to_id}'
  const pathTo = (other: string) => ({ from_type: from, from_id: id, to_type: to, to_id: other })
  const onSettled = () => refreshObjects(`${from}:${id}`, from, to)
  const onError = (error: unknown) => failed(explain(error))
  const link = useMutation({
    mutationFn: (other: { id: string; said: string }) => api.put(plain, { path: pathTo(other.id) }),
    onSuccess: (answer, { said }) => done(said, answer.changeSet),
    onError,
    onSettled,
  })
  const unlink = useMutation({
    mutationFn: (other: { id: string; said: string }) => api.delete(address, { path: pathTo(other.id) }),
    onSuccess: (answer, { said }) => done(said, answer.changeSet),
    onError,
    onSettled,
  })
  return { link: link.mutate, unlink: unlink.mutate }
}
