import { queryOptions } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { usePress } from '~/components/press'
import { queryClient, refreshObjects } from '~/lib/queries'

export type __Record__ = Schemas['__feature__.__Record__']
export type New__Record__ = Schemas['__feature__.New__Record__']
export type __Field__ = __Record__['__field__']  //? choice
export const __field.camel__Choices = [__field.quoted_choices__] as const satisfies __Field__[]  //? choice

const of = (__record___id: string) => ({ path: { __record___id } })

export const __camel__Query = (id: string) =>
  queryOptions({ queryKey: ['__record__', id], queryFn: () => api.get('/api/__kebabs__/{__record___id}', of(id)), meta: { watches: [`__records__:${id}`] } })

export async function add__Record__(body: New__Record__): Promise<__Record__> {
  const { data } = await api.post('/api/__kebabs__', { body })
  refreshObjects('__records__')
  return data
}

export async function change__Record__(id: string, body: Schemas['__feature__.__Record__Patch']): Promise<__Record__> {
  const { data } = await api.patch('/api/__kebabs__/{__record___id}', { ...of(id), body })
  queryClient.setQueryData(__camel__Query(id).queryKey, data)
  refreshObjects('__records__')
  return data
}

/** Out of the list, or back into it. */
export function useArchiving(): (__camel__: __Record__) => void {
  const press = usePress<boolean>('__records__', '__record__')
  return ({ id, __title__: name, version, archived }) =>
    press.mutate({
      version, from: archived, to: !archived, said: t(archived ? '__records__.restored' : 'page.archived', { name }),
      send: (seen, next) => change__Record__(id, { version: seen, archived: next }),
    })
}
