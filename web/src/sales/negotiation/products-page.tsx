import { ActionIcon } from '@mantine/core'
import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { useState } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import { archivedField } from '~/components/records/values'
import { allView, archivedView } from '~/components/records/views'
import { useMay } from '~/lib/session'
import { ProductForm } from './product-form'
import { useArchiving } from './products'
import type { Product } from './quotes'
import { showMoney, showRate } from './show'
import styles from './quotes.module.css'

const list: OwnList<Product> = {
  name: 'products',
  ask: listOf('/api/products'),
  label: 'products.nav',
  noun: 'products.noun',
  find: 'products.find',
  views: [allView, archivedView],
  columns: [
    {
      name: 'name', label: t('products.name'), width: 220, grows: true, text: (product) => product.name,
      render: (product) => <>{product.name}{product.description && <span className={styles.beside}>{product.description}</span>}</>,
    },
    { name: 'sku', label: t('products.sku'), width: 108, text: (product) => product.sku, render: (product) => product.sku },
    { name: 'unit', label: t('products.unit'), width: 88, text: (product) => product.unit, render: (product) => product.unit },
    { name: 'tax', label: t('products.tax_short'), width: 80, align: 'right', text: (product) => showRate(product.tax_rate), render: (product) => `${showRate(product.tax_rate)} %` },
    {
      name: 'price', label: t('products.price'), width: 140, align: 'right', text: (product) => `${product.unit_price.amount} ${product.unit_price.currency}`,
      render: (product) => <strong className={styles.total}>{showMoney(product.unit_price)}</strong>,
    },
  ],
  idOf: (product) => product.id,
  nameOf: (product) => product.name,
  compact: (product) => <CompactRow title={product.name} detail={[product.sku, product.description].filter(Boolean).join(', ')} end={<strong>{showMoney(product.unit_price)}</strong>} below={product.unit} />,
  watches: ['products'],
}
const fields = [archivedField]

export default function ProductsPage() {
  const [edited, setEdited] = useState<Product | 'new'>()
  const mayWrite = useMay('sell')
  const create = mayWrite ? { label: t('products.new'), run: () => setEdited('new') } : undefined
  return (
    <>
      <OwnListPage
        list={list}
        fields={fields}
        create={create}
        {...(mayWrite ? { onOpen: setEdited, actions: (product: Product) => <Archive product={product} /> } : {})}
        actionsOver="unit"
        empty={<EmptyList words="products" department="sales" create={create} />}
      />
      {edited && <ProductForm product={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}

function Archive({ product }: { product: Product }) {
  const archive = useArchiving()
  const Icon = product.archived ? IconArchiveOff : IconArchive
  const label = t(product.archived ? 'products.restore_one' : 'products.archive_one', { name: product.name })
  return <ActionIcon aria-label={label} title={label} onClick={() => archive(product)}><Icon size={15} stroke={1.75} /></ActionIcon>
}
