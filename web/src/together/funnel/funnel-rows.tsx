import { t } from '~/app/messages'
import { formatMoney, formatPercent, formatWhole } from '~/lib/format'
import { steps, type SourceRow, type Step } from './funnel'
import styles from './funnel-rows.module.css'

interface Props {
  rows: SourceRow[]
  by: 'source' | 'campaign'
  chosen: Step | undefined
  /** Narrows the whole page to this source or campaign. */
  onChoose: (key: string) => void
}

/** One row a source: counts with a bar behind, and the share of the step before. */
export function FunnelRows({ rows, by, chosen, onChoose }: Props) {
  const largest = steps.map((_step, index) => Math.max(1, ...rows.map((row) => row.counts[index] ?? 0)))
  return (
    <div className={styles.scroll}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{t(by === 'source' ? 'funnel.chip.source' : 'funnel.chip.campaign')}</th>
            {steps.map((step) => <th key={step} scope="col" data-chosen={step === chosen || undefined}>{t(`funnel.step.${step}`)}</th>)}
            <th scope="col" className={styles.won}>{t('thread.won')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row"><button type="button" onClick={() => onChoose(row.key)}>{row.key || t(by === 'source' ? 'funnel.direct' : 'funnel.no_campaign')}</button></th>
              {steps.map((step, index) => <Cell key={step} step={step} count={row.counts[index] ?? 0} before={row.counts[index - 1]} share={(row.counts[index] ?? 0) / largest[index]!} chosen={step === chosen} />)}
              <td className={styles.won}>{Number(row.won.amount) === 0 ? '' : formatMoney(row.won.amount, row.won.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  step: Step
  count: number
  before: number | undefined
  share: number
  chosen: boolean
}

function Cell({ step, count, before, share, chosen }: CellProps) {
  const isSales = step === 'sql' || step === 'opportunity' || step === 'customer'
  return (
    <td data-chosen={chosen || undefined}>
      <div className={styles.cell}>
        <span className={styles.bar} data-sales={isSales || undefined} style={{ width: `${Math.max(count > 0 ? 3 : 0, share * 100)}%` }} />
        <span className={styles.count} data-last={step === 'customer' || undefined}>{formatWhole(count)}</span>
        {before !== undefined && before > 0 && <span className={styles.rate}>{formatPercent(count / before, before > 1000 ? 1 : 0)}</span>}
      </div>
    </td>
  )
}
