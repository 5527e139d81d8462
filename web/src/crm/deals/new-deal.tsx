import { t } from '~/app/messages'
import { usePipelines } from '~/components/records/queries'
import { RecordForm } from '~/components/records/record-form'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { recordName } from '~/components/records/values'
import { associationTypes } from '~/components/records/associations'
import type { ObjectType } from '~/api/types'

interface Props {
  pipeline?: string | undefined
  /** The record it is made from, linked at once. */
  from?: { object: ObjectType; id: string }
  onClose: () => void
  onCreated: (id: string) => void
}

export function NewDeal({ pipeline, from, onClose, onCreated }: Props) {
  const pipelines = usePipelines()
  const myId = useMyOwnerId()
  const chosen = pipelines.find((one) => one.id === pipeline) ?? pipelines[0]
  const typeId = from ? associationTypes[`deals/${from.object}`] : undefined
  const links = from && typeId ? [{ to: { id: from.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED' as const, associationTypeId: typeId }] }] : undefined
  if (!chosen) return null
  return (
    <RecordForm
      key={`${chosen.id}-${myId}`}
      object="deals"
      title={t('deals.new')}
      fields={['dealname', ['amount', 'closedate'], ['pipeline', 'dealstage'], 'hubspot_owner_id', 'description']}
      initial={{ pipeline: chosen.id, dealstage: chosen.stages[0]?.id ?? '', ...(myId ? { hubspot_owner_id: myId } : {}) }}
      said={(record) => t('deals.created', { name: recordName('deals', record) })}
      {...(links ? { associations: links } : {})}
      onClose={onClose}
      onCreated={(record) => onCreated(record.id)}
    />
  )
}
