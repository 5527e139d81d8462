import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '~/api/client'
import type { CrmRecord, ObjectType, Schemas } from '~/api/types'
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

/** A way of linking two kinds; what it is called, empty for the plain one. */
export interface LinkLabel {
  category: string
  typeId: number
  label: string
}
const specOf = ({ category, typeId }: LinkLabel) => ({ associationCategory: category, associationTypeId: typeId })
const labelOf = (type: Schemas['records.AssociationTypeView']): LinkLabel => ({ ...type, label: typeof type.label === 'string' ? type.label : '' })

const everyWay = (from: ObjectType, to: ObjectType) => queryOptions({
  queryKey: ['link-labels', from, to],
  queryFn: async () => (await api.get('/crm/v4/associations/{from_type}/{to_type}/labels', { path: { from_type: from, to_type: to } })).results.map(labelOf),
  staleTime: 5 * 60_000,
  meta: { watches: ['schemas'] },
})

/** The plain label of links between two kinds, to link what is being made. */
export function usePlainLink(from: ObjectType, to: ObjectType | undefined) {
  const { data } = useQuery({ ...everyWay(from, to ?? 'contacts'), enabled: to !== undefined })
  const plain = to && (data?.find((one) => !one.label) ?? data?.[0])
  return plain && specOf(plain)
}

const noLabels: LinkLabel[] = []
/** What links between two kinds may be called, seen from the first. */
export function useLinkLabels(from: ObjectType, to: ObjectType): LinkLabel[] {
  const { data } = useQuery(everyWay(from, to))
  return useMemo(() => data?.filter((one) => one.label) ?? noLabels, [data])
}

/** A record as another one is linked with it. */
export type LinkedRecord = CrmRecord & { labels: LinkLabel[] }

/** The records of another kind that belong to one, with the properties asked for. */
export function useAssociated(from: ObjectType, id: string, to: ObjectType, properties: string[]) {
  return useQuery({
    queryKey: ['associated', from, id, to, properties],
    queryFn: async ({ signal }) => {
      const linked = await api.get('/crm/v4/objects/{from_type}/{from_id}/associations/{to_type}', {
        path: { from_type: from, from_id: id, to_type: to }, query: { limit: 100 }, signal,
      })
      if (linked.results.length === 0) return []
      const labels = new Map(linked.results.map((one) => [one.toObjectId, one.associationTypes.map(labelOf).filter(({ label }) => label)]))
      const records = await readRecords(to, [...labels.keys()].slice(0, 100), properties, signal)
      return records.map((record): LinkedRecord => ({ ...record, labels: labels.get(record.id) ?? [] }))
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
    mutationFn: async ({ id: other, label }: { id: string; said: string; label?: LinkLabel | undefined }) =>
      (label ? await api.put(address, { path: pathTo(other), body: [specOf(label)] }) : await api.put(plain, { path: pathTo(other) })),
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
  /** The link stays, called one thing less. */
  const unlabel = useMutation({
    mutationFn: async ({ id: other, label, isLast }: { id: string; said: string; label: LinkLabel; isLast: boolean }) => {
      // Linked by this label alone, it would be linked no longer.
      if (isLast) await api.put(plain, { path: pathTo(other) })
      return api.post('/crm/v4/associations/{from_type}/{to_type}/batch/labels/archive', { path: { from_type: from, to_type: to }, body: { inputs: [{ from: { id }, to: { id: other }, types: [specOf(label)] }] } })
    },
    onSuccess: (answer, { said }) => done(said, answer.changeSet),
    onError,
    onSettled,
  })
  return { link: link.mutate, unlink: unlink.mutate, unlabel: unlabel.mutate }
}
