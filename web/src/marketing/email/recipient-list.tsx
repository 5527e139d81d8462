import { Button, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { messages, t, type MessageKey } from '~/app/messages'
import { formatRecent, formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { useRecipients, useRetry, type Campaign, type Recipient, type RecipientState, type Results } from './email'
import styles from './sent.module.css'

const tabs = ['all', 'sent', 'kept', 'failed', 'skipped', 'queued'] as const
// Those in doubt have a place of their own, beside what a second mail may mean.
const canBeRepeated = ['gave_up', 'rejected', 'template']

const sayReason = (reason: string): string => (`email.reason.${reason}` in messages ? t(`email.reason.${reason}` as MessageKey) : reason)

function whatHappened(recipient: Recipient): string {
  const facts = [
    recipient.unsubscribed_at && t('email.unsubscribed'),
    recipient.clicked_at && t('email.clicked'),
    recipient.opened_at ? t('email.opened') : recipient.opened_by_machine_at && t('email.opened_by_machine'),
    recipient.reason && sayReason(recipient.reason),
  ].filter(Boolean)
  return facts.join(', ')
}

export function RecipientList({ campaign, results }: { campaign: Campaign; results: Results }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>(results.totals.sent > 0 ? 'sent' : 'all')
  const retry = useRetry(campaign.id)
  const mayEdit = useMay('market')
  const recipients = useRecipients(campaign, tab === 'all' ? {} : { state: tab as RecipientState })
  const rows = recipients.data?.pages.flatMap(({ results: page }) => page) ?? []
  const repeatable = results.reasons.filter(({ state, reason }) => state === 'failed' && canBeRepeated.includes(reason))
  return (
    <section className={styles.section}>
      <header>
        <h2>{t('email.recipients')}</h2>
        <SegmentedControl size="xs" aria-label={t('email.recipients')} value={tab} onChange={(value) => setTab(value as typeof tab)}
          data={tabs.filter((value) => value !== 'kept' || results.totals.kept > 0).map((value) => ({ value, label: value === 'all' ? t('email.recipients.all') : t(`email.recipient.${value}`) }))} />
      </header>
      {mayEdit && repeatable.length > 0 && (
        <div className={styles.tags}>
          {repeatable.map(({ reason, people }) => (
            <Button key={reason} size="xs" loading={retry.isPending} onClick={() => retry.mutate(reason)}>{`${t('email.retry', { n: formatWhole(people) })} (${sayReason(reason)})`}</Button>
          ))}
        </div>
      )}
      {rows.map((recipient) => <RecipientRow key={recipient.contact_id} recipient={recipient} />)}
      {recipients.isSuccess && rows.length === 0 && <p className={styles.none}>{t('email.recipients.none')}</p>}
      {recipients.hasNextPage && <div className={styles.more}><Button loading={recipients.isFetchingNextPage} onClick={() => void recipients.fetchNextPage()}>{t('email.recipients.more')}</Button></div>}
    </section>
  )
}

function RecipientRow({ recipient }: { recipient: Recipient }) {
  return (
    <div className={styles.row}>
      <span>
        <Link to={`/contacts/${recipient.contact_id}` as never}>{recipient.name || recipient.address || recipient.contact_id}</Link>
        <small>{recipient.address}</small>
      </span>
      <span>
        <span className={recipient.state === 'failed' ? styles.failed : undefined}>{t(`email.recipient.${recipient.state}`)}</span>
        <small title={recipient.reply}>{[whatHappened(recipient), recipient.state === 'failed' ? recipient.reply : ''].filter(Boolean).join(' · ')}</small>
      </span>
      <time dateTime={recipient.sent_at}>{recipient.sent_at && formatRecent(recipient.sent_at)}</time>
    </div>
  )
}
