import { api } from '~/api/client'
import { toggle } from '~/components/records/archiving'
import { queryClient } from '~/lib/queries'
import type { Product } from './quotes'

export const refreshProducts = () => queryClient.invalidateQueries({ queryKey: ['products'] })

/** Out of the list, or back into it. */
export const toggleArchived = (product: Product): Promise<void> =>
  toggle(product, product.name, async (version, archived) => {
    const { data } = await api.patch('/api/products/{product_id}', { path: { product_id: product.id }, body: { version, archived } })
    await refreshProducts()
    return data
  })
