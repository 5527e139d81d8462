import { useSearch } from '@tanstack/react-router'
import { RecordList } from '~/components/records/record-list'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { contactList } from './definition'
import { NewContact } from './new-contact'
import { ContactActions } from './row-actions'

export default function ContactsPage() {
  const navigate = useNavigate()
  const show = useShow()
  const mayWrite = useMay('write_records')
  const isNew = (useSearch({ strict: false }) as { new?: string }).new !== undefined
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  return (
    <>
      <RecordList list={contactList} onCreate={() => setNew(true)} actions={(record) => <ContactActions record={record} />} />
      {isNew && mayWrite && <NewContact onClose={() => setNew(false)} onCreated={(id) => void navigate({ to: contactList.path(id) })} />}
    </>
  )
}
