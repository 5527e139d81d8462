import type { CrmRecord, ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { formatRecent } from '~/lib/format'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { explain } from '../failure'
import { lifecycleStages, stageIndex, stageShort } from '../stage-glyph'
import { useUpdateRecord } from './queries'
import { recordName, stageProperty } from './values'
import styles from './lifecycle-path.module.css'

/** Seven bars from subscriber to evangelist with the day each was reached; a click moves there. */
export function LifecyclePath({ object, record }: { object: ObjectType; record: CrmRecord }) {
  const at = stageIndex(record.properties[stageProperty] ?? '')
  const mayEdit = useMay('write_records')
  const update = useUpdateRecord(object, record.id)
  return (
    <ol className={styles.path} aria-label={t('path.label')}>
      {lifecycleStages.map((stage, index) => {
        const reached = record.properties[`hs_lifecyclestage_${stage}_date`]
        const said = t('path.set', { name: recordName(object, record), stage: stageShort(stage) })
        const move = () => update.mutate({ values: { [stageProperty]: stage }, said }, { onError: (error) => failed(explain(error)) })
        return (
          <li key={stage} data-state={index === at ? 'here' : index < at ? 'past' : 'ahead'} data-side={index <= 2 ? 'mkt' : 'sal'}>
            <button type="button" disabled={!mayEdit || index === at} onClick={move} aria-current={index === at ? 'step' : undefined} aria-label={stageShort(stage)}>
              <span className={styles.bar} />
              <span className={styles.label}>
                <span>{stageShort(stage)}</span>
                {reached && index <= at && <time dateTime={reached}>{formatRecent(reached)}</time>}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
