import { IconCaretDownFilled, IconCaretUpFilled } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { formatNumber } from '~/lib/format'
import { useCurrency } from '~/lib/session'
import { changeOf, metrics, sayMetric, turnOf, type Metric } from './metrics'
import styles from './numbers.module.css'

/** One of the big numbers; undefined while it is not known or there is nothing to compare. */
export interface BigNumber {
  value: number | undefined
  /** Of the finished days of the period. */
  since: number | undefined
  /** Of as many days of the period it is compared with. */
  before: number | undefined
  /** What it leaves out of what the page is narrowed to. */
  note?: string | undefined
}

interface Props {
  numbers: Record<Metric, BigNumber>
  /** The period is not over, and what is compared ends yesterday. */
  untilYesterday: boolean
  chosen: Metric
  onChoose: (metric: Metric) => void
}

/** The six numbers; the chosen one is open to the chart below. */
export function Numbers({ numbers, untilYesterday, chosen, onChoose }: Props) {
  const currency = useCurrency()
  return (
    <div className={styles.strip} role="group" aria-label={t('analytics.numbers')}>
      {metrics.map((metric) => {
        const { value, since, before, note } = numbers[metric]
        return (
          <button key={metric} type="button" className={styles.cell} aria-pressed={metric === chosen} title={note} onClick={() => onChoose(metric)}>
            <span className={styles.name}>{t(`analytics.metric.${metric}`)}</span>
            {value === undefined ? <Bones widths={[88]} height={20} /> : (
              <span className={styles.value}>
                {sayMetric(metric, value, currency)}
                {metric === 'visit_duration' && <small>{t('analytics.minutes')}</small>}
              </span>
            )}
            {value !== undefined && since !== undefined && before !== undefined
              ? <Change before={before} now={since} from={note ?? (untilYesterday ? t('analytics.until_yesterday') : t('analytics.from', { value: sayMetric(metric, before, currency) }))} />
              : note && <span className={styles.change}><span className={styles.from}>{note}</span></span>}
          </button>
        )
      })}
    </div>
  )
}

function Change({ before, now, from }: { before: number; now: number; from: string }) {
  const turn = turnOf(before, now)
  const change = changeOf(before, now)
  const Arrow = now > before ? IconCaretUpFilled : IconCaretDownFilled
  if (turn === 'same' || change === 0) return <span className={styles.change}>{t('analytics.unchanged')}</span>
  return (
    <span className={styles.change}>
      {change !== undefined && (
        <span className={styles.turn} data-turn={turn}>
          <Arrow size={11} aria-label={now > before ? '+' : '−'} />
          {`${formatNumber(Math.abs(change))} %`}
        </span>
      )}
      <span className={styles.from}>{from}</span>
    </span>
  )
}
