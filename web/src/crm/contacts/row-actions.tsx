import { IconMail } from '@tabler/icons-react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { RowActions } from '~/components/records/row-actions'
import { recordName } from '~/components/records/values'

export function ContactActions({ record }: { record: CrmRecord }) {
  const name = recordName('contacts', record)
  const email = record.properties['email']
  const mail = email && <a href={`mailto:${email}`} aria-label={t('contacts.action.email', { name })}><IconMail size={15} stroke={1.75} /></a>
  return <RowActions name={name} path={`/contacts/${record.id}`} before={mail} />
}
