import { IconChecklist, IconMail, IconNote, IconPhone } from '@tabler/icons-react'
import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { recordName } from '~/components/records/values'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import styles from './contacts.module.css'

/** Mail, call, note, task, without leaving the list further than needed. */
export function RowActions({ record }: { record: CrmRecord }) {
  const name = recordName('contacts', record)
  const mayWrite = useMay('write_records')
  const email = record.properties['email']
  const story = (kind: string) => ({ to: `/contacts/${record.id}` as const, search: { write: kind } })
  return (
    <span className={styles.actions}>
      {email && <a href={`mailto:${email}`} aria-label={t('contacts.action.email', { name })}><IconMail size={15} stroke={1.75} /></a>}
      {mayWrite && (
        <>
          <Link {...story('call')} aria-label={t('contacts.action.call', { name })}><IconPhone size={15} stroke={1.75} /></Link>
          <Link {...story('note')} aria-label={t('contacts.action.note', { name })}><IconNote size={15} stroke={1.75} /></Link>
          <Link {...story('task')} aria-label={t('contacts.action.task', { name })}><IconChecklist size={15} stroke={1.75} /></Link>
        </>
      )}
    </span>
  )
}
