import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { t, type MessageKey } from '~/app/messages'
import { RateRow } from '~/components/home/rate-row'
import { lastPeriods } from '~/lib/days'
import { formatRate } from '~/lib/format'
import { funnelQuery } from './funnel'
import { Points } from './points'
import { pointsBetween, shareBetween } from './deltas'

const days = 30
const back = 6

/** On Home: how many visitors become leads and how many leads become customers, by spans of thirty days. */
export default function HomeRates() {
  const [periods] = useState(() => lastPeriods(days, back))
  const funnels = useQueries({ queries: periods.map((period) => ({ ...funnelQuery(period, {}), staleTime: 10 * 60_000 })) })
  const views = funnels.map((one) => one.data)
  const rows: { label: MessageKey; shares: (number | undefined)[] }[] = [
    { label: 'funnel.home.lead', shares: views.map((view) => view && shareBetween(view, 'visitors', 'lead')) },
    { label: 'funnel.home.customer', shares: views.map((view) => view && shareBetween(view, 'lead', 'customer')) },
  ]
  return rows.map(({ label, shares }) => {
    const now = shares.at(-1)
    if (now === undefined) return null
    const history = shares.filter((share) => share !== undefined && share <= 1) as number[]
    const by = pointsBetween(now, shares.at(-2))
    return (
      <RateRow
        key={label} label={t(label)} to="/funnel?period=30" value={formatRate(now)}
        history={history}
        change={<Points points={by} />}
      />
    )
  })
}
