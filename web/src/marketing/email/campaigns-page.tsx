import { Button, Popover, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { explain, Failure } from '~/components/failure'
import { useCrumbs } from '~/components/page'
import { formatDay, formatPercent, formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { failed } from '~/lib/undo'
import { StateTag } from './state-tag'
import { createCampaign, sayLiquid, useCampaigns, type Campaign } from './email'
import styles from './campaigns.module.css'

export default function CampaignsPage() {
  useCrumbs([{ label: t('email.nav') }])
  const campaigns = useCampaigns()
  return (
    <div className={styles.page}>
      <div className={styles.head}><h1>{t('email.nav')}</h1><NewCampaign /></div>
      {campaigns.error && <Failure error={campaigns.error} />}
      {campaigns.isPending && <div className={styles.waiting}><Bones widths={['60%', '80%', '40%']} /></div>}
      {campaigns.data?.length === 0 && <EmptyState title={t('email.empty.title')} text={t('email.empty.text')} example={{ department: 'marketing', name: t('email.empty.example.name'), detail: t('email.empty.example.detail'), end: t('email.empty.example.end') }} />}
      {campaigns.data && campaigns.data.length > 0 && <CampaignTable campaigns={campaigns.data} />}
    </div>
  )
}

function NewCampaign() {
  const asked = (useSearch({ strict: false }) as { new?: unknown }).new !== undefined
  const [opened, setOpened] = useState(asked)
  const [name, setName] = useState(() => t('email.untitled', { day: formatDay(new Date()) }))
  const navigate = useNavigate()
  if (!useMay('market')) return null
  const create = async () => {
    try {
      const { id } = await createCampaign(name, t('email.body.start'))
      await navigate({ to: `/email/${id}` as never })
    } catch (error) {
      failed(explain(error))
    }
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button variant="filled" leftSection={<IconPlus size={15} stroke={1.75} />} onClick={() => setOpened((now) => !now)}>{t('email.new')}</Button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <form onSubmit={(event) => { event.preventDefault(); void create() }}>
          <TextInput data-autofocus required maxLength={200} label={t('email.new.name')} description={t('email.new.hint')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" mt={12} variant="filled">{t('email.new.create')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

const columns = ['name', 'people', 'opened', 'clicked', 'left', 'when'] as const

function CampaignTable({ campaigns }: { campaigns: Campaign[] }) {
  return (
    <table className={styles.table}>
      <thead><tr>{columns.map((column) => <th key={column} scope="col" data-column={column}>{t(`email.list.${column}`)}</th>)}</tr></thead>
      <tbody>{campaigns.map((campaign) => <CampaignRow key={campaign.id} campaign={campaign} />)}</tbody>
    </table>
  )
}

function CampaignRow({ campaign }: { campaign: Campaign }) {
  const { sent, opened, clicked, unsubscribed } = campaign.totals
  return (
    <tr>
      <th scope="row">
        <Link to={`/email/${campaign.id}` as never}>{campaign.name}</Link>
        <StateTag state={campaign.state} />
        <small>{sayLiquid(campaign.subject)}</small>
      </th>
      <td data-column="people">{sent > 0 && formatWhole(sent)}</td>
      <td><Share part={opened} of={sent} /></td>
      <td><Share part={clicked} of={sent} /></td>
      <td data-column="left"><Share part={unsubscribed} of={sent} /></td>
      <td data-column="when">{formatDay(campaign.started_at ?? campaign.updated_at)}</td>
    </tr>
  )
}

function Share({ part, of }: { part: number; of: number }) {
  if (of === 0) return null
  return (
    <span className={styles.share}>
      <span className={styles.bar} style={{ width: `${(part / of) * 100}%` }} />
      <span>{formatPercent(part / of)}</span>
    </span>
  )
}
