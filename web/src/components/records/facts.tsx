import { useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType, Property } from '~/api/types'
import { t } from '~/app/messages'
import { useMay } from '~/lib/session'
import { Fact } from './fact'
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
  const properties = useProperties(object)
  const words = useWords(object)
  const update = useUpdateRecord(object, record.id)
  const mayEdit = useMay('write_records')
  const [all, setAll] = useState(false)
  const byName = new Map(properties.map((property) => [property.name, property]))
  const named = new Set(sections.flatMap((section) => section.fields))
  const own = properties.filter((property) => property.hubspotDefined === false && !named.has(property.name) && !property.hidden)
  const rest = properties.filter((property) =>
    !named.has(property.name) && !own.includes(property) && !leaveOut.includes(property.name) && !property.hidden && (!isReadOnly(property) || record.properties[property.name]))

  const line = (property: Property) => {
    const label = labels[property.name] ?? property.label
    const save = (value: string) =>
      update.mutateAsync({ values: { [property.name]: value }, said: value === '' ? t('page.cleared', { field: label }) : t('page.saved', { field: label }) })
    return (
      <Fact
        key={property.name}
        property={property}
        label={label}
        value={record.properties[property.name] ?? ''}
        words={words}
        currency={currencyOf(record)}
        mayEdit={mayEdit}
        onSave={save}
        shown={record.properties[property.name] ? shown[property.name] : undefined}
      />
    )
  }
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
            {all ? t('facts.less') : t('facts.all', { n: properties.length })}
          </button>
          {all && <dl>{rest.map(line)}</dl>}
        </section>
      )}
    </>
  )
}
