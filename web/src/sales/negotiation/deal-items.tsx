import { Button } from '@mantine/core'
import { IconChevronRight, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { explain } from '~/components/failure'
import { Fact } from '~/components/records/fact'
import { archiveRecord, useCreateRecord, useProperties, useUpdateRecord } from '~/components/records/queries'
import { LinkRecord, RailNothing, RailSection } from '~/components/records/rail'
import { RecordForm } from '~/components/records/record-form'
import { useWords } from '~/components/records/use-words'
import { recordName } from '~/components/records/values'
import { refreshObjects } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { currencyOfItem, partOf, sumsOfItems, useItemsOf } from './items'
import { showMoney } from './show'
import styles from './items.module.css'

/** What a deal is about: a new quote takes its lines from here. */
export default function DealItems({ id }: { id: string }) {
  const items = useItemsOf(id)
  const mayWrite = useMay('sell')
  const [creating, setCreating] = useState(false)
  const create = useCreateRecord('line_items')
  const add = (product: CrmRecord) =>
    create.mutate({ properties: { hs_product_id: product.id }, associations: partOf(id) }, {
      onSuccess: ({ data, changeSet }) => {
        done(t('items.added', { name: recordName('line_items', data) }), changeSet)
        refreshObjects(`deals:${id}`)
      },
      onError: (error) => failed(explain(error)),
    })
  const without = (
    <Button variant="subtle" size="xs" fullWidth justify="flex-start" leftSection={<IconPlus size={14} stroke={1.75} />} onClick={() => setCreating(true)}>{t('items.without_product')}</Button>
  )
  return (
    <RailSection title={t('items.title')} action={mayWrite && <LinkRecord object="products" label={t('items.add')} create={without} onPick={add} />}>
      {!items && <Bones widths={[16, 180]} />}
      {items?.length === 0 && <RailNothing>{t('items.none')}</RailNothing>}
      {items?.map((item) => <Item key={item.id} item={item} mayWrite={mayWrite} />)}
      {items && items.length > 0 && sumsOfItems(items).map((sum) => (
        <div key={sum.currency} className={styles.sum}><span>{t('items.sum')}</span><strong>{showMoney(sum)}</strong></div>
      ))}
      {creating && (
        <RecordForm
          object="line_items"
          title={t('items.new')}
          fields={['name', ['quantity', 'price'], ['hs_discount_percentage', 'tax_rate']]}
          initial={{ quantity: '1' }}
          associations={partOf(id)}
          said={(record) => t('items.added', { name: recordName('line_items', record) })}
          onClose={() => setCreating(false)}
          onCreated={() => { setCreating(false); refreshObjects(`deals:${id}`) }}
        />
      )}
    </RailSection>
  )
}

const edited = ['quantity', 'price', 'hs_discount_percentage', 'tax_rate']

function Item({ item, mayWrite }: { item: CrmRecord; mayWrite: boolean }) {
  const [open, setOpen] = useState(false)
  const properties = useProperties('line_items')
  const words = useWords('line_items')
  const update = useUpdateRecord('line_items', item.id)
  const name = recordName('line_items', item)
  const currency = currencyOfItem(item)
  const value = (property: string) => item.properties[property] ?? ''
  const remove = () => void archiveRecord('line_items', item.id, t('items.removed', { name })).catch((error: unknown) => failed(explain(error)))
  return (
    <div className={styles.item}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setOpen((now) => !now)}>
        <IconChevronRight size={14} stroke={1.75} aria-hidden className={styles.mark} data-open={open || undefined} />
        <span className={styles.text}><strong>{name}</strong><span>{sayTerms(item)}</span></span>
        <span className={styles.end}>{value('amount') && showMoney({ amount: value('amount'), currency })}</span>
      </button>
      {mayWrite && <button type="button" className={styles.remove} aria-label={t('items.remove', { name })} onClick={remove}><IconX size={13} stroke={1.75} /></button>}
      {open && (
        <dl className={styles.terms}>
          {properties.filter((property) => edited.includes(property.name)).toSorted((a, b) => edited.indexOf(a.name) - edited.indexOf(b.name)).map((property) => (
            <Fact key={property.name} property={property} label={property.label} value={value(property.name)} words={words} currency={currency} mayEdit={mayWrite}
              onSave={(next) => update.mutateAsync({ values: { [property.name]: next }, said: next === '' ? t('page.cleared', { field: property.label }) : t('page.saved', { field: property.label }) })} />
          ))}
        </dl>
      )}
    </div>
  )
}

/** '2 piece × 290.00 €, less 5 %' */
function sayTerms(item: CrmRecord): string {
  const { quantity, unit, price, hs_discount_percentage: percent, discount } = item.properties
  const currency = currencyOfItem(item)
  const times = [[quantity, unit].filter(Boolean).join(' '), price && showMoney({ amount: price, currency })].filter(Boolean).join(' × ')
  const less = percent ? `${percent} %` : discount ? showMoney({ amount: discount, currency }) : ''
  return less ? t('items.less', { terms: times, less }) : times
}
