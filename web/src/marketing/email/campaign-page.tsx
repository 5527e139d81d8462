import { useParams } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { Draft } from './draft'
import { useCampaign } from './email'
import { Sent } from './sent'

export default function CampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const campaign = useCampaign(id)
  useCrumbs([{ label: t('email.nav'), to: '/email' }, { label: campaign.data?.name ?? '…' }])
  if (campaign.error) return <Failure full error={campaign.error} />
  if (!campaign.data) return <div style={{ padding: 24 }}><Bones widths={['40%', '70%', '55%']} /></div>
  return campaign.data.state === 'draft' ? <Draft key={id} campaign={campaign.data} /> : <Sent key={id} campaign={campaign.data} />
}
