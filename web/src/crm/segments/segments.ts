import { queryOptions } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { queryClient, refreshObjects } from '~/lib/queries'
import { doneWith } from '~/lib/undo'
import { t } from '~/app/messages'

export type Segment = Schemas['segments.Segment']
export type SegmentPage = Schemas['segments.SegmentPage']
export type Member = Schemas['segments.Member']
export type Why = Schemas['segments.Why']

export const segmentQuery = (id: string) =>
  queryOptions({ queryKey: ['segments', id], queryFn: () => api.get('/api/segments/{segment_id}', { path: { segment_id: id } }), meta: { watches: [`segments:${id}`] } })

export const whyQuery = (segment_id: string, contact_id: string) =>
  queryOptions({
    queryKey: ['segments', segment_id, 'why', contact_id],
    queryFn: ({ signal }) => api.get('/api/segments/{segment_id}/why/{contact_id}', { path: { segment_id, contact_id }, signal }),
    meta: { watches: [`segments:${segment_id}`, `contacts:${contact_id}`] },
  })

export const versionsQuery = (segment_id: string) =>
  queryOptions({ queryKey: ['segments', segment_id, 'versions'], queryFn: ({ signal }) => api.get('/api/segments/{segment_id}/versions', { path: { segment_id }, query: { limit: 50 }, signal }), meta: { watches: [`segments:${segment_id}`] } })

export async function writeText(condition: Schemas['segments.Condition']): Promise<string> {
  return (await api.post('/api/segments/translation', { body: { condition } })).data.text
}

export async function saveSegment(id: string | undefined, body: Schemas['segments.NewSegment'] & Schemas['segments.SegmentPatch'], changed: Schemas['segments.SegmentPatch']): Promise<SegmentPage> {
  const { name, kind, condition } = body
  const { data } = await (id === undefined
    ? api.post('/api/segments', { body: { name, ...(kind && { kind }), ...(condition && kind !== 'fixed' && { condition }) } })
    : api.patch('/api/segments/{segment_id}', { path: { segment_id: id }, body: changed }))
  queryClient.setQueryData(segmentQuery(data.id).queryKey, data)
  refreshObjects('segments')
  return data
}

export async function bringBack(segment_id: string, version: number, former: number): Promise<void> {
  const { data } = await api.post('/api/segments/{segment_id}/versions', { path: { segment_id }, body: { version, former } })
  queryClient.setQueryData(segmentQuery(segment_id).queryKey, data)
  refreshObjects('segments', `segments:${segment_id}`)
}

export async function removeSegment({ id: segment_id, name }: { id: string; name: string }): Promise<void> {
  await api.delete('/api/segments/{segment_id}', { path: { segment_id } })
  refreshObjects('segments')
  doneWith(t('segments.removed', { name }), async () => void (await api.post('/api/segments/{segment_id}/restoration', { path: { segment_id } })))
}

export const exportPath = (id: string): string => `/api/segments/${id}/export`
