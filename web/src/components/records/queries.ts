import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { CrmRecord, ObjectType, Owner, Pipeline, Property, Schemas, SearchBody, SearchPage } from '~/api/types'
import { t } from '~/app/messages'
import { everyRow } from '~/lib/every-row'
import { toSearchBody } from '~/lib/filters'
import { queryClient, refreshObjects } from '~/lib/queries'
import { done, doneWith, failed, undoChange } from '~/lib/undo'
import { explain } from '../failure'
import { keptWithin } from './kept'
import { kindsQuery } from './kinds'
import type { ViewCounts } from './list-tabs'
import type { Piped } from './stages'
import { withMe, type Condition, type View } from './views'

const rarely = 5 * 60_000

export const propertiesQuery = (object: ObjectType) =>
  queryOptions({
    queryKey: ['properties', object],
    queryFn: async () => (await api.get('/crm/v3/properties/{object_type}', { path: { object_type: object } })).results.map(withChoices),
    staleTime: rarely,
    meta: { watches: ['properties'] },
  })

/** Yes-or-no properties offer their two values like any other choice. */
function withChoices(property: Property): Property {
  if (property.type !== 'bool' || property.options.length > 0) return property
  return { ...property, options: [{ value: 'true', label: t('value.yes') }, { value: 'false', label: t('value.no') }] }
}

const noProperties: Property[] = []
export function useProperties(object: ObjectType): Property[] {
  return useQuery(propertiesQuery(object)).data ?? noProperties
}

export const ownersQuery = queryOptions({
  queryKey: ['owners'],
  queryFn: async () => (await api.get('/crm/v3/owners', { query: { limit: 100 } })).results,
  staleTime: rarely,
  meta: { watches: ['users'] },
})

export const ownerName = (owner: Owner): string => `${owner.firstName} ${owner.lastName}`.trim() || owner.email

const noOwners: Owner[] = []
export function useOwners(): Owner[] {
  return useQuery(ownersQuery).data ?? noOwners
}

/** What to call the person with this id. */
export function sayOwner(owners: Owner[], id: string): string {
  const owner = owners.find((one) => one.id === id)
  return owner ? ownerName(owner) : t('value.former_owner')
}

const noPipelines: Pipeline[] = []
export const pipelinesQuery = (object: Piped = 'deals') => queryOptions({
  queryKey: ['pipelines', object],
  queryFn: async ({ client }) => {
    const kind = object === 'deals' ? undefined : (await client.ensureQueryData(kindsQuery)).find((one) => one.object === object)
    if (kind && !kind.has_pipelines) return noPipelines
    const { results } = await api.get('/crm/v3/pipelines/{object_type}', { path: { object_type: object } })
    const byOrder = (a: { displayOrder: number }, b: { displayOrder: number }) => a.displayOrder - b.displayOrder
    return results.map((pipeline) => ({ ...pipeline, stages: [...pipeline.stages].sort(byOrder) })).sort(byOrder)
  },
  staleTime: rarely,
  meta: { watches: ['pipelines'] },
})
export function usePipelines(object: Piped = 'deals'): Pipeline[] {
  return useQuery(pipelinesQuery(object)).data ?? noPipelines
}

/** What lists ask: a search, and of contacts a condition beside it. */
export type ListSearch = SearchBody & { condition?: Condition }
export const withCondition = (body: SearchBody, condition: Condition | undefined): ListSearch => (condition ? { ...body, condition } : body)

export async function search(object: ObjectType, body: ListSearch, signal?: AbortSignal): Promise<SearchPage> {
  if (body.condition) return (await api.post('/api/contacts/search', { body, signal })).data
  return (await api.post('/crm/v3/objects/{object_type}/search', { path: { object_type: object }, body, signal })).data
}

/** Records by their ids, at most a hundred. */
export async function readRecords(object: ObjectType, ids: string[], properties: string[], signal?: AbortSignal): Promise<CrmRecord[]> {
  const body = { inputs: ids.map((id) => ({ id })), properties }
  return (await api.post('/crm/v3/objects/{object_type}/batch/read', { path: { object_type: object }, body, signal })).data.results
}

/** Every record the search finds, in its order, up to `most`. */
export const searchAll = (object: ObjectType, body: ListSearch, most: number, signal?: AbortSignal): Promise<CrmRecord[]> =>
  everyRow((page) => search(object, { ...body, ...page }, signal), most)

const searchQuery = (object: ObjectType, body: ListSearch, view: string) =>
  infiniteQueryOptions({
    queryKey: ['search', object, body, view],
    queryFn: ({ pageParam, signal }) => search(object, pageParam ? { ...body, after: pageParam } : body, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    placeholderData: keptWithin(3, view),
    meta: { watches: [object, ...(body.condition ? ['segments' as const] : [])] },
  })

/** Of one view; what another one found is not shown meanwhile. */
export function useSearch(object: ObjectType, body: ListSearch, enabled = true, view = '') {
  return useInfiniteQuery({ ...searchQuery(object, body, view), enabled })
}

const countQuery = (object: ObjectType, body: ListSearch, enabled: boolean) =>
  queryOptions({
    queryKey: ['count', object, body.filterGroups, body.query, body.condition],
    queryFn: async ({ signal }) => (await search(object, { ...body, sorts: [], properties: [], limit: 1 }, signal)).total,
    staleTime: 60_000,
    enabled,
    meta: { watches: [object] },
  })

/** How many records match. */
export function useCount(object: ObjectType, body: ListSearch, enabled = true): number | undefined {
  return useQuery(countQuery(object, body, enabled)).data
}

/** How many records each view holds, by its id. */
export function useViewCounts(object: ObjectType, views: View[], properties: Property[], myId: string | undefined): ViewCounts {
  const bodies = views.map((view) => withCondition(toSearchBody({ query: view.query ?? '', filters: withMe(view.filters, myId), sort: undefined }, [], properties, 1), view.condition))
  const counts = useQueries({ queries: bodies.map((body) => countQuery(object, body, properties.length > 0)) })
  return Object.fromEntries(views.map((view, index) => [view.id, counts[index]?.data]))
}

export const recordQuery = (object: ObjectType, id: string) =>
  queryOptions({
    queryKey: ['record', object, id],
    queryFn: () => api.get('/crm/v3/objects/{object_type}/{key}', { path: { object_type: object, key: id }, query: { properties: ['all'] } }),
    meta: { watches: [`${object}:${id}`] },
  })
export const useRecord = (object: ObjectType, id: string) => useQuery(recordQuery(object, id))

export type Values = Record<string, string>

export const updateRecord = (object: ObjectType, id: string, properties: Values) =>
  api.patch('/crm/v3/objects/{object_type}/{key}', { path: { object_type: object, key: id }, body: { properties } })

/** Saves at once on the screen, and again as the server has it; a failure puts the former values back. */
export function useUpdateRecord(object: ObjectType, id: string) {
  const key = recordQuery(object, id).queryKey
  return useMutation({
    mutationFn: (change: { values: Values; said: string }) => updateRecord(object, id, change.values),
    onMutate: async ({ values }) => {
      await queryClient.cancelQueries({ queryKey: key })
      const before = queryClient.getQueryData(key)
      if (before) queryClient.setQueryData(key, { ...before, properties: { ...before.properties, ...values } })
      return { before }
    },
    onError: (_error, _change, context) => {
      if (context?.before) queryClient.setQueryData(key, context.before)
    },
    onSuccess: (answer, { said }) => {
      done(said, answer.changeSet)
      refreshObjects(object, `${object}:${id}`)
    },
  })
}

export function useCreateRecord(object: ObjectType) {
  return useMutation({
    mutationFn: (record: Schemas['records.RecordInput']) => api.post('/crm/v3/objects/{object_type}', { path: { object_type: object }, body: record }),
    onSuccess: () => refreshObjects(object),
  })
}

const batchSize = 100

async function inBatches(ids: string[], run: (ids: string[]) => Promise<string | undefined>): Promise<string[]> {
  const changeSets: string[] = []
  for (let at = 0; at < ids.length; at += batchSize) {
    const changeSet = await run(ids.slice(at, at + batchSize))
    if (changeSet) changeSets.push(changeSet)
  }
  return changeSets
}

function saidWithUndo(said: string, changeSets: string[]) {
  const undo = async () => {
    for (const changeSet of changeSets.toReversed()) await undoChange(changeSet)
  }
  doneWith(said, changeSets.length > 0 ? undo : undefined)
}

/** One change to many records; all of it is one undo. */
export function useBulk(object: ObjectType) {
  const path = { object_type: object }
  const update = async (ids: string[], values: Values, said: string) =>
    saidWithUndo(said, await inBatches(ids, async (some) =>
      (await api.post('/crm/v3/objects/{object_type}/batch/update', { path, body: { inputs: some.map((id) => ({ id, properties: values })) } })).changeSet))
  const archive = async (ids: string[], said: string) =>
    saidWithUndo(said, await inBatches(ids, async (some) =>
      (await api.post('/crm/v3/objects/{object_type}/batch/archive', { path, body: { inputs: some.map((id) => ({ id })) } })).changeSet))
  const mutation = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onSettled: () => refreshObjects(object),
    onError: (error) => failed(explain(error)),
  })
  return {
    isPending: mutation.isPending,
    update: (ids: string[], values: Values, said: string) => mutation.mutate(() => update(ids, values, said)),
    archive: (ids: string[], said: string) => mutation.mutate(() => archive(ids, said)),
  }
}

/** Archives one record; the toast brings it back. */
export async function archiveRecord(object: ObjectType, id: string, said: string): Promise<void> {
  const { changeSet } = await api.delete('/crm/v3/objects/{object_type}/{key}', { path: { object_type: object, key: id } })
  done(said, changeSet)
  refreshObjects(object)
}
