import { ActionIcon } from '@mantine/core'
import { IconBriefcase, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { useAssociated } from '~/components/records/associations'
import { usePipelines } from '~/components/records/queries'
import { RailItem, RailNothing, RailSection } from '~/components/records/rail'
import { stageOf } from '~/components/records/stages'
import { recordName } from '~/components/records/values'
import { useNavigate } from '~/lib/routes'
import { useCurrency, useMay } from '~/lib/session'
import { sayWorth } from './board-data'
import { NewDeal } from './new-deal'

const properties = ['dealname', 'amount', 'deal_currency_code', 'dealstage', 'pipeline', 'closedate']

/** The deals of a contact or a company. */
export function LinkedDeals({ from, id }: { from: ObjectType; id: string }) {
  const { data } = useAssociated(from, id, 'deals', properties)
  const stages = usePipelines().flatMap((pipeline) => pipeline.stages)
  const currency = useCurrency()
  const mayWrite = useMay('write_records')
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const add = mayWrite && <ActionIcon size={24} aria-label={t('rail.new_deal')} onClick={() => setCreating(true)}><IconPlus size={15} stroke={1.75} /></ActionIcon>
  return (
    <RailSection title={t('rail.deals')} action={add}>
      {!data && <Bones widths={[16, 180]} />}
      {data?.length === 0 && <RailNothing>{t('rail.none_deals')}</RailNothing>}
      {data?.map((deal) => (
        <RailItem
          key={deal.id}
          to={`/deals/${deal.id}`}
          mark={<IconBriefcase size={16} stroke={1.75} aria-hidden />}
          title={recordName('deals', deal)}
          detail={stages.find((stage) => stage.id === stageOf('deals', deal))?.label}
          labels={deal.labels}
          end={sayWorth(deal, currency)}
        />
      ))}
      {creating && <NewDeal from={{ object: from, id }} onClose={() => setCreating(false)} onCreated={(made) => void navigate({ to: `/deals/${made}` })} />}
    </RailSection>
  )
}
