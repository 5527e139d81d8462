import type { CrmRecord } from '~/api/types'
import { t } from '~/app/messages'
import { formatRecent } from '~/lib/format'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { explain } from '../failure'
import { usePipelines, useUpdateRecord } from './queries'
import { placeOf, stageKind, stageOf, type Piped } from './stages'
import { recordName } from './values'
import styles from './lifecycle-path.module.css'

interface Props {
  object: Piped
  record: CrmRecord
  /** Whose colour the way done has. */
  side: 'mkt' | 'sal' | 'both'
  /** The property that says since when it stands where it is. */
  since?: string
}

/** The stages of the record's pipeline; a click moves it there. */
export function StagePath({ object, record, side, since }: Props) {
  const pipelines = usePipelines(object)
  const mayEdit = useMay('write_records')
  const update = useUpdateRecord(object, record.id)
  const place = placeOf(object)
  const pipeline = pipelines.find((one) => one.id === record.properties[place.pipeline]) ?? pipelines[0]
  if (!pipeline) return null
  const at = pipeline.stages.findIndex((stage) => stage.id === stageOf(object, record))
  const isLost = pipeline.stages[at] !== undefined && stageKind(pipeline.stages[at]) === 'lost'
  const shown = pipeline.stages.filter((stage) => stageKind(stage) !== 'lost' || stage.id === stageOf(object, record))
  const save = (stage: string, label: string) =>
    update.mutate({ values: { [place.stage]: stage }, said: t('stages.moved', { name: recordName(object, record), stage: label }) }, { onError: (error) => failed(explain(error)) })
  const entered = since && record.properties[since]
  return (
    <ol className={styles.path} style={{ gridTemplateColumns: `repeat(${shown.length}, minmax(0, 1fr))` }} aria-label={t('stages.label')}>
      {shown.map((stage, index) => {
        const here = stage.id === stageOf(object, record)
        return (
          <li key={stage.id} data-state={here ? 'here' : index < at && !isLost ? 'past' : 'ahead'} data-side={here && isLost ? 'lost' : side}>
            <button type="button" disabled={!mayEdit || here} aria-label={stage.label} aria-current={here ? 'step' : undefined} onClick={() => save(stage.id, stage.label)}>
              <span className={styles.bar} />
              <span className={styles.label}><span>{stage.label}</span>{here && entered && <time dateTime={entered}>{formatRecent(entered)}</time>}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
