import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { ObjectType } from '~/api/hubspot'
import type { TimelineEntry, TimelinePage } from '~/api/own'
import { t } from '~/app/messages'
import { refreshObjects } from '~/lib/queries'
import { done } from '~/lib/undo'

export const storyTabs = ['all', 'web', 'mail', 'sales'] as const
export type StoryTab = (typeof storyTabs)[number]

export const activityKinds = ['note', 'call', 'email', 'task', 'meeting'] as const
export type ActivityKind = (typeof activityKinds)[number]

export function useTimeline(object: ObjectType, id: string, tab: StoryTab) {
  return useInfiniteQuery({
    queryKey: ['timeline', object, id, tab],
    queryFn: ({ pageParam, signal }) =>
      untyped.get<TimelinePage>(`/api/records/${object}/${id}/timeline`, {
        query: { limit: 50, after: pageParam || undefined, topic: tab === 'all' ? undefined : tab },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next?.after,
    meta: { watches: [`${object}:${id}`, `timeline:${id}`] },
  })
}

export interface NewActivity {
  kind: ActivityKind
  body: string
  due_at?: string
  outcome?: string
}

export function useAddActivity(object: ObjectType, id: string) {
  return useMutation({
    mutationFn: (activity: NewActivity) => untyped.post<TimelineEntry>(`/api/records/${object}/${id}/activities`, activity),
    onSuccess: ({ changeSet }, { kind }) => {
      done(t(`story.saved.${kind}`), changeSet)
      refreshObjects(`${object}:${id}`, `timeline:${id}`, object, 'tasks')
    },
  })
}
