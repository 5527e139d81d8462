import type { CrmRecord, Property } from '~/api/types'
import { t } from '~/app/messages'
import { formatMoney, formatRecent } from '~/lib/format'
import { Avatar } from '../avatar'
import { Bones } from '../bones'
import { StageLabel } from '../stage-glyph'
import type { TableColumn } from './table'
import { currencyOf, currencyProperties, isChoice, ownerProperty, sayValue, specialOf, type Words } from './values'
import styles from './columns.module.css'

/** Named as its property, or by itself where it shows several; sorted by a property. */
export interface Column extends TableColumn<CrmRecord> {
  /** The properties it needs beside its own. */
  properties: string[]
}

/** What a feature says about a column of its own making. */
export type OwnColumn = Omit<Column, 'text'> & { text?: (record: CrmRecord) => string }

export interface ColumnLabels {
  label?: string
  width?: number
}

/** The column any property gets, fitting its type. */
export function propertyColumn(property: Property, words: Words, labels: ColumnLabels = {}): Column {
  const say = (record: CrmRecord) => sayValue(property, record.properties[property.name], words, currencyOf(record))
  const special = specialOf(property)
  return {
    name: property.name,
    label: labels.label ?? property.label,
    width: labels.width ?? defaultWidth(property),
    ...(property.type === 'number' && special !== 'score' && special !== 'owner' ? { align: 'right' as const } : {}),
    sort: property.name,
    properties: [property.name, ...(special === 'money' ? currencyProperties : [])],
    text: (record) => (isChoice(property) ? say(record) : (record.properties[property.name] ?? '')),
    render: (record) => {
      const value = record.properties[property.name]
      if (value === null || value === undefined || value === '') return property.name === ownerProperty ? <NoOwner /> : null
      // Names of stages and people are on their way.
      if (say(record) === '') return <Bones widths={['60%']} />
      if (special === 'owner') return <Avatar name={say(record)} size={20} tone="sal" />
      if (special === 'lifecycle') return <StageLabel stage={value} />
      if (special === 'score') return <span className={styles.strong}>{say(record)}</span>
      if (special === 'money') return <span className={styles.strong}>{formatMoney(value, currencyOf(record) ?? words.currency)}</span>
      if (property.type === 'datetime' || property.type === 'date') return <time dateTime={value} title={say(record)}>{formatRecent(value)}</time>
      return say(record)
    },
  }
}

function NoOwner() {
  return <span className={styles.none}>{t('value.none')}</span>
}

function defaultWidth(property: Property): number {
  const special = specialOf(property)
  if (special === 'owner') return 64
  if (special === 'score') return 84
  if (special === 'lifecycle') return 112
  if (special === 'email') return 220
  if (property.type === 'date' || property.type === 'datetime') return 128
  if (property.type === 'number' || property.type === 'bool') return 108
  return 160
}
