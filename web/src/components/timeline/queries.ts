import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { ObjectType, Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { refreshObjects } from '~/lib/queries'
import { done, failed } from '~/lib/undo'

export const storyTabs = ['all', 'web', 'mail', 'sales'] as const
export type StoryTab = (typeof storyTabs)[number]

export type NewActivity = Schemas['timeline.NewActivity']
export type ActivityKind = NewActivity['kind']
export const activityKinds: ActivityKind[] = ['note', 'call', 'email', 'task', 'meeting']

export function useTimeline(object: ObjectType, id: string, tab: StoryTab) {
  return useInfiniteQuery({
    queryKey: ['timeline', object, id, tab],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/records/{object_type}/{record_id}/timeline', {
        path: { object_type: object, record_id: id },
        query: { limit: 50, after: pageParam, topic: tab === 'all' ? undefined : tab },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    meta: { watches: [`${object}:${id}`] },
  })
}

export function useAddActivity(object: ObjectType, id: string) {
  return useMutation({
    mutationFn: (activity: NewActivity) => api.post('/api/records/{object_type}/{record_id}/activities', { path: { object_type: object, record_id: id }, body: activity }),
    onSuccess: ({ changeSet, data: { unseen_by: names } }, { kind }) => {
      done(t(`story.saved.${kind}`), changeSet)
      if (names.length > 0) failed(t('story.unseen_by', { names: names.join(', '), n: names.length }))
      refreshObjects(`${object}:${id}`, object, 'tasks')
    },
  })
}
