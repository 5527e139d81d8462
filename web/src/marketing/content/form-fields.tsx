import { ActionIcon, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import type { Property } from '~/api/types'
import { t } from '~/app/messages'
import { useProperties } from '~/components/records/queries'
import type { FormField } from './content'
import styles from './editor.module.css'

const ownBusiness = new Set(['lifecyclestage', 'hubspot_owner_id', 'hubspotscore'])

/** What visitors may fill in: the same rule as the server's. */
export const isForForms = (property: Property): boolean =>
  !property.calculated && !property.name.startsWith('hs_') && !ownBusiness.has(property.name) && property.hidden !== true

interface Props {
  fields: FormField[]
  onChange: (fields: FormField[]) => void
}

/** The fields in order; each fills one property of the contact. */
export function FieldList({ fields, onChange }: Props) {
  const properties = useProperties('contacts')
  const used = new Set(fields.map((field) => field.property))
  const free = properties.filter((property) => isForForms(property) && !used.has(property.name))
  const set = (index: number, values: Partial<FormField>) => onChange(fields.map((field, at) => (at === index ? { ...field, ...values } : field)))
  const move = (index: number, by: number) => {
    const next = [...fields]
    const [field] = next.splice(index, 1)
    if (field) next.splice(index + by, 0, field)
    onChange(next)
  }
  const add = (name: string | null) => {
    const property = free.find((one) => one.name === name)
    if (property) onChange([...fields, { property: property.name, label: property.label, required: false }])
  }
  return (
    <section className={styles.section}>
      <h2>{t('forms.fields')}</h2>
      <ol className={styles.list}>
        {fields.map((field, index) => (
          <li key={field.property} className={styles.item}>
            <FieldHead field={field} property={properties.find((one) => one.name === field.property)} first={index === 0} last={index === fields.length - 1} onMove={(by) => move(index, by)} onRemove={() => onChange(fields.filter((_, at) => at !== index))} />
            <div className={styles.itemBody}>
              <div className={styles.pair}>
                <TextInput aria-label={t('forms.field.label')} value={field.label} onChange={(event) => set(index, { label: event.currentTarget.value })} />
                <TextInput aria-label={t('forms.field.placeholder')} placeholder={t('forms.field.placeholder')} value={field.placeholder ?? ''} onChange={(event) => set(index, { placeholder: event.currentTarget.value })} />
              </div>
              {field.property === 'email'
                ? <span className={styles.status}>{t('forms.field.always')}</span>
                : <Switch label={t('forms.field.required')} checked={field.required} onChange={(event) => set(index, { required: event.currentTarget.checked })} />}
            </div>
          </li>
        ))}
      </ol>
      <Select
        key={fields.length}
        aria-label={t('forms.field.add')}
        placeholder={t('forms.field.add')}
        nothingFoundMessage="–"
        data={free.map((property) => ({ value: property.name, label: property.label }))}
        value={null}
        searchable
        onChange={add}
      />
    </section>
  )
}

interface HeadProps {
  field: FormField
  property: Property | undefined
  first: boolean
  last: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function FieldHead({ field, property, first, last, onMove, onRemove }: HeadProps) {
  const name = property?.label ?? field.property
  return (
    <div className={styles.itemHead}>
      <strong>{name}</strong>
      <span className={styles.kind}>{property?.name}</span>
      <ActionIcon aria-label={t('forms.field.up', { name })} disabled={first} variant={first ? 'transparent' : 'subtle'} onClick={() => onMove(-1)}><IconArrowUp size={15} stroke={1.75} /></ActionIcon>
      <ActionIcon aria-label={t('forms.field.down', { name })} disabled={last} variant={last ? 'transparent' : 'subtle'} onClick={() => onMove(1)}><IconArrowDown size={15} stroke={1.75} /></ActionIcon>
      {field.property !== 'email' && <ActionIcon aria-label={t('forms.field.remove', { name })} onClick={onRemove}><IconX size={15} stroke={1.75} /></ActionIcon>}
    </div>
  )
}
