import { Button, SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { isMessage, t } from '~/app/messages'
import { useSmall } from '~/components/records/list-page'
import { CompactRow } from '~/components/records/name-cell'
import { ListTable, type TableColumn } from '~/components/records/table'
import { formatRecent, formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { useRecipients, useRetry, type Campaign, type Deed, type Recipient, type RecipientFilter, type RecipientState, type Results } from './email'
import styles from './sent.module.css'

const tabs = ['all', 'sent', 'opened', 'clicked', 'unsubscribed', 'kept', 'failed', 'skipped', 'queued'] as const
export type Tab = (typeof tabs)[number]
const deeds: readonly Tab[] = ['opened', 'clicked', 'unsubscribed'] satisfies Deed[]

function filterOf(tab: Tab): RecipientFilter {
  if (tab === 'all') return {}
  return deeds.includes(tab) ? { did: tab as Deed } : { state: tab as RecipientState }
}
const nameOfTab = (tab: Tab): string => (tab === 'all' ? t('email.recipients.all') : deeds.includes(tab) ? t(`email.number.${tab as Deed}`) : t(`email.recipient.${tab as RecipientState}`))
// Those in doubt have a place of their own, beside what a second mail may mean.
const canBeRepeated = ['gave_up', 'rejected', 'template']

const sayReason = (reason: string): string => {
  const key = `email.reason.${reason}`
  return isMessage(key) ? t(key) : reason
}
const nameOf = (recipient: Recipient): string => recipient.name || recipient.address || recipient.contact_id

function whatHappened(recipient: Recipient): string {
  const facts = [
    recipient.unsubscribed_at && t('email.unsubscribed'),
    recipient.clicked_at && t('email.clicked'),
    recipient.opened_at ? t('email.opened') : recipient.opened_by_machine_at && t('email.opened_by_machine'),
    recipient.reason && sayReason(recipient.reason),
    recipient.state === 'failed' && recipient.reply,
  ].filter(Boolean)
  return facts.join(', ')
}

const State = ({ recipient }: { recipient: Recipient }) => <span className={recipient.state === 'failed' ? styles.failed : undefined}>{t(`email.recipient.${recipient.state}`)}</span>

const columns: TableColumn<Recipient>[] = [
  { name: 'name', label: t('email.recipient.name'), width: 180, text: nameOf, render: nameOf },
  { name: 'address', label: t('email.recipient.address'), width: 210, text: ({ address }) => address, render: ({ address }) => address },
  { name: 'state', label: t('email.list.state'), width: 108, text: ({ state }) => t(`email.recipient.${state}`), render: (recipient) => <State recipient={recipient} /> },
  { name: 'what', label: t('email.recipient.what'), width: 150, grows: true, text: whatHappened, render: (recipient) => <span title={recipient.reply ?? undefined}>{whatHappened(recipient)}</span> },
  { name: 'when', label: t('email.list.when'), width: 112, text: ({ sent_at }) => sent_at ?? '', render: ({ sent_at }) => sent_at && <time dateTime={sent_at}>{formatRecent(sent_at)}</time> },
]
const compact = (recipient: Recipient) => (
  <CompactRow title={nameOf(recipient)} detail={recipient.address} end={<State recipient={recipient} />} below={whatHappened(recipient)} />
)

/** Those in this state, as far as the results say. */
function countOf({ totals, in_queue }: Results, tab: Tab): number {
  return tab === 'all' ? totals.recipients : tab === 'queued' ? in_queue : totals[tab]
}

interface Props {
  campaign: Campaign
  results: Results
  shown: Tab
  onShow: (tab: Tab) => void
}

export function RecipientList({ campaign, results, shown: tab, onShow }: Props) {
  const retry = useRetry(campaign.id)
  const mayEdit = useMay('market')
  const small = useSmall()
  const recipients = useRecipients(campaign, filterOf(tab))
  const rows = useMemo(() => recipients.data?.pages.flatMap(({ results: page }) => page) ?? [], [recipients.data])
  const repeatable = results.reasons.filter(({ state, reason }) => state === 'failed' && canBeRepeated.includes(reason))
  const more = () => {
    if (recipients.hasNextPage && !recipients.isFetchingNextPage) void recipients.fetchNextPage()
  }
  return (
    <section id="recipients" className={styles.section}>
      <header>
        <h2>{t('email.recipients')}</h2>
        <SegmentedControl size="xs" aria-label={t('email.recipients')} value={tab} onChange={(value) => onShow(value as Tab)}
          data={tabs.filter((value) => value === 'all' || value === tab || countOf(results, value) > 0).map((value) => ({ value, label: `${nameOfTab(value)} ${formatWhole(countOf(results, value))}` }))} />
      </header>
      {mayEdit && repeatable.length > 0 && (
        <div className={styles.tags}>
          {repeatable.map(({ reason, people }) => (
            <Button key={reason} size="xs" loading={retry.isPending} onClick={() => retry.mutate(reason)}>{`${t('email.retry', { n: formatWhole(people) })} (${sayReason(reason)})`}</Button>
          ))}
        </div>
      )}
      {recipients.isSuccess && rows.length === 0 ? <p className={styles.none}>{t('email.recipients.none')}</p> : (
        <div className={styles.recipients}>
          <ListTable
            label={t('email.recipients')}
            columns={columns}
            rows={rows}
            total={recipients.hasNextPage ? Math.max(rows.length + 1, countOf(results, tab)) : rows.length}
            loading={recipients.isPending}
            idOf={({ contact_id }) => contact_id}
            nameOf={nameOf}
            path={({ contact_id }) => `/contacts/${contact_id}`}
            onMore={more}
            compact={small ? compact : undefined}
          />
        </div>
      )}
    </section>
  )
}
