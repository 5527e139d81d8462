import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Change } from '~/components/change'
import { RateRow } from '~/components/home/rate-row'
import { lastPeriods } from '~/lib/days'
import { formatDuration, toDate } from '~/lib/format'
import { verdictsQuery } from './leads'

const days = 30
const back = 6
const dayAfter = (day: string): Date => {
  const date = toDate(day)
  date.setDate(date.getDate() + 1)
  return date
}

/** On Home: how long a lead waits for its first answer, by spans of thirty days. */
export default function HomeAnswer() {
  const [periods] = useState(() => lastPeriods(days, back))
  const verdicts = useQueries({ queries: periods.map((period) => ({ ...verdictsQuery(toDate(period.from), 'source', dayAfter(period.to)), staleTime: 10 * 60_000 })) })
  const medians = verdicts.map((one) => one.data?.all.median_answer_ms ?? undefined)
  const now = medians.at(-1)
  const before = medians.at(-2)
  if (now === undefined) return null
  const by = before === undefined ? 0 : Math.round((now - before) / 60_000)
  const text = formatDuration(Math.abs(by) * 60_000)
  return (
    <RateRow
      label={t('leads.home.answer')} to="/verdicts?period=30" value={formatDuration(now)} history={medians.filter((median) => median !== undefined)}
      change={<Change by={by} text={text} lessIsBetter said={t(by > 0 ? 'leads.home.slower' : 'leads.home.faster', { time: text })} />}
    />
  )
}
