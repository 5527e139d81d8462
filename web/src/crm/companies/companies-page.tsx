import { useSearch } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { RecordForm } from '~/components/records/record-form'
import { RecordList } from '~/components/records/record-list'
import { recordName } from '~/components/records/values'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { companyList } from './definition'

export default function CompaniesPage() {
  const navigate = useNavigate()
  const show = useShow()
  const mayWrite = useMay('write_records')
  const isNew = (useSearch({ strict: false }) as { new?: string }).new !== undefined
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  return (
    <>
      <RecordList list={companyList} onCreate={() => setNew(true)} />
      {isNew && mayWrite && (
        <RecordForm
          object="companies"
          title={t('companies.new')}
          fields={['name', 'domain', ['industry', 'numberofemployees'], ['city', 'country'], 'hubspot_owner_id']}
          said={(record) => t('companies.created', { name: recordName('companies', record) })}
          onClose={() => setNew(false)}
          onCreated={(record) => void navigate({ to: companyList.path(record.id) })}
        />
      )}
    </>
  )
}
