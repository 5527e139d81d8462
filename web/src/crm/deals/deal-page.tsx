import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Facts } from '~/components/records/facts'
import { RecordHead } from '~/components/records/record-head'
import { RecordMenu, RecordPage } from '~/components/records/record-page'
import { StagePath } from '~/components/records/stage-path'
import { Story } from '~/components/timeline/story'
import { formatDay } from '~/lib/format'
import { useCurrency } from '~/lib/session'
import { Slot } from '~/lib/slots'
import { sayWorth } from './board-data'
import { CloseDeal } from './close-deal'
import { DealContacts } from './deal-contacts'
import { DealParties } from './deal-parties'

const sections = [
  { title: t('facts.title'), fields: ['amount', 'closedate', 'dealtype', 'description', 'closed_lost_reason', 'closed_won_reason'] },
  { title: t('facts.source'), fields: ['hs_analytics_source', 'hs_analytics_source_data_1', 'hs_analytics_source_data_2', 'createdate'] },
]
const labels = {
  closedate: t('deals.column.close'), hs_analytics_source: t('contact.field.first_touch'), hs_analytics_source_data_2: t('contact.field.campaign'),
  hs_analytics_source_data_1: t('deal.medium'), createdate: t('contact.field.created'),
}

export default function DealPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const currency = useCurrency()
  return (
    <RecordPage key={id} object="deals" id={id} list={{ label: 'deals.nav', path: '/deals' }} recordPath={(other) => `/deals/${other}`}>
      {(deal) => {
        const worth = sayWorth(deal, currency)
        return {
          head: (
            <RecordHead
              object="deals"
              record={deal}
              line={[
                <DealParties key="parties" id={id} />,
                worth && <strong key="amount">{worth}</strong>,
                deal.properties['closedate'] && t('deals.closes', { when: formatDay(deal.properties['closedate']) }),
              ]}
              actions={<><CloseDeal deal={deal} /><Slot name="deal.head" props={{ id }} /><RecordMenu object="deals" record={deal} listPath="/deals" /></>}
            />
          ),
          path: <StagePath object="deals" record={deal} side="sal" since="hs_date_entered_stage" />,
          facts: <Facts object="deals" record={deal} sections={sections} labels={labels} leaveOut={['dealname', 'dealstage', 'pipeline', 'hubspot_owner_id']} />,
          story: <Story object="deals" id={id} />,
          pinned: <CloseDeal deal={deal} />,
          rail: <><DealContacts id={id} /><Slot name="deal.rail" props={{ id }} /></>,
        }
      }}
    </RecordPage>
  )
}
