import { queryOptions } from '@tanstack/react-query'
import { searchAll } from '~/components/records/queries'

/** What a line takes from a product. */
export interface Product {
  id: string
  name: string
  description: string
  unit: string
  sku: string
  price: string
  currency: string
  /** In percent. */
  tax: string
}

const names = ['name', 'description', 'unit', 'hs_sku', 'price', 'currency', 'tax_rate']
const most = 1000

/** What can be sold, in the order of names. */
export const productsQuery = queryOptions({
  queryKey: ['products'],
  queryFn: async ({ signal }): Promise<Product[]> =>
    (await searchAll('products', { filterGroups: [], sorts: ['name'], properties: names }, most, signal)).map(({ id, properties }) => {
      const text = (name: string) => properties[name] ?? ''
      return { id, name: text('name'), description: text('description'), unit: text('unit'), sku: text('hs_sku'), price: text('price'), currency: text('currency'), tax: text('tax_rate') }
    }),
  meta: { watches: ['products'] },
})

/** Products of this currency by what a list shows; two of one name are told apart by their SKU. */
export function byName(products: Product[], currency: string): Map<string, Product> {
  const named = new Map<string, Product>()
  for (const product of products) {
    if (product.currency !== currency) continue
    const name = named.has(product.name) ? `${product.name} (${product.sku || product.id})` : product.name
    named.set(name, product)
  }
  return named
}
