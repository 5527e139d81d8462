import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'

export type __Name__ = Schemas['__name__.__Name__']

export const __camel__Key = ['__name__']

export const use__Name__List = () =>
  useQuery({ queryKey: __camel__Key, queryFn: ({ signal }) => api.get('/api/__name__', { signal }) })
