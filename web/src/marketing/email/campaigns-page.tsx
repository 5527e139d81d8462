import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listOf } from '~/api/client'
import { t } from '~/app/messages'
import { useCrumbs } from '~/components/page'
import { EmptyList } from '~/components/records/empty-list'
import { CompactRow } from '~/components/records/name-cell'
import { OwnListPage, type OwnList } from '~/components/records/own-list'
import type { TableColumn } from '~/components/records/table'
import { choiceField } from '~/components/records/values'
import { stateViews } from '~/components/records/views'
import { formatDay, formatPercent, formatWhole } from '~/lib/format'
import { useShow } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { useTopics } from '~/lib/topics'
import { campaignStates, isMoving, sayLiquid, type Campaign, type Totals } from './email'
import { NewCampaign } from './new-campaign'
import { sayState, StateTag } from './state-tag'
import styles from './campaigns.module.css'

const sayPeople = ({ totals }: Campaign): string => (totals.sent > 0 ? formatWhole(totals.sent) : totals.kept > 0 ? t('email.list.kept', { n: totals.kept }) : '')
const shareOf = (totals: Totals, part: 'opened' | 'clicked' | 'unsubscribed') => (totals.sent > 0 ? totals[part] / totals.sent : undefined)

function shareColumn(part: 'opened' | 'clicked' | 'unsubscribed', label: string): TableColumn<Campaign> {
  return {
    name: part, label, width: 132, align: 'right',
    text: ({ totals }) => String(totals[part]),
    render: ({ totals }) => <Share share={shareOf(totals, part)} />,
  }
}

function Share({ share }: { share: number | undefined }) {
  if (share === undefined) return null
  return <span className={styles.share}><span className={styles.bar} style={{ width: `${share * 100}%` }} /><span>{formatPercent(share)}</span></span>
}

function Compact({ campaign }: { campaign: Campaign }) {
  const opened = shareOf(campaign.totals, 'opened')
  const end = opened !== undefined ? t('email.list.open_rate', { share: formatPercent(opened) }) : sayPeople(campaign)
  return <CompactRow title={campaign.name} detail={sayLiquid(campaign.subject)} end={end || formatDay(campaign.updated_at)} below={<StateTag campaign={campaign} />} />
}

const list: OwnList<Campaign> = {
  name: 'campaigns',
  ask: listOf('/api/campaigns'),
  label: 'email.nav',
  noun: 'email.noun',
  find: 'email.find',
  views: stateViews(campaignStates, (state) => t(`email.state.${state}`)),
  columns: [
    {
      name: 'name', label: t('email.list.name'), width: 280, grows: true, text: ({ name }) => name,
      render: ({ name, subject }) => <>{name}<span className={styles.beside}>{sayLiquid(subject)}</span></>,
    },
    { name: 'state', label: t('email.list.state'), width: 96, text: sayState, render: (campaign) => <StateTag campaign={campaign} /> },
    { name: 'people', label: t('email.list.people'), width: 96, align: 'right', text: ({ totals }) => String(totals.sent), render: sayPeople },
    shareColumn('opened', t('email.list.opened')),
    shareColumn('clicked', t('email.list.clicked')),
    shareColumn('unsubscribed', t('email.list.left')),
    { name: 'when', label: t('email.list.when'), width: 112, align: 'right', text: ({ started_at, updated_at }) => started_at ?? updated_at, render: ({ started_at, updated_at }) => formatDay(started_at ?? updated_at) },
  ],
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  path: ({ id }) => `/email/${id}`,
  compact: (campaign) => <Compact campaign={campaign} />,
  watches: ['campaigns'],
  refetch: (campaigns) => (campaigns.some(isMoving) ? 2000 : false),
}
const stateField = choiceField('state', t('email.list.state'), campaignStates.map((state) => ({ value: state, label: t(`email.state.${state}`) })))

export default function CampaignsPage() {
  useCrumbs([{ label: t('email.nav') }])
  const isNew = (useSearch({ strict: false }) as { new?: unknown }).new !== undefined
  const show = useShow()
  const mayWrite = useMay('market')
  const topics = useTopics()
  const fields = useMemo(() => [stateField, choiceField('topic_key', t('email.list.topic'), topics.map(({ key, name }) => ({ value: key, label: name })))], [topics])
  const setNew = (open: boolean) => show({ new: open ? '1' : undefined })
  const create = mayWrite ? { label: t('email.new'), run: () => setNew(true) } : undefined
  return (
    <>
      <OwnListPage
        list={list}
        fields={fields}
        create={create}
        empty={<EmptyList words="email" department="marketing" create={create} />}
      />
      {isNew && mayWrite && <NewCampaign onClose={() => setNew(false)} />}
    </>
  )
}
