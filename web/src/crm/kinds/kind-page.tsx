import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useCrumbs } from '~/components/page'
import { ListOrBoard } from '~/components/records/board/list-or-board'
import type { KindView } from '~/components/records/kinds'
import { usePipelines } from '~/components/records/queries'
import { RecordList } from '~/components/records/record-list'
import { RowActions } from '~/components/records/row-actions'
import { recordName } from '~/components/records/values'
import type { CrmRecord } from '~/api/types'
import { useNavigate, useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { boardOf } from './board'
import { listOf } from './definition'
import { NewOfKind } from './new-of-kind'
import { WithKind } from './with-kind'

export default function KindPage() {
  return <WithKind>{(kind) => <KindList key={kind.object} kind={kind} />}</WithKind>
}

function KindList({ kind }: { kind: KindView }) {
  const navigate = useNavigate()
  const show = useShow()
  const mayWrite = useMay('write_records')
  const pipelines = usePipelines(kind.object)
  const isNew = (useSearch({ strict: false }) as { new?: string }).new !== undefined
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  const board = useMemo(() => boardOf(kind, listOf(kind, kind.has_pipelines ? pipelines : [])), [kind, pipelines])
  const shared = {
    onCreate: () => setNew(true),
    actions: (record: CrmRecord) => <RowActions name={recordName(kind.object, record)} path={board.list.path(record.id)} />,
  }
  useCrumbs([{ label: kind.plural }])
  return (
    <>
      {kind.has_pipelines ? <ListOrBoard board={board} first="table" {...shared} /> : <RecordList list={board.list} {...shared} />}
      {isNew && mayWrite && <NewOfKind kind={kind} onClose={() => setNew(false)} onCreated={(id) => void navigate({ to: board.list.path(id) })} />}
    </>
  )
}
