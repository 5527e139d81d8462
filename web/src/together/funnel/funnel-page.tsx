import { Button, SegmentedControl, Select } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { daysIn, periodBefore } from '~/lib/days'
import { formatSum } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { Behind } from './behind'
import { compared } from './deltas'
import { FunnelBand } from './funnel-band'
import { FunnelChips } from './funnel-chips'
import { FunnelRows } from './funnel-rows'
import { FunnelCsv, FunnelTable } from './funnel-table'
import { useFunnel, type FunnelView, type Step } from './funnel'
import { isPeriodName, periodNames, periodOf, type PeriodName } from './period'
import { Revenue } from './revenue'
import { sayScope } from './scope'
import styles from './funnel.module.css'

interface Shown {
  period?: PeriodName | undefined
  against?: 'off' | undefined
  as?: 'table' | undefined
  step?: Step | undefined
  source?: string | undefined
  campaign?: string | undefined
  by?: 'source' | 'campaign' | undefined
}

/** From stranger to customer: six steps, by source and campaign; the address holds what is shown. */
export default function FunnelPage() {
  const shown = useSearch({ strict: false }) as Shown
  const navigate = useNavigate()
  const show = (more: Shown) => void navigate({ to: '/funnel', search: { ...shown, ...more } as never, replace: true })
  const name = isPeriodName(String(shown.period)) ? (String(shown.period) as PeriodName) : '90'
  const period = periodOf(name)
  const before = periodBefore(period)
  const by = shown.by === 'campaign' ? 'campaign' : 'source'
  const scope = { source: shown.source, campaign: shown.campaign }
  const isCompared = shown.against !== 'off' && name !== 'all'
  const funnel = useFunnel(period, scope)
  const former = useFunnel(before, scope, isCompared)
  const page = useRef<HTMLDivElement>(null)
  const chosen = funnel.data?.steps.find((one) => one.step === shown.step && one.filterGroups)
  const toggle = (step: Step) => show({ step: step === shown.step ? undefined : step })
  const close = () => {
    page.current?.querySelector<HTMLElement>(`[data-step="${shown.step}"]`)?.focus()
    show({ step: undefined })
  }
  useKeys([{ keys: 'Escape', label: t('funnel.close'), group: t('funnel.nav'), run: close }], chosen !== undefined)
  const isEmpty = funnel.data?.steps.every((one) => one.count === 0)

  return (
    <div ref={page} className={styles.page} data-panel={chosen ? true : undefined}>
      <div className={styles.main}>
        <h1 className="visually-hidden">{t('funnel.nav')}</h1>
        <div className={styles.bar}>
          <Select
            size="xs" aria-label={t('funnel.period')} w={140} allowDeselect={false} value={name}
            data={periodNames.map((value) => ({ value, label: t(`funnel.period.${value}`) }))}
            onChange={(value) => show({ period: value as PeriodName })}
          />
          {name !== 'all' && (
            <Select
              className={styles.against} size="xs" aria-label={t('funnel.against')} allowDeselect={false} value={isCompared ? 'before' : 'off'}
              data={[{ value: 'before', label: t('funnel.against.before', { n: daysIn(before) }) }, { value: 'off', label: t('funnel.against.off') }]}
              onChange={(value) => show({ against: value === 'off' ? 'off' : undefined })}
            />
          )}
          <FunnelChips scope={scope} view={funnel.data} onChange={show} />
          <SegmentedControl className={styles.end} aria-label={t('funnel.view')} size="xs" value={shown.as ?? 'band'} onChange={(value) => show({ as: value === 'table' ? 'table' : undefined })}
            data={[{ value: 'band', label: t('funnel.band') }, { value: 'table', label: t('funnel.table') }]} />
        </div>
        {funnel.error && <Failure error={funnel.error} action={<Button onClick={() => void funnel.refetch()}>{t('error.again')}</Button>} />}
        {funnel.isPending && <div className={styles.waiting}><Bones widths={['100%', '80%', '60%']} /></div>}
        {funnel.data && isEmpty && <EmptyState title={t('funnel.empty')} text={t('funnel.empty_text')} example={{ department: 'both', name: t('funnel.example.name'), detail: t('funnel.example.detail'), end: t('funnel.example.end') }} action={<Longer name={name} onShow={() => show({ period: 'all', source: undefined, campaign: undefined })} />} />}
        {funnel.data && !isEmpty && <Shown view={funnel.data} former={isCompared ? former.data : undefined} by={by} shown={shown} onStep={toggle} onShow={show} />}
        {funnel.data && <Revenue period={period} by={by} />}
      </div>
      {chosen && <Behind key={chosen.step} view={chosen} note={sayScope(period, scope)} onClose={close} />}
    </div>
  )
}

interface ShownProps {
  view: FunnelView
  former: FunnelView | undefined
  by: 'source' | 'campaign'
  shown: Shown
  onStep: (step: Step) => void
  onShow: (more: Shown) => void
}

function Shown({ view, former, by, shown, onStep, onShow }: ShownProps) {
  const steps = compared(view, former)
  const rows = by === 'source' ? view.sources : view.campaigns
  const Steps = shown.as === 'table' ? FunnelTable : FunnelBand
  return (
    <div className={styles.scroll}>
      <div className={styles.wide}>
        <Steps steps={steps} chosen={shown.step} onChoose={onStep} />
        <header className={styles.rows_head}>
          <h2>{t(`funnel.by_${by}`)}</h2>
          <span>{t('funnel.share')}</span>
          <SegmentedControl aria-label={t('funnel.by')} size="xs" value={by} onChange={(value) => onShow({ by: value as 'source' | 'campaign' })}
            data={[{ value: 'source', label: t('funnel.chip.source') }, { value: 'campaign', label: t('funnel.chip.campaign') }]} />
          <FunnelCsv all={steps} rows={rows} by={by} />
          <p><strong>{t('funnel.won', { money: formatSum(view.won.amount, view.won.currency) })}</strong>{view.customers_won > 0 && `, ${t('funnel.won_each', { n: view.customers_won, money: formatSum(Number(view.won.amount) / view.customers_won, view.won.currency) })}`}</p>
        </header>
        <FunnelRows rows={rows} by={by} chosen={shown.step} headed={shown.as === 'table'} onChoose={(key) => onShow({ [by]: key })} />
      </div>
    </div>
  )
}

/** The way out of an empty period. */
function Longer({ name, onShow }: { name: PeriodName; onShow: () => void }) {
  if (name !== 'all') return <Button variant="filled" onClick={onShow}>{t('funnel.empty_longer')}</Button>
  return <Button variant="filled" component={Link} to="/contacts">{t('funnel.empty_contacts')}</Button>
}
