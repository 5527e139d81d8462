import { api } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { queryClient } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import type { Product } from './quotes'

export const refreshProducts = () => queryClient.invalidateQueries({ queryKey: ['products'] })

const setArchived = async ({ id, version }: Pick<Product, 'id' | 'version'>, archived: boolean): Promise<Product> => {
  const { data } = await api.patch('/api/products/{product_id}', { path: { product_id: id }, body: { version, archived } })
  await refreshProducts()
  return data
}

/** The toast brings it back. */
export async function archiveProduct(product: Product): Promise<void> {
  try {
    const archived = await setArchived(product, true)
    doneWith(t('products.archived', { name: product.name }), async () => void (await setArchived(archived, false)))
  } catch (problem) {
    failed(explain(problem))
  }
}

export async function restoreProduct(product: Product): Promise<void> {
  try {
    await setArchived(product, false)
    doneWith(t('products.restored', { name: product.name }))
  } catch (problem) {
    failed(explain(problem))
  }
}
