import { useState } from 'react'
import { t } from '~/app/messages'
import type { ObjectType } from '~/api/types'
import { usePlainLink } from '~/components/records/associations'
import type { KindView } from '~/components/records/kinds'
import { usePipelines, useProperties } from '~/components/records/queries'
import { RecordForm } from '~/components/records/record-form'
import { RecordSelect } from '~/components/records/record-select'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { isLongText, isReadOnly, ownerProperty, recordName } from '~/components/records/values'
import { startOf, wordsOf } from './definition'

interface Props {
  kind: KindView
  onClose: () => void
  onCreated: (id: string) => void
}

interface Link {
  to: { id: string }
  types: { associationCategory: string; associationTypeId: number }[]
}

/** A new record of any kind: what its definition requires and lists. */
export function NewOfKind({ kind, onClose, onCreated, links }: Props & { links?: Link[] }) {
  const [contact, setContact] = useState('')
  const asksContact = !links && kind.associated.includes('contacts')
  const ofContact = usePlainLink(kind.object, asksContact ? 'contacts' : undefined)
  const texts = useProperties(kind.object).filter((one) => isLongText(one) && !isReadOnly(one)).map((one) => one.name)
  const pipelines = usePipelines(kind.object)
  const myId = useMyOwnerId()
  const place: (string | [string, string])[] = kind.has_pipelines ? [['hs_pipeline', 'hs_pipeline_stage']] : []
  const listed = new Set([kind.primary, ...kind.required, ...texts, ...kind.columns])
  for (const name of ['hs_pipeline', 'hs_pipeline_stage', ownerProperty]) listed.delete(name)
  return (
    <RecordForm
      key={`${pipelines[0]?.id}-${myId}`}
      object={kind.object}
      title={t('kinds.new', wordsOf(kind)(1))}
      fields={[...listed, ...place, ...(kind.has_owner ? [ownerProperty] : [])]}
      initial={startOf(kind.has_pipelines ? pipelines : [], kind.has_owner ? myId : undefined)}
      said={(record) => t('kinds.created', { name: recordName(kind.object, record) })}
      associations={links ?? (contact && ofContact ? [{ to: { id: contact }, types: [ofContact] }] : [])}
      isTouched={contact !== ''}
      beside={asksContact && <RecordSelect object="contacts" label={t('kinds.contact_of')} value={contact} onChange={setContact} clearable />}
      onClose={onClose}
      onCreated={(record) => onCreated(record.id)}
    />
  )
}

/** The same, linked at once with the record it is made from. */
export function NewLinked({ from, ...props }: Props & { from: { object: ObjectType; id: string } }) {
  const type = usePlainLink(props.kind.object, from.object)
  return type && <NewOfKind {...props} links={[{ to: { id: from.id }, types: [type] }]} />
}
