import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { explain, Failure } from '~/components/failure'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { ProductForm } from './product-form'
import { productsQuery, type Product } from './quotes'
import { showMoney, showRate } from './show'
import styles from './quotes.module.css'

export const refreshProducts = () => queryClient.invalidateQueries({ queryKey: ['products'] })

export default function ProductsPage() {
  const [words, setWords] = useState('')
  const [edited, setEdited] = useState<Product | 'new'>()
  const mayWrite = useMay('sell')
  const { data, error } = useQuery(productsQuery(words.trim()))
  const archive = async (product: Product) => {
    try {
      await api.delete(`/api/products/${product.id}`)
      doneWith(t('products.archived', { name: product.name }), async () => {
        await api.patch(`/api/products/${product.id}`, { version: product.version + 1, archived: false })
        await refreshProducts()
      })
      await refreshProducts()
    } catch (problem) {
      failed(explain(problem))
    }
  }
  return (
    <div className={styles.settings}>
      <header>
        <div><h1>{t('products.nav')}</h1><p>{t('products.text')}</p></div>
        {mayWrite && <Button variant="filled" leftSection={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>{t('products.new')}</Button>}
      </header>
      <label className={styles.find}><input type="search" value={words} placeholder={t('products.find')} aria-label={t('products.find')} onChange={(event) => setWords(event.currentTarget.value)} /></label>
      {error && <Failure error={error} />}
      {data?.results.length === 0 && <p className={styles.note}>{words.trim() ? t('products.none_found') : t('products.none')}</p>}
      {data && data.results.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead><tr><th>{t('products.name')}</th><th>{t('products.sku')}</th><th>{t('products.unit')}</th><th className={styles.end}>{t('products.tax_short')}</th><th className={styles.end}>{t('products.price')}</th><th><span className="visually-hidden">{t('products.archive')}</span></th></tr></thead>
            <tbody>
              {data.results.map((product) => (
                <tr key={product.id} data-still>
                  <td className={styles.name}>{mayWrite ? <button type="button" aria-label={t('products.edit', { name: product.name })} onClick={() => setEdited(product)}>{product.name}</button> : product.name}{product.description && <small>{product.description}</small>}</td>
                  <td>{product.sku}</td>
                  <td>{product.unit}</td>
                  <td className={styles.end}>{showRate(product.tax_rate)} %</td>
                  <td className={styles.end}><strong>{showMoney(product.unit_price)}</strong></td>
                  <td className={styles.end}>{mayWrite && <Button size="compact-sm" className="danger" onClick={() => void archive(product)}>{t('products.archive')}</Button>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited && <ProductForm product={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} onSaved={() => void refreshProducts()} />}
    </div>
  )
}
