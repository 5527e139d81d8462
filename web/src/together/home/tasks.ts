import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { daysBetween } from '~/lib/format'
import { queryClient } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'

const tasksKey = ['tasks']
type Tasks = Schemas['http.Page_timeline.Task']
export type Task = Schemas['timeline.Task']

export function useTasks() {
  return useQuery({
    queryKey: tasksKey,
    queryFn: ({ signal }) => api.get('/api/tasks', { query: { limit: 100 }, signal }),
    meta: { watches: ['tasks', 'activities', 'contacts', 'deals', 'companies'] },
  })
}

export interface Day {
  /** Due before now or without a time first, then by their time. */
  today: Task[]
  later: Task[]
}

export function splitByDay(tasks: Task[], now: Date): Day {
  const isToday = (one: Task) => !one.task.due_at || daysBetween(now, one.task.due_at) <= 0
  const at = (one: Task) => (one.task.due_at ? Date.parse(one.task.due_at) : 0)
  const sorted = tasks.toSorted((a, b) => at(a) - at(b))
  return { today: sorted.filter(isToday), later: sorted.filter((one) => !isToday(one)) }
}

const setDone = ({ id, version }: Task['task'], isDone: boolean) => api.patch('/api/tasks/{task_id}', { path: { task_id: id }, body: { version, done: isDone } })

/** Gone from the list at once; the toast brings it back. */
export function useFinish() {
  return useMutation({
    mutationFn: ({ task }: Task) => setDone(task, true),
    onMutate: async (task) => {
      await queryClient.cancelQueries({ queryKey: tasksKey })
      const before = queryClient.getQueryData<Tasks>(tasksKey)
      queryClient.setQueryData<Tasks>(tasksKey, (now) => now && { results: now.results.filter((one) => one.task.id !== task.task.id) })
      return { before }
    },
    onError: (error, _task, context) => {
      queryClient.setQueryData(tasksKey, context?.before)
      failed(explain(error))
    },
    onSuccess: (answer, task) => doneWith(t('home.task.said', { name: shortBody(task) }), async () => void (await setDone(answer.data, false))),
    onSettled: () => queryClient.invalidateQueries({ queryKey: tasksKey }),
  })
}

export const shortBody = (task: Task): string => (task.task.body.split('\n')[0] ?? '').slice(0, 80)
