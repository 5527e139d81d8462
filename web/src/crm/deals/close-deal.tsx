import { Button } from '@mantine/core'
import { IconBan, IconTrophy } from '@tabler/icons-react'
import { useState } from 'react'
import type { CrmRecord, Stage } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { usePipelines, useUpdateRecord } from '~/components/records/queries'
import { stageKind, stageOf } from '~/components/records/stages'
import { recordName } from '~/components/records/values'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { LostReason } from './lost-reason'

/** Won at once, lost with its reason; gone when the deal is closed. */
export function CloseDeal({ deal }: { deal: CrmRecord }) {
  const stages = usePipelines().find((one) => one.id === deal.properties['pipeline'])?.stages ?? []
  const mayEdit = useMay('write_records')
  const update = useUpdateRecord('deals', deal.id)
  const [losing, setLosing] = useState(false)
  const won = stages.find((stage) => stageKind(stage) === 'won')
  const lost = stages.find((stage) => stageKind(stage) === 'lost')
  const here = stages.find((stage) => stage.id === stageOf('deals', deal))
  if (!mayEdit || !here || stageKind(here) !== 'open') return null
  const close = (stage: Stage, more: Record<string, string> = {}) =>
    update.mutate(
      { values: { dealstage: stage.id, ...more }, said: t('stages.moved', { name: recordName('deals', deal), stage: stage.label }) },
      { onError: (error) => failed(explain(error)) },
    )
  return (
    <>
      {won && <Button leftSection={<IconTrophy size={15} stroke={1.75} />} onClick={() => close(won)}>{t('deal.won')}</Button>}
      {lost && <Button leftSection={<IconBan size={15} stroke={1.75} />} onClick={() => setLosing(true)}>{t('deal.lost')}</Button>}
      {losing && lost && (
        <LostReason
          deal={deal}
          onClose={() => setLosing(false)}
          onReason={(reason) => {
            close(lost, { closed_lost_reason: reason })
            setLosing(false)
          }}
        />
      )}
    </>
  )
}
