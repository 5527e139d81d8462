import { t } from '~/app/messages'
import { formatPercent, formatWhole } from '~/lib/format'
import { isSales, steps, type SourceRow, type Step } from './funnel'
import { saySource } from './scope'
import styles from './funnel-rows.module.css'

interface Props {
  rows: SourceRow[]
  by: 'source' | 'campaign'
  chosen: Step | undefined
  /** Above the columns of the band the names of the steps are already there. */
  headed: boolean
  /** Narrows the whole page to this source or campaign. */
  onChoose: (key: string) => void
}

/** One row a source: counts with a bar behind, and the share of the step before. */
export function FunnelRows({ rows, by, chosen, headed, onChoose }: Props) {
  const largest = steps.map((_step, index) => Math.max(1, ...rows.map((row) => row.counts[index] ?? 0)))
  return (
    <table className={styles.rows}>
      <colgroup><col className={styles.names} />{steps.map((step) => <col key={step} />)}</colgroup>
      <thead className={headed ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">{t(`funnel.chip.${by}`)}</th>
          {steps.map((step) => <th key={step} scope="col" data-chosen={step === chosen || undefined}>{t(`funnel.step.${step}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row"><button type="button" title={saySource(by, row.key)} onClick={() => onChoose(row.key)}>{saySource(by, row.key)}</button></th>
            {steps.map((step, index) => <Cell key={step} step={step} count={row.counts[index] ?? 0} before={row.counts[index - 1]} share={(row.counts[index] ?? 0) / largest[index]!} chosen={step === chosen} />)}
          </tr>
        ))}
      </tbody>
    </table>
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
  return (
    <td data-chosen={chosen || undefined}>
      <div className={styles.cell}>
        <span className={styles.bar} data-sales={isSales(step) || undefined} style={{ width: `${Math.max(count > 0 ? 3 : 0, share * 100)}%` }} />
        <span className={styles.count} data-last={step === 'customer' || undefined}>{formatWhole(count)}</span>
        {before !== undefined && before > 0 && <span className={styles.rate}>{formatPercent(count / before, before > 1000 ? 1 : 0)}</span>}
      </div>
    </td>
  )
}
