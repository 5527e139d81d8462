import { IconChevronRight } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { writeDates } from '~/lib/days'
import { formatPercent, formatRate, formatWhole } from '~/lib/format'
import { Link } from '~/lib/routes'
import type { View } from './address'
import { narrowed, notNarrowed } from './coverage'
import { useFunnelSteps, type FunnelStep } from './queries'
import type { Scope } from './stats'
import styles from './funnel.module.css'

const height = 84

/** What the same days brought, from visitor to customer. Of filters it does not know and of the site its head says that they do not count. */
export function Funnel({ scope, view, sites }: { scope: Scope; view: View; sites: number }) {
  const only = narrowed(view.filters)
  const funnel = useFunnelSteps(scope.period, only)
  const note = [t('analytics.funnel.same'), only.source, only.campaign, ...notNarrowed(sites, view.filters)].filter(Boolean).join(', ')
  return (
    <section className={styles.funnel}>
      <header>
        <h2>{t('analytics.funnel')}</h2>
        <p title={note}>{note}</p>
        <Link to="/funnel" search={{ ...only, period: writeDates(scope.period) }}>{t('analytics.funnel.open')}<IconChevronRight size={14} stroke={1.75} aria-hidden /></Link>
      </header>
      {funnel.error && <Failure error={funnel.error} />}
      {funnel.isPending && <Bones widths={['100%']} height={height} />}
      {funnel.data && <Steps steps={funnel.data.steps} to={{ ...only, period: writeDates(scope.period) }} />}
    </section>
  )
}

function Steps({ steps, to }: { steps: FunnelStep[]; to: Record<string, string | undefined> }) {
  const visitors = steps[0]?.count ?? 0
  const largest = Math.max(1, ...steps.slice(1).map((one) => one.count))
  const isCut = visitors > largest * 1.25
  const top = isCut ? largest * 1.25 : Math.max(largest, visitors)
  return (
    <ol className={styles.steps} tabIndex={0} aria-label={t('analytics.funnel')}>
      {steps.map((step, index) => (
        <li key={step.step} data-sales={index > 2 || undefined}>
          <div className={styles.place} style={{ height }}>
            <div className={styles.bar} style={{ height: Math.max(step.count > 0 ? 3 : 0, (Math.min(step.count, top) / top) * height) }} />
            {index === 0 && isCut && <Cut />}
          </div>
          <strong>{index === 0 ? formatWhole(step.count) : <Link to="/funnel" search={{ ...to, step: step.step }} aria-label={t('analytics.funnel.open_step', { n: step.count, step: t(`analytics.step.${step.step}`) })}>{formatWhole(step.count)}</Link>}</strong>
          <span>{t(`analytics.step.${step.step}`)}</span>
          <span>{index === 0 ? (isCut ? t('analytics.funnel.cut') : '') : sayRate(step, steps)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Customers without a step before are a share of the leads. */
function sayRate({ step, rate: known }: FunnelStep, steps: FunnelStep[]): string {
  const rate = known ?? undefined
  const hasRate = rate !== undefined && rate <= 1
  const leads = steps.find((one) => one.step === 'lead')?.count ?? 0
  const customers = steps.find((one) => one.step === 'customer')?.count ?? 0
  if (step === 'customer' && !hasRate && customers > 0 && customers <= leads) return t('analytics.funnel.of_leads', { share: formatPercent(customers / leads) })
  return formatRate(rate, rate !== undefined && rate < 0.1 ? 1 : 0)
}

function Cut() {
  return (
    <svg className={styles.cut} viewBox="0 0 60 8" preserveAspectRatio="none" aria-hidden>
      <path d="M0 6 6 2 12 6 18 2 24 6 30 2 36 6 42 2 48 6 54 2 60 6" fill="none" strokeWidth="3" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
