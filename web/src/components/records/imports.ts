import { useMutation } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { ObjectType, Schemas } from '~/api/types'
import { upload } from '~/api/upload'
import { refreshObjects } from '~/lib/queries'

export type UploadedFile = Schemas['imports.UploadedFile']
export type FileMapping = Schemas['imports.FileMapping']
export type Trial = Schemas['imports.Trial']

export const mostBytes = 100 * 1024 * 1024

/** Brings the file here; nothing of it becomes a record yet. */
export function useUpload(object: ObjectType, onProgress: (part: number) => void) {
  return useMutation({
    mutationFn: async (file: File) => (await upload('/api/records/{object_type}/imports', file, { path: { object_type: object }, query: { name: file.name }, onProgress })).data,
  })
}

export function useTrial() {
  return useMutation({
    mutationFn: async ({ operation_id, mapping }: { operation_id: string; mapping: FileMapping }) =>
      (await api.post('/api/imports/{operation_id}/trial', { path: { operation_id }, body: mapping })).data,
  })
}

export function useImport(onBegun: () => void) {
  return useMutation({
    mutationFn: ({ operation_id, mapping }: { operation_id: string; mapping: FileMapping }) => api.post('/api/imports/{operation_id}/run', { path: { operation_id }, body: mapping }),
    onSuccess: () => {
      refreshObjects('operations', 'jobs')
      onBegun()
    },
  })
}
