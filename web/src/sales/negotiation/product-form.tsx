import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiError } from '~/api/client'
import { untyped } from '~/api/untyped'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { useCurrency } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { showRate } from './show'
import { formatDecimal, parseDecimal, placesOf } from './totals'
import { archiveProduct, refreshProducts, restoreProduct } from './products'
import type { Product } from './quotes'
import styles from './quotes.module.css'

export function ProductForm({ product, onClose }: { product: Product | undefined; onClose: () => void }) {
  const workspaceCurrency = useCurrency()
  const currency = product?.unit_price.currency ?? workspaceCurrency
  const places = placesOf(currency)
  const [form, setForm] = useState({
    name: product?.name ?? '', sku: product?.sku ?? '', unit: product?.unit ?? '', description: product?.description ?? '',
    price: product?.unit_price.amount ?? '', tax: product ? showRate(product.tax_rate) : '',
  })
  const [fields, setFields] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const price = parseDecimal(form.price, places)
    const tax = parseDecimal(form.tax || '0', 2)
    if (price === undefined || tax === undefined) {
      setFields({ ...(price === undefined ? { unit_price: t('products.number_wrong', { n: places }) } : {}), ...(tax === undefined ? { tax_rate: t('products.number_wrong', { n: 2 }) } : {}) })
      return
    }
    const body = { name: form.name, sku: form.sku, unit: form.unit, description: form.description, unit_price: { amount: formatDecimal(price, places, true), currency }, tax_rate: Number(tax) }
    setBusy(true)
    try {
      await (product ? untyped.patch(`/api/products/${product.id}`, { version: product.version, ...body }) : untyped.post('/api/products', body))
      doneWith(t(product ? 'products.saved' : 'products.added', { name: form.name }))
      void refreshProducts()
      onClose()
    } catch (error) {
      setFields(error instanceof ApiError ? error.fields : {})
      setProblem(explain(error))
      setBusy(false)
    }
  }
  const text = (name: keyof typeof form, field: string = name) => ({
    value: form[name], error: fields[field], onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
  })
  return (
    <Modal opened onClose={onClose} title={product ? product.name : t('products.new')} size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput label={t('products.name')} required data-autofocus maxLength={300} {...text('name')} />
        <div className={styles.pair}>
          <TextInput label={t('products.price')} required inputMode="decimal" rightSection={<span className={styles.note}>{currency}</span>} rightSectionWidth={48} {...text('price', 'unit_price')} />
          <TextInput label={t('products.tax')} inputMode="decimal" {...text('tax', 'tax_rate')} />
        </div>
        <div className={styles.pair}>
          <TextInput label={t('products.sku')} maxLength={100} {...text('sku')} />
          <TextInput label={t('products.unit')} maxLength={30} {...text('unit')} />
        </div>
        <Textarea label={t('products.description')} autosize minRows={2} maxRows={8} maxLength={2000} {...text('description')} />
        {problem && Object.keys(fields).length === 0 && <p role="alert" className={styles.bad}>{problem}</p>}
        <div className={styles.actions}>
          {product && <Button className={product.archived ? styles.aside : `danger ${styles.aside}`} onClick={() => { onClose(); void (product.archived ? restoreProduct(product) : archiveProduct(product)) }}>{t(product.archived ? 'products.restore' : 'products.archive')}</Button>}
          <Button type="submit" variant="filled" loading={busy}>{t('products.save')}</Button>
        </div>
      </form>
    </Modal>
  )
}
