import { useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType, Property } from '~/api/types'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { Fact } from './fact'
import { isAbove } from './long-texts'
import { useProperties, useUpdateRecord } from './queries'
import { useWords } from './use-words'
import { currencyOf, isReadOnly } from './values'
import styles from './facts.module.css'

export interface FactSection {
  title: string
  fields: string[]
}

interface Props {
  object: ObjectType
  record: CrmRecord
  sections: FactSection[]
  labels: Record<string, string>
  /** Fields shown elsewhere on the page. */
  leaveOut: string[]
  shown?: Record<string, ReactNode>
}

/** What is known of a record: chosen fields first, then the workspace's own, the rest on demand. */
export function Facts({ object, record, sections, labels, leaveOut, shown = {} }: Props) {
  const every = useProperties(object)
  const properties = every.filter((property) => !isAbove(property, record))
  const [all, setAll] = useState(false)
  const byName = new Map(properties.map((property) => [property.name, property]))
  const named = new Set(sections.flatMap((section) => section.fields))
  const own = properties.filter((property) => property.hubspotDefined === false && !named.has(property.name) && !property.hidden)
  const rest = properties.filter((property) =>
    !named.has(property.name) && !own.includes(property) && !leaveOut.includes(property.name) && !property.hidden && (!isReadOnly(property) || record.properties[property.name]))

  const line = (property: Property) => (
    <FactOf key={property.name} object={object} record={record} property={property} label={labels[property.name] ?? property.label} shown={shown[property.name]} />
  )
  return (
    <>
      {sections.map((section, index) => {
        const fields = section.fields.flatMap((name) => byName.get(name) ?? [])
        return (
          <section key={section.title} className={styles.section}>
            <h2>{section.title}</h2>
            <dl>{fields.map(line)}{index === 0 && own.map(line)}</dl>
          </section>
        )
      })}
      {rest.length > 0 && (
        <section className={styles.section}>
          <button type="button" className={styles.all} aria-expanded={all} onClick={() => setAll((now) => !now)}>
            {all ? t('facts.less') : t('facts.all', { n: every.length })}
          </button>
          {all && <dl>{rest.map(line)}</dl>}
        </section>
      )}
    </>
  )
}

interface OfProps {
  object: ObjectType
  record: CrmRecord
  property: Property
  label: string
  /** Another way to show a value that is there. */
  shown?: ReactNode
  /** In full below its label. */
  wide?: boolean
}

/** One property of a record, saved by itself. */
export function FactOf({ object, record, property, label, shown, wide }: OfProps) {
  const words = useWords(object)
  const update = useUpdateRecord(object, record.id)
  const mayEdit = useMay('write_records')
  const save = (value: string) =>
    update.mutateAsync({ values: { [property.name]: value }, said: value === '' ? t('page.cleared', { field: label }) : t('page.saved', { field: label }) })
  const value = record.properties[property.name] ?? ''
  return <Fact property={property} label={label} value={value} words={words} currency={currencyOf(record)} mayEdit={mayEdit} onSave={save} shown={value ? shown : undefined} wide={wide} />
}
