import { t } from '~/app/messages'
import { RecordForm } from '~/components/records/record-form'
import { useMyOwnerId } from '~/components/records/use-my-owner-id'
import { recordName } from '~/components/records/values'

export function NewContact({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const myId = useMyOwnerId()
  return (
    <RecordForm
      key={myId}
      object="contacts"
      title={t('contacts.new')}
      fields={['email', ['firstname', 'lastname'], ['company', 'jobtitle'], 'phone', ['lifecyclestage', 'hubspot_owner_id']]}
      initial={{ lifecyclestage: 'lead', ...(myId ? { hubspot_owner_id: myId } : {}) }}
      said={(record) => t('contacts.created', { name: recordName('contacts', record) })}
      onClose={onClose}
      onCreated={(record) => onCreated(record.id)}
    />
  )
}
