import { queryOptions } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { refreshObjects } from '~/lib/queries'
import { doneWith } from '~/lib/undo'

export type FileOnRecord = Schemas['attachments.Attachment']
export const mostBytes = 100 * 1024 * 1024

export const filesOf = (object: string, record_id: string) =>
  queryOptions({
    queryKey: ['files', object, record_id],
    queryFn: ({ signal }) => api.get('/api/records/{object}/{record_id}/files', { path: { object, record_id }, query: { limit: 100 }, signal }),
    meta: { watches: [`files:${record_id}`] },
  })

export const addressOf = ({ id }: FileOnRecord): string => `/api/files/${id}/content`

export async function removeFile({ id: file_id, name, record_id }: FileOnRecord): Promise<void> {
  await api.delete('/api/files/{file_id}', { path: { file_id } })
  refreshObjects(`files:${record_id}`)
  doneWith(t('files.removed', { name }), async () => void (await api.post('/api/files/{file_id}/restoration', { path: { file_id } })))
}
