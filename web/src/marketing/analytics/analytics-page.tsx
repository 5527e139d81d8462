import { useMemo } from 'react'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { useBigNumbers } from './big-numbers'
import { Funnel } from './funnel'
import { Goals } from './goals'
import { NumberChart } from './number-chart'
import { Numbers } from './numbers'
import { NoSite, NoVisits } from './nothing-yet'
import { Panel } from './panel'
import { comparedWith, finishedPart, intervalsFor, periodOf, todayIn, usualInterval } from './period'
import { useEver, useSites, type Site } from './queries'
import { oldestSite } from './site'
import { Waiting } from './waiting'
import type { Scope } from './stats'
import { Toolbar } from './toolbar'
import { useCorrection, useView } from './use-view'
import { Won } from './won'
import styles from './analytics.module.css'

/** Who comes to the sites, from where, and what it earns. */
export default function AnalyticsPage() {
  const sites = useSites()
  const [view] = useView()
  useCorrection(sites.data?.sites)
  const site = sites.data?.sites.find((one) => one.domain === view.site) ?? oldestSite(sites.data?.sites ?? [])
  return (
    <div className={styles.page}>
      {(sites.isPending || site) && <h1 className="visually-hidden">{t('analytics.nav')}</h1>}
      {sites.error && <Failure error={sites.error} />}
      {sites.isPending && <Waiting />}
      {sites.data && !site && <NoSite />}
      {sites.data && site && <Traffic site={site} sites={sites.data.sites} />}
    </div>
  )
}

function Traffic({ site, sites }: { site: Site; sites: Site[] }) {
  const [view, show] = useView()
  const today = todayIn(site.timezone, new Date())
  const period = useMemo(() => periodOf(view.period, today), [view.period, today])
  const against = useMemo(() => comparedWith(period, view.compare), [period, view.compare])
  const scope: Scope = useMemo(() => ({ site: site.domain, period, filters: view.filters }), [site.domain, period, view.filters])
  const interval = view.by && intervalsFor(period).includes(view.by) ? view.by : usualInterval(period)
  const finished = useMemo(() => finishedPart(period, today), [period, today])
  const { numbers, traffic: totals, isOver, error } = useBigNumbers(scope, finished, against, sites.length)
  const nobody = totals.data?.results[0]?.metrics[0] === 0
  const ever = useEver(site.domain, nobody && view.filters.length === 0)
  const neverAnyone = nobody && ever.data !== undefined && (ever.data.results[0]?.metrics[0] ?? 0) === 0
  const shared = { scope, view, show }

  return (
    <>
      <Toolbar {...shared} sites={sites} interval={interval} />
      {error && <Failure error={error} />}
      {neverAnyone ? <NoVisits site={site.domain} /> : (
        <>
          <section className={styles.card} data-stale={totals.isPlaceholderData || undefined}>
            <Numbers numbers={numbers} untilYesterday={!isOver} chosen={view.metric} onChoose={(metric) => show({ metric })} />
            <NumberChart {...shared} metric={view.metric} against={against} interval={interval} zone={site.timezone} />
          </section>
          <div className={styles.panels}>
            <Panel name="source" {...shared} />
            <Panel name="page" {...shared} />
            <Panel name="place" {...shared} />
            <Panel name="device" {...shared} />
            <Goals {...shared} />
            <Funnel {...shared} sites={sites.length} />
            <Won {...shared} sites={sites.length} />
          </div>
        </>
      )}
    </>
  )
}
