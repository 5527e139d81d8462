import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { TopExtra } from '~/components/page'
import { formatDateTime, formatMoney, formatPercent, formatWhole } from '~/lib/format'
import { Link, useNavigate } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { sayLiquid, usePreview, useResults, useRetry, useStep, wonPeriod, type Campaign, type Earned, type Results } from './email'
import { LinkMap } from './link-map'
import { MailFrame } from './preview-pane'
import { Progress } from './progress'
import { RecipientList, type Tab } from './recipient-list'
import { StateTag } from './state-tag'
import styles from './sent.module.css'

/** A campaign on its way or done: progress, the numbers, where people clicked, what became of each. */
export function Sent({ campaign }: { campaign: Campaign }) {
  const results = useResults(campaign)
  const [shown, setShown] = useState<Tab>()
  const preview = usePreview(campaign, undefined)
  const navigate = useNavigate()
  const copy = useStep(campaign.id, (made) => void navigate({ to: `/email/${made.id}` }))
  return (
    <div className={styles.page}>
      <TopExtra>
        <Button component={Link} to={`/threads/campaigns/${campaign.id}`}>{t('email.thread')}</Button>
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
            <Numbers results={results.data} onShow={setShown} />
            <LinkMap links={results.data.links} sent={results.data.totals.sent} />
            <RecipientList campaign={campaign} results={results.data} shown={shown ?? (results.data.totals.sent > 0 ? 'sent' : 'all')} onShow={setShown} />
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

/** Each number opens those it counts: recipients below, deals in the funnel. */
function Numbers({ results, onShow }: { results: Results; onShow: (tab: Tab) => void }) {
  const { totals, first_touch: first, last_touch: last } = results
  const share = (part: number) => (totals.sent > 0 ? formatPercent(part / totals.sent) : '–')
  const machines = totals.opened_by_machine > 0 && `, ${t('email.number.machines', { n: formatWhole(totals.opened_by_machine) })}`
  const show = (tab: Tab) => {
    onShow(tab)
    window.setTimeout(() => document.getElementById('recipients')?.scrollIntoView({ block: 'nearest' }))
  }
  const count = (tab: Exclude<Tab, 'all' | 'skipped' | 'queued'>) =>
    totals[tab] > 0 ? <button type="button" aria-label={t('email.number.open', { n: totals[tab], what: t(`email.number.${tab}`) })} onClick={() => show(tab)}>{formatWhole(totals[tab])}</button> : formatWhole(totals[tab])
  return (
    <dl className={styles.numbers}>
      {(totals.sent > 0 || totals.kept === 0) && <Number name="sent" value={count('sent')} />}
      {totals.kept > 0 && <Number name="kept" value={count('kept')} more={t('email.number.kept_hint')} />}
      <Number name="opened" value={count('opened')} more={<>{share(totals.opened)}{machines}</>} />
      <Number name="clicked" value={count('clicked')} more={share(totals.clicked)} />
      <Number name="unsubscribed" value={count('unsubscribed')} more={share(totals.unsubscribed)} />
      <Number name="failed" value={count('failed')} />
      <Number
        name="won"
        value={<Won name={results.utm_campaign} touch="last" earned={last}>{formatMoney(last.revenue.amount, last.revenue.currency)}</Won>}
        more={<>{t('email.number.customers', { n: last.customers })}, <Won name={results.utm_campaign} touch="first" earned={first}>{t('email.number.first', { money: formatMoney(first.revenue.amount, first.revenue.currency) })}</Won></>}
      />
    </dl>
  )
}

function Won({ name, touch, earned, children }: { name: string; touch: 'first' | 'last'; earned: Earned; children: string }) {
  if (earned.won_deals === 0) return children
  return <Link to="/funnel" search={{ period: wonPeriod(), against: 'off', by: 'campaign', won: 'row', key: name, ...(touch === 'last' ? { touch } : {}) }} aria-label={t('email.number.open_won', { money: children })}>{children}</Link>
}

type Name = 'sent' | 'kept' | 'opened' | 'clicked' | 'unsubscribed' | 'failed' | 'won'

function Number({ name, value, more }: { name: Name; value: ReactNode; more?: ReactNode }) {
  return <div><dt>{t(`email.number.${name}`)}</dt><dd>{value}{more && <small>{more}</small>}</dd></div>
}
