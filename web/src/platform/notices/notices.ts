import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { refreshObjects } from '~/lib/queries'
import { addressOf, useNavigate, type Address } from '~/lib/routes'
import { useSession } from '~/lib/session'
import { useRecordPath } from '~/lib/slots'
import { doneWith, failed } from '~/lib/undo'

export type Notice = Schemas['notices.Notice']
export type NoticeGroup = Notice['group']

/** Only one's own: the server names whose notices changed. */
const listQuery = (user: string, group: NoticeGroup | undefined) =>
  infiniteQueryOptions({
    queryKey: ['notices', group ?? 'all'],
    queryFn: ({ pageParam }) => api.get('/api/notices', { query: { limit: 30, after: pageParam, group } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.paging?.next.after,
    meta: { watches: [`notices:${user}`] },
  })

export function useNotices(group?: NoticeGroup) {
  return useInfiniteQuery(listQuery(useSession().user.id, group))
}

/** How many are new, by group; those groups only that anything is told in. */
export function useUnread(): Partial<Record<NoticeGroup, number>> {
  return useNotices().data?.pages[0]?.counts ?? {}
}

export const sumOf = (unread: Partial<Record<NoticeGroup, number>>): number => Object.values(unread).reduce((sum, n) => sum + n, 0)

export const noticeQuery = (id: string) =>
  queryOptions({ queryKey: ['notice', id], queryFn: () => api.get('/api/notices/{notice_id}', { path: { notice_id: id } }) })

export const preferencesQuery = queryOptions({ queryKey: ['notice-preferences'], queryFn: () => api.get('/api/notice-preferences') })

function markAs(id: string, isRead: boolean) {
  const path = { notice_id: id }
  return isRead ? api.post('/api/notices/{notice_id}/reading', { path }) : api.delete('/api/notices/{notice_id}/reading', { path })
}

export function useMark() {
  const { user } = useSession()
  return useMutation({
    mutationFn: ({ notice, isRead }: { notice: Notice; isRead: boolean }) => markAs(notice.id, isRead),
    onSuccess: () => refreshObjects(`notices:${user.id}`),
    onError: (error) => failed(explain(error)),
  })
}

/** Those that were shown: what comes meanwhile stays new. */
export function useMarkAll(group?: NoticeGroup) {
  const { user } = useSession()
  return useMutation({
    mutationFn: (until: string) => api.post('/api/notices/reading', { body: { until, ...(group && { group }) } }),
    onSuccess: () => {
      doneWith(t('notices.all_read_done'))
      refreshObjects(`notices:${user.id}`)
    },
    onError: (error) => failed(explain(error)),
  })
}

/** Pages of what is no record. */
const places: Record<string, Address> = { tasks: '/', jobs: addressOf('/settings/jobs') }

export function useNoticePath(): (notice: Notice) => Address {
  const pathOf = useRecordPath()
  return ({ object, record_id }) => pathOf(object, record_id) ?? places[object] ?? addressOf('/notices')
}

/** Goes where a notice leads; it is read then. */
export function useOpen(): (notice: Notice) => void {
  const navigate = useNavigate()
  const pathOf = useNoticePath()
  const mark = useMark()
  return (notice) => {
    if (!notice.is_read) mark.mutate({ notice, isRead: true })
    void navigate({ to: pathOf(notice) })
  }
}
