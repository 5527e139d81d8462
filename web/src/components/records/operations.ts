import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { ObjectType, Schemas } from '~/api/types'
import { refreshObjects } from '~/lib/queries'
import { addressOf } from '~/lib/routes'
import { storedStore } from '~/lib/store'
import { failed } from '~/lib/undo'
import { explain } from '../failure'
import type { Values } from './queries'

export type Operation = Schemas['bulk.Operation']
export type Matching = Schemas['bulk.ArchiveAll']
type Export = Omit<Schemas['bulk.ExportAll'], keyof Matching>

export const goesOn = ({ state }: Operation) => state === 'queued' || state === 'running'

/** Those that somebody has read and put away. */
export const dismissed = storedStore<string[]>('dismissed-operations', [])
export const dismiss = (id: string) => dismissed.set((now) => [...now.slice(-49), id])

/** Exports begun in this window, whose files it saves as soon as they are there. */
const awaited = new Set<string>()
export function saveAwaited(operations: Operation[]): void {
  for (const { id, state, file_name } of operations) {
    if (state !== 'done' || file_name === undefined || !awaited.delete(id)) continue
    const link = document.createElement('a')
    link.href = addressOf(`/api/operations/${id}/file`)
    link.download = file_name
    link.click()
  }
}

/** The latest over records of this kind; asked for anew every second while something goes on. */
export function useOperations(object: ObjectType): Operation[] {
  const { data } = useQuery({
    queryKey: ['operations', object],
    queryFn: async () => (await api.get('/api/operations', { query: { object_type: object, limit: 5 } })).results,
    refetchInterval: ({ state }) => (state.data?.some(goesOn) ? 1_000 : false),
    meta: { watches: ['operations'] },
  })
  return data ?? []
}

/** What becomes of an operation; what was done or refused shows in the list of them. */
function useStep<Given>(run: (given: Given) => Promise<unknown>, onDone?: (given: Given) => void) {
  return useMutation({
    mutationFn: run,
    onSuccess: (_, given) => onDone?.(given),
    onError: (error) => failed(explain(error)),
    onSettled: () => refreshObjects('operations', 'jobs'),
  })
}

/** Begins work over all records of this kind that match. */
export function useBegin(object: ObjectType) {
  const path = { object_type: object }
  const step = useStep(({ run }: { run: () => Promise<unknown>; then: () => void }) => run(), ({ then }) => then())
  return {
    isPending: step.isPending,
    edit: (matching: Matching, properties: Values, then: () => void) => step.mutate({ run: () => api.post('/api/records/{object_type}/edits', { path, body: { ...matching, properties } }), then }),
    export: (matching: Matching, given: Export) => step.mutate({
      run: async () => {
        const { data } = await api.post('/api/records/{object_type}/exports', { path, body: { ...matching, ...given } })
        awaited.add(data.id)
      },
      then: () => undefined,
    }),
    archive: (matching: Matching, then: () => void) => step.mutate({ run: () => api.post('/api/records/{object_type}/archivals', { path, body: matching }), then }),
  }
}

export const useStop = () => useStep((job_id: string) => api.post('/api/jobs/{job_id}/cancellation', { path: { job_id } }))
export const useGoOn = () => useStep((job_id: string) => api.post('/api/jobs/{job_id}/retry', { path: { job_id } }))
export const useTakeBack = () => useStep((operation_id: string) => api.post('/api/operations/{operation_id}/undo', { path: { operation_id } }), dismiss)
