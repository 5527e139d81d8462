import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { Avatar } from '~/components/avatar'
import type { BoardDefinition, CardProps } from '~/components/records/board/definition'
import type { KindView } from '~/components/records/kinds'
import { useParties } from '~/components/records/parties'
import { ownerName, useOwners, useProperties } from '~/components/records/queries'
import { placeOf } from '~/components/records/stages'
import { useWords } from '~/components/records/use-words'
import { isChoice, ownerProperty, recordName, sayValue } from '~/components/records/values'
import { formatAgo } from '~/lib/format'
import { changed, listOf } from './definition'
import styles from '~/components/records/board/card.module.css'

/** A column for each stage, the closed ones too; the cards say what the kind's list has columns for. */
export function boardOf(kind: KindView, list: ReturnType<typeof listOf>): BoardDefinition<never> {
  const place = placeOf(kind.object)
  const elsewhere = [kind.primary, place.pipeline, place.stage, ownerProperty, changed, 'createdate']
  const facts = kind.columns.filter((name) => !elsewhere.includes(name)).slice(0, 3)
  return {
    list,
    properties: [kind.primary, ...facts, place.pipeline, place.stage, ownerProperty, changed],
    sort: { property: changed, descending: true },
    Card: ({ record }: CardProps<never>) => <KindCard kind={kind} record={record} facts={facts} />,
    sayCard: (record, stage) => t('kinds.card', { name: recordName(kind.object, record), stage: stage.label }),
  }
}

function KindCard({ kind: { object }, record, facts }: { kind: KindView; record: CrmRecord; facts: string[] }) {
  const properties = useProperties(object)
  const words = useWords(object)
  const owner = useOwners().find((one) => one.id === record.properties[ownerProperty])
  const name = recordName(object, record)
  const parties = useParties(object, record.id)
  const when = record.properties[changed]
  const known = facts.flatMap((fact) => properties.filter((one) => one.name === fact && record.properties[fact]))
  return (
    <>
      <span className={styles.line}><strong className={styles.name} title={name}>{name}</strong></span>
      {parties && <span className={styles.line}><span className={styles.closing} title={parties}>{parties}</span></span>}
      {known.length > 0 && (
        <span className={styles.facts}>
          {known.map((property) => {
            const value = sayValue(property, record.properties[property.name], words)
            return <span key={property.name} title={property.label}>{isChoice(property) || property.type === 'string' ? value : `${property.label} ${value}`}</span>
          })}
        </span>
      )}
      <span className={styles.line}>
        <span className={styles.closing}>{when && <time dateTime={when}>{t('kinds.changed', { when: formatAgo(when) })}</time>}</span>
        {owner && <Avatar name={ownerName(owner)} size={20} tone="sal" />}
      </span>
    </>
  )
}
