import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { t } from '~/app/messages'
import type { KindView } from '~/components/records/kinds'
import { RecordForm } from '~/components/records/record-form'
import { RecordList } from '~/components/records/record-list'
import { useCrumbs } from '~/components/page'
import { ownerProperty, recordName } from '~/components/records/values'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { listOf } from './definition'
import { WithKind } from './with-kind'

export default function KindPage() {
  return <WithKind>{(kind) => <KindList key={kind.object} kind={kind} />}</WithKind>
}

function KindList({ kind }: { kind: KindView }) {
  const navigate = useNavigate()
  const show = useShow()
  const mayWrite = useMay('write_records')
  const isNew = (useSearch({ strict: false }) as { new?: string }).new !== undefined
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  const list = useMemo(() => listOf(kind), [kind])
  useCrumbs([{ label: kind.plural }])
  return (
    <>
      <RecordList list={list} onCreate={() => setNew(true)} />
      {isNew && mayWrite && (
        <RecordForm
          object={kind.object}
          title={t('kinds.new', { singular: kind.singular })}
          fields={[...new Set([kind.primary, ...kind.required, ...kind.columns, ...(kind.has_pipelines ? ['hs_pipeline', 'hs_pipeline_stage'] : []), ownerProperty])]}
          said={(record) => t('kinds.created', { name: recordName(kind.object, record) })}
          onClose={() => setNew(false)}
          onCreated={(record) => void navigate({ to: list.path(record.id) })}
        />
      )}
    </>
  )
}
