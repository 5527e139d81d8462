import { SegmentedControl, Select } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { EmptyState } from '~/components/empty-state'
import { Failure } from '~/components/failure'
import { formatMoney } from '~/lib/format'
import { Behind } from './behind'
import { FunnelBand } from './funnel-band'
import { FunnelChips } from './funnel-chips'
import { FunnelRows } from './funnel-rows'
import { useFunnel, type Step } from './funnel'
import { isPeriodName, periodNames, periodOf, type PeriodName } from './period'
import { Revenue } from './revenue'
import styles from './funnel.module.css'

interface Shown {
  period?: PeriodName
  step?: Step
  source?: string
  campaign?: string
  by?: 'source' | 'campaign'
}

/** From stranger to customer: six steps, by source and campaign; the address holds what is shown. */
export default function FunnelPage() {
  const shown = useSearch({ strict: false }) as Shown
  const navigate = useNavigate()
  const show = (more: Shown) => void navigate({ to: '/funnel', search: { ...shown, ...more } as never, replace: true })
  const name = isPeriodName(String(shown.period)) ? (String(shown.period) as PeriodName) : '90'
  const period = periodOf(name)
  const by = shown.by === 'campaign' ? 'campaign' : 'source'
  const scope = { source: shown.source, campaign: shown.campaign }
  const funnel = useFunnel(period, scope)
  const chosen = funnel.data?.steps.find((one) => one.step === shown.step && one.filterGroups)
  const toggle = (step: Step) => show({ step: step === shown.step ? undefined : step } as Shown)

  return (
    <div className={styles.page} data-panel={chosen ? true : undefined}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <Select
            aria-label={t('funnel.period')} w={170} allowDeselect={false} value={name}
            data={periodNames.map((value) => ({ value, label: t(`funnel.period.${value}`) }))}
            onChange={(value) => show({ period: value as PeriodName })}
          />
          <FunnelChips scope={scope} onClear={(field) => show({ [field]: undefined })} />
          <SegmentedControl className={styles.by} aria-label={t('funnel.by')} size="xs" value={by} onChange={(value) => show({ by: value as 'source' | 'campaign' })}
            data={[{ value: 'source', label: t('funnel.by_source') }, { value: 'campaign', label: t('funnel.by_campaign') }]} />
        </div>
        {funnel.error && <Failure error={funnel.error} />}
        {funnel.isPending && <div className={styles.waiting}><Bones widths={['100%', '80%', '60%']} /></div>}
        {funnel.data && (
          <>
            {funnel.data.steps.every((one) => one.count === 0) ? (
              <EmptyState alone title={t('funnel.empty')} text={t('funnel.empty_text')} />
            ) : (
              <>
                <FunnelBand steps={funnel.data.steps} chosen={shown.step} onChoose={toggle} />
                <header className={styles.rows_head}>
                  <h2>{t(by === 'source' ? 'funnel.by_source' : 'funnel.by_campaign')}</h2>
                  <span>{t('funnel.share')}</span>
                  <p>{t('funnel.won', { money: formatMoney(funnel.data.won.amount, funnel.data.won.currency), n: funnel.data.customers_won })}</p>
                </header>
                <FunnelRows rows={by === 'source' ? funnel.data.sources : funnel.data.campaigns} by={by} chosen={shown.step} onChoose={(key) => show({ [by]: key })} />
              </>
            )}
            <Revenue period={period} by={by} />
          </>
        )}
      </div>
      {chosen && <Behind view={chosen} note={scopeNote(scope)} onClose={() => toggle(chosen.step)} />}
    </div>
  )
}

const scopeNote = ({ source, campaign }: { source?: string | undefined; campaign?: string | undefined }): string =>
  [source, campaign].filter(Boolean).join(', ') || t('funnel.behind_all')

