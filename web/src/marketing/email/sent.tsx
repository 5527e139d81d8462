import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { TopExtra } from '~/components/page'
import { formatDateTime, formatMoney, formatPercent, formatWhole } from '~/lib/format'
import { useMay } from '~/lib/session'
import { sayLiquid, usePreview, useResults, useRetry, useStep, type Campaign, type Results } from './email'
import { LinkMap } from './link-map'
import { MailFrame } from './preview-pane'
import { Progress } from './progress'
import { RecipientList } from './recipient-list'
import { StateTag } from './state-tag'
import styles from './sent.module.css'

/** A campaign on its way or done: progress, the numbers, where people clicked, what became of each. */
export function Sent({ campaign }: { campaign: Campaign }) {
  const results = useResults(campaign)
  const preview = usePreview(campaign, undefined)
  const navigate = useNavigate()
  const copy = useStep(campaign.id, (made) => void navigate({ to: `/email/${made.id}` as never }))
  return (
    <div className={styles.page}>
      <TopExtra>
        {useMay('market') && <Button loading={copy.isPending} onClick={() => copy.mutate('copies')}>{t('email.copy')}</Button>}
      </TopExtra>
      <div className={styles.main}>
        <header className={styles.head}>
          <h1>{campaign.name}</h1>
          <StateTag campaign={campaign} />
          <p>{preview.data?.subject ?? sayLiquid(campaign.subject)}{campaign.started_at && `, ${formatDateTime(campaign.started_at)}`}</p>
        </header>
        {(campaign.state === 'sending' || campaign.state === 'paused') && <Progress campaign={campaign} />}
        {campaign.totals.in_doubt > 0 && <InDoubt campaign={campaign} />}
        {results.data ? (
          <>
            <Numbers results={results.data} />
            <LinkMap links={results.data.links} sent={results.data.totals.sent} />
            <RecipientList campaign={campaign} results={results.data} />
          </>
        ) : <Bones widths={['100%', '80%']} />}
      </div>
      <aside className={styles.right} aria-label={t('email.preview')}>{preview.data && <MailFrame mail={preview.data} screen="phone" />}</aside>
    </div>
  )
}

function InDoubt({ campaign }: { campaign: Campaign }) {
  const retry = useRetry(campaign.id)
  const mayEdit = useMay('market')
  return (
    <div role="alert" className={styles.doubt}>
      <p>{t('email.doubt', { n: formatWhole(campaign.totals.in_doubt) })}</p>
      {mayEdit && <Button loading={retry.isPending} onClick={() => retry.mutate('in_doubt')}>{t('email.doubt.again')}</Button>}
    </div>
  )
}

function Numbers({ results }: { results: Results }) {
  const { totals, first_touch: first, last_touch: last } = results
  const share = (part: number) => (totals.sent > 0 ? formatPercent(part / totals.sent) : '–')
  const machines = totals.opened_by_machine > 0 && `, ${t('email.number.machines', { n: formatWhole(totals.opened_by_machine) })}`
  return (
    <dl className={styles.numbers}>
      {(totals.sent > 0 || totals.kept === 0) && <Number name="sent" value={formatWhole(totals.sent)} />}
      {totals.kept > 0 && <Number name="kept" value={formatWhole(totals.kept)} more={t('email.number.kept_hint')} />}
      <Number name="opened" value={formatWhole(totals.opened)} more={<>{share(totals.opened)}{machines}</>} />
      <Number name="clicked" value={formatWhole(totals.clicked)} more={share(totals.clicked)} />
      <Number name="unsubscribed" value={formatWhole(totals.unsubscribed)} more={share(totals.unsubscribed)} />
      <Number name="failed" value={formatWhole(totals.failed)} />
      <Number
        name="won"
        value={formatMoney(last.revenue.amount, last.revenue.currency)}
        more={t('email.number.customers', { n: last.customers, first: formatMoney(first.revenue.amount, first.revenue.currency) })}
      />
    </dl>
  )
}

type Name = 'sent' | 'kept' | 'opened' | 'clicked' | 'unsubscribed' | 'failed' | 'won'

function Number({ name, value, more }: { name: Name; value: string; more?: ReactNode }) {
  return <div><dt>{t(`email.number.${name}`)}</dt><dd>{value}{more && <small>{more}</small>}</dd></div>
}
