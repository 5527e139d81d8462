import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { useCrumbs } from '~/components/page'
import { QueryBoundary } from '~/components/query-boundary'
import { Draft } from './draft'
import { asksAgain, campaignQuery } from './email'
import { Sent } from './sent'

export default function CampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useQuery({ ...campaignQuery(id), refetchInterval: ({ state }) => asksAgain(state.data) })
  useCrumbs([{ label: t('email.nav'), to: '/email' }, { label: query.data?.name ?? '…' }])
  return (
    <QueryBoundary query={query} waiting={<div style={{ padding: 24 }}><Bones widths={['40%', '70%', '55%']} /></div>}>
      {(campaign) => (campaign.state === 'draft' ? <Draft key={id} campaign={campaign} /> : <Sent key={id} campaign={campaign} />)}
    </QueryBoundary>
  )
}
