import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { FormDialog } from '~/components/form-dialog'
import { MoneyInput } from '~/components/money-input'
import { DraftProblem } from '~/components/problem'
import { useDraft } from '~/lib/draft'
import { mayLeave } from '~/lib/leaving'
import { useCurrency } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import { showRate } from './show'
import { formatDecimal, parseDecimal, placesOf } from './totals'
import { refreshProducts, useArchiving } from './products'
import type { Product } from './quotes'
import styles from './quotes.module.css'

const read = ({ name, sku, unit, description, unit_price, tax_rate }: Product) => ({ name, sku, unit, description, unit_price, tax_rate: showRate(tax_rate) })
type Form = ReturnType<typeof read>
const numbersOf = ({ unit_price, tax_rate }: Pick<Form, 'unit_price' | 'tax_rate'>, places: number) => [parseDecimal(unit_price.amount, places), parseDecimal(tax_rate || '0', 2)] as const

export function ProductForm({ product, onClose }: { product: Product | undefined; onClose: () => void }) {
  const currency = useCurrency()
  const archive = useArchiving()
  const places = placesOf(product?.unit_price.currency ?? currency)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const draft = useDraft({
    stored: product,
    blank: { name: '', sku: '', unit: '', description: '', unit_price: { amount: '', currency }, tax_rate: '' },
    read,
    body: ({ unit_price, tax_rate, ...words }) => {
      const [price, tax] = numbersOf({ unit_price, tax_rate }, places)
      return price === undefined || tax === undefined ? undefined : { ...words, unit_price: { ...unit_price, amount: formatDecimal(price, places, true) }, tax_rate: Number(tax) }
    },
    save: async (changed, whole, stored) => (await (stored ? api.patch('/api/products/{product_id}', { path: { product_id: stored.id }, body: changed }) : api.post('/api/products', { body: whole }))).data,
    load: () => api.get('/api/products/{product_id}', { path: { product_id: product!.id } }),
    byHand: true,
  })
  const { form, change } = draft
  const save = async () => {
    const [price, tax] = numbersOf(form, places)
    setWrong({ ...(price === undefined ? { unit_price: t('products.number_wrong', { n: places }) } : {}), ...(tax === undefined ? { tax_rate: t('products.number_wrong', { n: 2 }) } : {}) })
    if (price === undefined || tax === undefined || !(await draft.save())) return
    doneWith(t(product ? 'products.saved' : 'products.added', { name: form.name }))
    void refreshProducts()
    onClose()
  }
  const leaveAndArchive = async (stored: Product) => {
    if (!(await mayLeave([draft]))) return
    onClose()
    archive(stored)
  }
  const text = (name: Exclude<keyof Form, 'unit_price'>) => ({
    value: form[name], error: wrong[name] ?? draft.fields[name], onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  return (
    <FormDialog
      title={product ? product.name : t('products.new')}
      submit={t('products.save')}
      busy={draft.status === 'saving'}
      draft={draft}
      beside={product && <Button className={product.archived ? undefined : 'danger'} onClick={() => void leaveAndArchive(product)}>{t(product.archived ? 'page.restore' : 'page.archive')}</Button>}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput label={t('products.name')} required data-autofocus maxLength={300} {...text('name')} />
      <div className={styles.pair}>
        <MoneyInput label={t('products.price')} withAsterisk value={form.unit_price} error={wrong['unit_price'] ?? draft.fields['amount'] ?? draft.fields['unit_price']} onChange={(unit_price) => change({ unit_price })} />
        <TextInput label={t('products.tax')} inputMode="decimal" {...text('tax_rate')} />
      </div>
      <div className={styles.pair}>
        <TextInput label={t('products.sku')} maxLength={100} {...text('sku')} />
        <TextInput label={t('products.unit')} maxLength={30} {...text('unit')} />
      </div>
      <Textarea label={t('products.description')} autosize minRows={2} maxRows={8} maxLength={2000} {...text('description')} />
      <DraftProblem draft={draft} shown={[...Object.keys(form), 'amount']} />
    </FormDialog>
  )
}
