import type { CrmRecord, ObjectType, Property } from '~/api/types'
import { FactOf } from './facts'
import { useProperties } from './queries'
import { isLongText, isReadOnly } from './values'
import styles from './facts.module.css'

/** Whole texts that are filled in stand above the story, in full; an empty one is a line of the facts. */
export const isAbove = (property: Property, record: CrmRecord): boolean =>
  isLongText(property) && !isReadOnly(property) && !property.hidden && Boolean(record.properties[property.name])

export function LongTexts({ object, record }: { object: ObjectType; record: CrmRecord }) {
  const texts = useProperties(object).filter((property) => isAbove(property, record))
  if (texts.length === 0) return null
  return <dl className={styles.texts}>{texts.map((property) => <FactOf key={property.name} object={object} record={record} property={property} label={property.label} wide />)}</dl>
}
