import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { refreshObjects } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'

export type Job = Schemas['work.Job']
export type JobState = Job['state']
export const states: JobState[] = ['running', 'queued', 'dead', 'done', 'cancelled']

export interface JobFilter {
  whose: 'mine' | 'all'
  state: JobState | undefined
}

const goesOn = ({ state }: Job) => state === 'queued' || state === 'running'

/** Asked for anew every second while something goes on: how far it is, nobody tells. */
export function useJobs({ whose, state }: JobFilter) {
  return useInfiniteQuery({
    queryKey: ['jobs', whose, state ?? 'any'],
    queryFn: ({ pageParam }) => api.get('/api/jobs', { query: { whose, state, limit: 50, after: pageParam } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    refetchInterval: ({ state: { data } }) => (data?.pages.some((page) => page.results.some(goesOn)) ? 1_000 : 15_000),
    meta: { watches: ['jobs'] },
  })
}

const trouble = (error: unknown) => {
  failed(explain(error))
  refreshObjects('jobs')
}

async function retry(id: string): Promise<void> {
  await api.post('/api/jobs/{job_id}/retry', { path: { job_id: id } })
  refreshObjects('jobs')
}

/** One that waited is stopped at once and can be begun again; one that runs goes on to the end of its step. */
export function useStop() {
  return useMutation({
    mutationFn: (job: Job) => api.post('/api/jobs/{job_id}/cancellation', { path: { job_id: job.id } }),
    onSuccess: ({ data: job }) => {
      doneWith(t('work.stopped', { title: job.title }), job.state === 'cancelled' ? () => retry(job.id) : undefined)
      refreshObjects('jobs')
    },
    onError: trouble,
  })
}

export function useRetry() {
  return useMutation({
    mutationFn: (job: Job) => retry(job.id),
    onSuccess: (_, job) => doneWith(t('work.again_done', { title: job.title })),
    onError: trouble,
  })
}
