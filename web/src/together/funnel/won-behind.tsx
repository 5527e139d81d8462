import { ActionIcon, Button } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { downloadCsv } from '~/lib/csv'
import type { Period } from '~/lib/days'
import { formatDay, formatMoney, formatSum } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useRevenue, useWonDeals, type RevenueView, type WonDeal } from './funnel'
import { sayPeriod, saySource } from './scope'
import { wordIn, type By, type Shown } from './shown'
import styles from './behind.module.css'

interface Props {
  period: Period
  by: By
  shown: Shown
  onClose: () => void
}

/** The deals behind a sum that was won, each with the contact whose touch it counts for. */
export function WonBehind({ period, by, shown, onClose }: Props) {
  const touch = shown.touch === 'last' ? 'last' : 'first'
  const revenue = useRevenue(period, touch, by)
  const key = wordIn(shown.key) ?? ''
  const rows = revenue.data?.results.filter((row) => shown.won === 'all' || (shown.won === 'row' ? row.key === key : row.key !== ''))
  const found = useWonDeals(period, { touch, by, keys: shown.won === 'all' ? undefined : shown.won === 'row' ? [key] : rows?.map((row) => row.key) ?? [] })
  const deals = found.data?.pages.flatMap((page) => page.deals) ?? []
  const count = rows?.reduce((sum, row) => sum + row.deals, 0)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const note = shown.won === 'row' ? `${t(touch === 'first' ? 'funnel.first_touch' : 'funnel.last_touch')}: ${saySource(by, key)}` : t(shown.won === 'all' ? 'funnel.behind_all' : 'funnel.won_marketing')
  const save = async () => {
    let all = found
    while (all.hasNextPage) all = await all.fetchNextPage()
    const lines = all.data?.pages.flatMap((page) => page.deals) ?? []
    downloadCsv('won.csv', [[t('thread.deal'), t('thread.contact'), t('thread.won'), t('funnel.currency'), t('funnel.won_on')], ...lines.map((one) => [one.dealname, one.contact, one.amount ?? '', one.currency, one.closedate])])
  }
  return (
    <aside className={styles.panel} aria-labelledby="behind-title">
      <header>
        <div>
          <h2 id="behind-title" ref={head} tabIndex={-1}>{rows && count !== undefined ? t('funnel.won_behind', { n: count, money: sumOf(revenue.data, rows) }) : t('funnel.revenue')}</h2>
          <p>{`${sayPeriod(period)}, ${note}`}</p>
        </div>
        <ActionIcon aria-label={t('funnel.close')} onClick={onClose}><IconX size={16} stroke={1.75} /></ActionIcon>
      </header>
      {(found.error ?? revenue.error) && <Failure error={(found.error ?? revenue.error)!} />}
      {(found.isLoading || revenue.isPending) && <div className={styles.waiting}><Bones widths={[180, 140, 160]} /></div>}
      {count === 0 && <p className={styles.waiting}>{t('funnel.none')}</p>}
      <ul>
        {deals.map((one) => <Deal key={one.id} deal={one} />)}
        {found.hasNextPage && <li className={styles.more}><Button size="xs" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('funnel.more')}</Button></li>}
      </ul>
      <footer>
        <Button leftSection={<IconDownload size={14} stroke={1.75} />} onClick={() => void save()}>{t('funnel.csv')}</Button>
        {count !== undefined && <span>{t('funnel.shown', { shown: deals.length, n: count })}</span>}
      </footer>
    </aside>
  )
}

const sumOf = (revenue: RevenueView | undefined, rows: RevenueView['results']): string =>
  formatSum(rows.reduce((sum, row) => sum + Number(row.won.amount), 0), revenue?.total.currency)

function Deal({ deal }: { deal: WonDeal }) {
  const amount = deal.amount === undefined || deal.amount === null ? '' : formatMoney(deal.amount, deal.currency)
  return (
    <li className={styles.deal}>
      <span>
        <Link to={`/deals/${deal.id}`} className={styles.to_deal}>{deal.dealname}</Link>
        {deal.contact_id ? <Link to={`/contacts/${deal.contact_id}`} className={styles.to_contact}>{deal.contact || t('thread.contact')}</Link> : <small>{t('funnel.no_contact')}</small>}
      </span>
      <span className={styles.end}><b>{amount}</b><small>{formatDay(deal.closedate)}</small></span>
    </li>
  )
}
