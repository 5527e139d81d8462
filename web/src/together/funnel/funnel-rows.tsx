import { t } from '~/app/messages'
import { formatRate, formatWhole } from '~/lib/format'
import { isSales, steps, type SourceRow, type Step } from './funnel'
import { saySource } from './scope'
import styles from './funnel-rows.module.css'

interface Props {
  rows: SourceRow[]
  by: 'source' | 'campaign'
  chosen: Step | undefined
  /** Whose number is open; that of all where there is none. */
  row: string | undefined
  /** Above the columns of the band the names of the steps are already there. */
  headed: boolean
  /** Narrows the whole page to this source or campaign. */
  onChoose: (key: string) => void
  /** Opens the contacts a number counts. */
  onOpen: (step: Step, key: string) => void
}

/** One row a source: counts with a bar behind, and the share of the step before. */
export function FunnelRows({ rows, by, chosen, row: open, headed, onChoose, onOpen }: Props) {
  const largest = steps.map((_step, index) => Math.max(1, ...rows.map((row) => row.counts[index] ?? 0)))
  return (
    <table className={styles.rows}>
      <colgroup><col className={styles.names} />{steps.map((step) => <col key={step} />)}</colgroup>
      <thead className={headed ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">{t(`funnel.chip.${by}`)}</th>
          {steps.map((step) => <th key={step} scope="col" data-chosen={(step === chosen && open === undefined) || undefined}>{t(`funnel.step.${step}`)}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row"><button type="button" title={saySource(by, row.key)} onClick={() => onChoose(row.key)}>{saySource(by, row.key)}</button></th>
            {steps.map((step, index) => (
              <Cell
                key={step} step={step} of={saySource(by, row.key)} count={row.counts[index] ?? 0} before={row.counts[index - 1]} share={(row.counts[index] ?? 0) / largest[index]!}
                chosen={step === chosen && (open === undefined || open === row.key)} open={step === chosen && open === row.key} onOpen={() => onOpen(step, row.key)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  step: Step
  /** The source or campaign, in words. */
  of: string
  count: number
  before: number | undefined
  share: number
  chosen: boolean
  open: boolean
  onOpen: () => void
}

/** A number opens its contacts; visitors are no records. */
function Cell({ step, of, count, before, share, chosen, open, onOpen }: CellProps) {
  const last = step === 'customer' || undefined
  return (
    <td data-chosen={chosen || undefined}>
      <div className={styles.cell}>
        <span className={styles.bar} data-sales={isSales(step) || undefined} style={{ width: `${Math.max(count > 0 ? 3 : 0, share * 100)}%` }} />
        {count > 0 && step !== 'visitors'
          ? <button type="button" className={styles.count} data-last={last} data-number aria-pressed={open} aria-label={t('funnel.open_row', { n: count, step: t(`funnel.step.${step}`), of })} onClick={onOpen}>{formatWhole(count)}</button>
          : <span className={styles.count} data-last={last}>{formatWhole(count)}</span>}
        {before !== undefined && before > 0 && <span className={styles.rate}>{formatRate(count / before, before > 1000 ? 1 : 0)}</span>}
      </div>
    </td>
  )
}
