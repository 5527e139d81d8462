import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { useRecord } from '~/components/records/queries'
import { refreshObjects } from '~/lib/queries'
import { useMay } from '~/lib/session'
import { done, failed } from '~/lib/undo'
import { LinkedCompany } from './linked-company'
import { makeCompany } from './make-company'

export default function ContactCompany({ id }: { id: string }) {
  return <LinkedCompany from="contacts" id={id} none={<FromName id={id} />} />
}

/** The company's name that stands with the contact becomes a company of its own, with the contact and its deals. */
function FromName({ id }: { id: string }) {
  const { data: contact } = useRecord('contacts', id)
  const mayWrite = useMay('write_records')
  const name = contact?.properties['company']?.trim()
  const make = useMutation({
    mutationFn: (given: string) => makeCompany(given, id),
    onSuccess: ({ changeSet, deals }, given) => {
      done(t(deals > 0 ? 'company.made_with_deals' : 'company.made', { name: given, n: deals }), changeSet)
      refreshObjects('companies', 'deals', `contacts:${id}`)
    },
    onError: (error) => failed(explain(error)),
  })
  if (!name || !mayWrite) return null
  return <Button size="xs" mt={8} loading={make.isPending} onClick={() => make.mutate(name)}>{t('company.make', { name })}</Button>
}
