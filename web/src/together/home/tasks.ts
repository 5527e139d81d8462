import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { usePress } from '~/components/press'
import { daysBetween } from '~/lib/format'
import { queryClient } from '~/lib/queries'

const tasksKey = ['tasks']
type Tasks = Schemas['http.Page_timeline.Task']
export type Task = Schemas['timeline.Task']

export function useTasks() {
  return useQuery({
    queryKey: tasksKey,
    queryFn: ({ signal }) => api.get('/api/tasks', { query: { limit: 100 }, signal }),
    meta: { watches: ['tasks', 'contacts', 'deals', 'companies'] },
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

async function withoutAtOnce({ task }: Task) {
  await queryClient.cancelQueries({ queryKey: tasksKey })
  const before = queryClient.getQueryData<Tasks>(tasksKey)
  queryClient.setQueryData<Tasks>(tasksKey, (now) => now && { results: now.results.filter((one) => one.task.id !== task.id) })
  return () => void queryClient.setQueryData(tasksKey, before)
}

/** Gone from the list at once; the toast brings it back. */
export function useFinish(): (task: Task) => void {
  const press = usePress<boolean>('tasks')
  return (task) =>
    press.mutate({
      version: task.task.version, from: false, to: true, said: t('home.task.said', { name: shortBody(task) }),
      send: async (version, done) => (await api.patch('/api/tasks/{task_id}', { path: { task_id: task.task.id }, body: { version, done } })).data,
      show: () => withoutAtOnce(task),
    })
}

export const shortBody = (task: Task): string => (task.task.body.split('\n')[0] ?? '').slice(0, 80)
