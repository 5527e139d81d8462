import { Button } from '@mantine/core'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { associationTypes } from '~/components/records/associations'
import { useCreateRecord, useRecord } from '~/components/records/queries'
import { refreshObjects } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { LinkedCompany } from './linked-company'

export default function ContactCompany({ id }: { id: string }) {
  return <LinkedCompany from="contacts" id={id} none={<FromName id={id} />} />
}

/** The company's name that stands with the contact becomes a company of its own, linked. */
function FromName({ id }: { id: string }) {
  const { data: contact } = useRecord('contacts', id)
  const create = useCreateRecord('companies')
  const mayWrite = useMay('write_records')
  const name = contact?.properties['company']?.trim()
  if (!name || !mayWrite) return null
  const type = associationTypes['companies/contacts']!
  const make = () =>
    create.mutate({ properties: { name }, associations: [{ to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: type }] }] }, {
      onSuccess: ({ changeSet }) => {
        done(t('company.made', { name }), changeSet)
        refreshObjects('companies', `contacts:${id}`)
      },
      onError: (error) => failed(explain(error)),
    })
  return <Button size="xs" mt={8} loading={create.isPending} onClick={make}>{t('company.make', { name })}</Button>
}
