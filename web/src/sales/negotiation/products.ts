import { api } from '~/api/client'
import { t } from '~/app/messages'
import { usePress } from '~/components/press'
import { queryClient } from '~/lib/queries'
import type { Product } from './quotes'

export const refreshProducts = () => queryClient.invalidateQueries({ queryKey: ['products'] })

/** Out of the list, or back into it. */
export function useArchiving(): (product: Product) => void {
  const press = usePress<boolean>('products')
  return ({ id, name, version, archived }) =>
    press.mutate({
      version, from: archived, to: !archived, said: t(archived ? 'page.restored' : 'page.archived', { name }),
      send: async (version, archived) => (await api.patch('/api/products/{product_id}', { path: { product_id: id }, body: { version, archived } })).data,
    })
}
