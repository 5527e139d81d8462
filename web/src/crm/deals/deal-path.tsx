import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { usePipelines, useUpdateRecord } from '~/components/records/queries'
import { recordName } from '~/components/records/values'
import { formatRecent } from '~/lib/format'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { kindOf, stageOf } from './board-data'
import path from '~/components/records/lifecycle-path.module.css'

/** The stages of the deal's pipeline; a click moves it, lost asks for the reason. */
export function DealPath({ deal }: { deal: CrmRecord }) {
  const pipelines = usePipelines()
  const mayEdit = useMay('write_records')
  const update = useUpdateRecord('deals', deal.id)
  const pipeline = pipelines.find((one) => one.id === deal.properties['pipeline']) ?? pipelines[0]
  if (!pipeline) return null
  const at = pipeline.stages.findIndex((stage) => stage.id === stageOf(deal))
  const isLost = pipeline.stages[at] !== undefined && kindOf(pipeline.stages[at]) === 'lost'
  const shown = pipeline.stages.filter((stage) => kindOf(stage) !== 'lost' || stage.id === stageOf(deal))
  const save = (values: Record<string, string>, stage: string) =>
    update.mutate({ values, said: t('deals.moved', { name: recordName('deals', deal), stage }) }, { onError: (error) => failed(explain(error)) })
  const since = deal.properties['hs_date_entered_stage']
  return (
    <ol className={path.path} style={{ gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))` }} aria-label={t('deal.stages')}>
        {shown.map((stage, index) => {
          const here = stage.id === stageOf(deal)
          return (
            <li key={stage.id} data-state={here ? 'here' : index < at && !isLost ? 'past' : 'ahead'} data-side={here && isLost ? 'lost' : 'sal'}>
              <button type="button" disabled={!mayEdit || here} aria-label={stage.label} aria-current={here ? 'step' : undefined} onClick={() => save({ dealstage: stage.id }, stage.label)}>
                <span className={path.bar} />
                <span className={path.label}><span>{stage.label}</span>{here && since && <time dateTime={since}>{formatRecent(since)}</time>}</span>
              </button>
            </li>
          )
        })}
    </ol>
  )
}
