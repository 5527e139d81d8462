import { useMediaQuery } from '@mantine/hooks'
import type { EChartsCoreOption } from 'echarts/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Chart } from '~/components/chart'
import type { ChartLook } from '~/components/chart-look'
import { lineOption, type Series } from '~/components/chart-options'
import { Failure } from '~/components/failure'
import { daysIn, writeDates, type Period } from '~/lib/days'
import { Link } from '~/lib/routes'
import { useCurrency } from '~/lib/session'
import { broughtPoints, type Brought } from './brought'
import { narrowed } from './coverage'
import { isTraffic, sayMetric, type Metric } from './metrics'
import { hourIn, sayPoint, type Interval } from './period'
import { useBrought, useSeries } from './queries'
import { pointsOf, unfinishedPoint, type Point, type Scope, type StatsAnswer } from './stats'
import type { Show } from './use-view'
import styles from './analytics.module.css'

interface Props {
  scope: Scope
  show: Show
  metric: Metric
  against: Period | undefined
  interval: Interval
  zone: string
}

/** The chosen number over time; a click on a day shows its hours. */
export function NumberChart({ scope, show, metric, against, interval, zone }: Props) {
  const currency = useCurrency()
  const small = useMediaQuery('(max-width: 600px)') ?? false
  const days = daysIn(scope.period)
  const hour = hourIn(zone, new Date())
  const { points, former, error, isPending } = usePoints(scope, metric, against, interval, hour)
  const option = useMemo(() => optionOf(metric, currency, points, former, (label) => sayPoint(label, interval, days), small, unfinishedPoint(points, scope.period, hour)), [metric, currency, points, former, interval, days, small, scope.period, hour])
  const name = t(`analytics.metric.${metric}`)
  const title = t('analytics.chart', { metric: name })

  if (error) return <Failure error={error} />
  if (isPending) return <div className={styles.chart_waiting}><Bones widths={['100%']} height={180} /></div>
  const rows = points.map((point, index) => [point.label, point.value, ...(former ? [former[index]?.label ?? null, former[index]?.value ?? null] : [])])
  const open = (index: number) => {
    const day = points[index]?.label.slice(0, 10)
    if (interval === 'day' && day) show({ period: writeDates({ from: day, to: day }), by: undefined })
  }
  return (
    <div className={styles.chart}>
      {!isTraffic(metric) && <Records scope={scope} metric={metric} />}
      <Chart
        title={title}
        option={option}
        table={{ columns: [t('analytics.time'), name, ...(former ? [`${t('analytics.time')}, ${t('analytics.before')}`, `${name}, ${t('analytics.before')}`] : [])], rows }}
        height={small ? 170 : 236}
        fileName={`${scope.site}-${metric}`}
        onPoint={(point) => open(point.index)}
      />
    </div>
  )
}

/** The way from a number to its records: the funnel of the same days, with its leads or its deals open. */
function Records({ scope, metric }: { scope: Scope; metric: 'leads' | 'won' }) {
  const { source, campaign } = narrowed(scope.filters)
  const row = source === undefined ? { by: 'campaign', key: campaign } : { by: 'source', key: source }
  // Deals are asked for by source or by campaign: of both at once the funnel shows the sum.
  const isBoth = source !== undefined && campaign !== undefined
  const deals = row.key === undefined ? { won: 'all' } : isBoth ? {} : { won: 'row', ...row }
  const search = { period: writeDates(scope.period), source, campaign, ...(metric === 'leads' ? { step: 'lead' } : deals) }
  return <p className={styles.records}><Link to="/funnel" search={search}>{t(`analytics.chart.${metric}`)}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link></p>
}

/** Points of the period and of what it is compared with: visits from the events, leads and money from the records. */
function usePoints(scope: Scope, metric: Metric, against: Period | undefined, interval: Interval, hour: string) {
  const other = against ?? scope.period
  const only = narrowed(scope.filters)
  const ofVisits = isTraffic(metric)
  const visits = useSeries(scope, interval, ofVisits ? metric : 'visitors', ofVisits)
  const visitsBefore = useSeries({ ...scope, period: other }, interval, ofVisits ? metric : 'visitors', ofVisits && against !== undefined)
  const brought = useBrought(scope.period, interval, only, !ofVisits)
  const broughtBefore = useBrought(other, interval, only, !ofVisits && against !== undefined)
  const [now, before] = ofVisits ? [visits, visitsBefore] : [brought, broughtBefore]
  const points = useMemo(() => pointsIn(now.data, metric, hour) ?? [], [now.data, metric, hour])
  const former = useMemo(() => (against ? pointsIn(before.data, metric, hour) : undefined), [against, before.data, metric, hour])
  return { points, former, error: now.error, isPending: now.data === undefined }
}

function pointsIn(answer: StatsAnswer | Brought | undefined, metric: Metric, hour: string): Point[] | undefined {
  if (!answer) return undefined
  if ('meta' in answer) return isTraffic(metric) ? pointsOf(answer, metric, hour) : undefined
  return broughtPoints(answer, metric === 'won' ? 'won' : 'leads', hour)
}

type MakeOption = (look: ChartLook) => EChartsCoreOption

function optionOf(metric: Metric, currency: string, points: Point[], former: Point[] | undefined, say: (label: string) => string, small: boolean, unfinished: number | undefined): MakeOption {
  const name = t(`analytics.metric.${metric}`)
  const series: Series[] = [
    { name, values: points.map((point) => point.value), hue: metric === 'won' ? ('ink' as const) : ('mkt' as const) },
    ...(former ? [{ name: t('analytics.before'), values: points.map((_point, index) => former[index]?.value ?? null), comparison: true }] : []),
  ]
  const make = lineOption({ categories: points.map((point) => say(point.label)), series, say: (value) => sayMetric(metric, value, currency) })
  return (look) => fitted(unfinished === undefined ? make(look) : withDashedEnd(make(look), unfinished), small)
}

/** A line has one stroke: the first series keeps values, name and area, two more draw what is over and what is not. */
function withDashedEnd(option: EChartsCoreOption, unfinished: number): EChartsCoreOption {
  const [line, ...others] = option['series'] as [LineSeries, ...LineSeries[]]
  const drawn = (from: number, to: number, type: unknown) => ({
    ...line, data: line.data.map((value, index) => (index >= from && index <= to ? value : null)), lineStyle: { ...line.lineStyle, type },
    areaStyle: undefined, endLabel: { show: false }, markLine: undefined, tooltip: { show: false }, silent: true,
  })
  return { ...option, series: [{ ...line, lineStyle: { ...line.lineStyle, width: 0 } }, drawn(0, unfinished - 1, 'solid'), drawn(unfinished - 1, unfinished, [4, 4]), ...others] }
}
interface LineSeries {
  data: (number | null)[]
  lineStyle: object
}

/** Room for the names at the ends; on a phone the room goes to the line. */
function fitted(option: EChartsCoreOption, small: boolean): EChartsCoreOption {
  const grid = option['grid'] as object
  if (!small) return { ...option, grid: { ...grid, right: 104 } }
  const series = (option['series'] as object[]).map((one) => ({ ...one, endLabel: { show: false } }))
  return { ...option, grid: { ...grid, right: 12 }, series }
}
