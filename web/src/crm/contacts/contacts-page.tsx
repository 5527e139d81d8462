import { useNavigate, useSearch } from '@tanstack/react-router'
import { RecordList } from '~/components/records/record-list'
import { useMay } from '~/lib/session'
import { contactList } from './definition'
import { NewContact } from './new-contact'
import { RowActions } from './row-actions'

export default function ContactsPage() {
  const navigate = useNavigate()
  const mayWrite = useMay('write_records')
  const isNew = (useSearch({ strict: false }) as { new?: string }).new !== undefined
  const setNew = (open: boolean) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, new: open ? '1' : undefined }), replace: true } as never)
  return (
    <>
      <RecordList list={contactList} onCreate={() => setNew(true)} actions={(record) => <RowActions record={record} />} />
      {isNew && mayWrite && <NewContact onClose={() => setNew(false)} onCreated={(id) => void navigate({ to: contactList.path(id) })} />}
    </>
  )
}
