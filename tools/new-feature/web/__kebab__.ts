import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'

export interface __Name__ {
  id: string
  title: string
  created_at: string
}

export const __camel__Key = ['__name__']

export const use__Name__List = () =>
  useQuery({ queryKey: __camel__Key, queryFn: ({ signal }) => api.get<{ results: __Name__[] }>('/api/__name__', { signal }) })
