import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ListOrBoard } from '~/components/records/board/list-or-board'
import { usePipelines } from '~/components/records/queries'
import { useNavigate, useShow } from '~/lib/routes'
import { useCurrency, useMay } from '~/lib/session'
import { dealBoard } from './board'
import { dealList, pipelineViews } from './definition'
import { NewDeal } from './new-deal'

export default function DealsPage() {
  const pipelines = usePipelines()
  const currency = useCurrency()
  const board = useMemo(() => dealBoard(dealList(pipelineViews(pipelines), currency), currency), [pipelines, currency])
  const address = useSearch({ strict: false }) as { new?: string; view?: string }
  const navigate = useNavigate()
  const mayWrite = useMay('write_records')
  const show = useShow()
  return (
    <>
      <ListOrBoard board={board} first="board" onCreate={() => show({ new: '1' })} />
      {address.new !== undefined && mayWrite && (
        <NewDeal pipeline={address.view} onClose={() => show({ new: undefined })} onCreated={(id) => void navigate({ to: `/deals/${id}` })} />
      )}
    </>
  )
}
