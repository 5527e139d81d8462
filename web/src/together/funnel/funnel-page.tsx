import { Button, SegmentedControl, Select } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { daysIn, periodBefore, type Period } from '~/lib/days'
import { formatSum } from '~/lib/format'
import { useKeys } from '~/lib/keyboard'
import { Link, useNavigate } from '~/lib/routes'
import { Behind, BehindWaiting } from './behind'
import { compared } from './deltas'
import { FunnelBand } from './funnel-band'
import { FunnelChips } from './funnel-chips'
import { FunnelRows } from './funnel-rows'
import { FunnelCsv, FunnelTable } from './funnel-table'
import { useFunnel, type FunnelView, type Scope } from './funnel'
import { isPeriodName, periodNames, periodOf, readPeriod } from './period'
import { Revenue } from './revenue'
import { sayPeriod, sayScope } from './scope'
import { nothingOpen, wordIn, type By, type Shown } from './shown'
import { WonBehind } from './won-behind'
import styles from './funnel.module.css'

/** From stranger to customer: six steps, by source and campaign; the address holds what is shown. */
export default function FunnelPage() {
  const shown = useSearch({ strict: false }) as Shown
  const navigate = useNavigate()
  const show = (more: Shown) => void navigate({ to: '/funnel', search: { ...shown, ...more }, replace: true })
  const name = readPeriod(shown.period)
  const period = periodOf(name)
  const before = periodBefore(period)
  const by = shown.by === 'campaign' ? 'campaign' : 'source'
  const scope = { source: wordIn(shown.source), campaign: wordIn(shown.campaign) }
  const row = wordIn(shown.row)
  const inner = row === undefined ? scope : { ...scope, [by]: row }
  const isCompared = shown.against !== 'off' && name !== 'all'
  const funnel = useFunnel(period, scope)
  const former = useFunnel(before, scope, isCompared)
  const behind = useFunnel(period, inner)
  const page = useRef<HTMLDivElement>(null)
  const chosen = behind.data?.steps.find((one) => one.step === shown.step && one.filterGroups)
  const isOpen = chosen !== undefined || shown.won !== undefined
  const close = () => {
    page.current?.querySelector<HTMLElement>('[data-number][aria-pressed="true"]')?.focus()
    show(nothingOpen)
  }
  useKeys([{ keys: 'Escape', label: t('funnel.close'), group: t('funnel.nav'), run: close }], isOpen)
  const isEmpty = funnel.data?.steps.every((one) => one.count === 0)
  const periods = [...periodNames.map((value) => ({ value: value as string, label: t(`funnel.period.${value}`) })), ...(isPeriodName(name) ? [] : [{ value: name, label: sayPeriod(period) }])]

  return (
    <div ref={page} className={styles.page} data-panel={isOpen ? true : undefined}>
      <div className={styles.main}>
        <h1 className="visually-hidden">{t('funnel.nav')}</h1>
        <div className={styles.bar}>
          <Select size="xs" aria-label={t('funnel.period')} w={isPeriodName(name) ? 140 : 196} allowDeselect={false} value={name} data={periods} onChange={(value) => show({ period: value ?? undefined })} />
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
        {funnel.data && !isEmpty && <Steps period={period} view={funnel.data} former={isCompared ? former.data : undefined} by={by} scope={scope} shown={shown} onShow={show} />}
        {funnel.data && <Revenue period={period} by={by} shown={shown} onShow={show} />}
      </div>
      {shown.won && <WonBehind key={`${shown.won} ${wordIn(shown.key)} ${shown.touch}`} period={period} by={by} shown={shown} onClose={close} />}
      {!shown.won && chosen && (behind.isPlaceholderData ? <BehindWaiting /> : <Behind key={`${chosen.step} ${row}`} view={chosen} note={sayScope(period, inner)} onClose={close} />)}
    </div>
  )
}

interface StepsProps {
  period: Period
  view: FunnelView
  former: FunnelView | undefined
  by: By
  scope: Scope
  shown: Shown
  onShow: (more: Shown) => void
}

function Steps({ period, view, former, by, scope, shown, onShow }: StepsProps) {
  const steps = compared(view, former)
  const rows = by === 'source' ? view.sources : view.campaigns
  const row = wordIn(shown.row)
  const chosen = row === undefined ? shown.step : undefined
  const open = (step: Shown['step'], of?: string) => onShow({ ...nothingOpen, ...(step === shown.step && of === row ? {} : { step, row: of }) })
  return (
    <div className={styles.scroll}>
      <div className={styles.wide}>
        {shown.as === 'table' ? <FunnelTable steps={steps} chosen={chosen} onChoose={open} /> : <FunnelBand period={period} steps={steps} chosen={chosen} onChoose={open} />}
        <header className={styles.rows_head}>
          <h2>{t(`funnel.by_${by}`)}</h2>
          <span>{t('funnel.share')}</span>
          <SegmentedControl aria-label={t('funnel.by')} size="xs" value={by} onChange={(value) => onShow({ by: value as By, ...(row === undefined ? {} : nothingOpen), ...(shown.won ? nothingOpen : {}) })}
            data={[{ value: 'source', label: t('funnel.chip.source') }, { value: 'campaign', label: t('funnel.chip.campaign') }]} />
          <FunnelCsv all={steps} rows={rows} by={by} />
          <WonSum view={view} scope={scope} shown={shown} onShow={onShow} />
        </header>
        <FunnelRows rows={rows} by={by} chosen={shown.step} row={row} headed={shown.as === 'table'} onChoose={(key) => onShow({ [by]: key, ...nothingOpen })} onOpen={open} />
      </div>
    </div>
  )
}

/** What was won of those the funnel is narrowed to. Deals are asked for by source or by campaign: of both at once it stays a number. */
function WonSum({ view, scope, shown, onShow }: { view: FunnelView; scope: Scope; shown: Shown; onShow: (more: Shown) => void }) {
  const said = t('funnel.won', { money: formatSum(view.won.amount, view.won.currency) })
  const field = scope.source !== undefined ? 'source' : 'campaign'
  const key = scope[field]
  const wanted: Shown = key === undefined ? { won: 'all' } : { won: 'row', key, by: field, touch: undefined }
  const isOpen = shown.won === wanted.won && wordIn(shown.key) === key && (shown.touch !== 'last' || key === undefined)
  return (
    <p>
      {scope.source !== undefined && scope.campaign !== undefined
        ? <strong>{said}</strong>
        : <button type="button" className={styles.won} data-number aria-pressed={isOpen} onClick={() => onShow({ ...nothingOpen, ...(isOpen ? {} : wanted) })}>{said}</button>}
      {view.customers_won > 0 && `, ${t('funnel.won_each', { n: view.customers_won, money: formatSum(Number(view.won.amount) / view.customers_won, view.won.currency) })}`}
    </p>
  )
}

/** The way out of an empty period. */
function Longer({ name, onShow }: { name: string; onShow: () => void }) {
  if (name !== 'all') return <Button variant="filled" onClick={onShow}>{t('funnel.empty_longer')}</Button>
  return <Button variant="filled" component={Link} to="/contacts">{t('funnel.empty_contacts')}</Button>
}
