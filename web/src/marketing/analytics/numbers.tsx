import { IconCaretDownFilled, IconCaretUpFilled } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { formatNumber } from '~/lib/format'
import { changeOf, sayMetric, turnOf, type Metric } from './metrics'
import type { StatsAnswer } from './stats'
import styles from './numbers.module.css'

interface Props {
  shown: Metric[]
  answer: StatsAnswer | undefined
  /** The finished days and those before; undefined while there is nothing to compare. */
  compared: StatsAnswer | undefined
  /** The period is not over, and what is compared ends yesterday. */
  untilYesterday: boolean
  chosen: Metric
  onChoose: (metric: Metric) => void
}

/** Up to six numbers; the chosen one is open to the chart below. */
export function Numbers({ shown, answer, compared, untilYesterday, chosen, onChoose }: Props) {
  const row = answer?.results[0]
  return (
    <div className={styles.strip} role="group" aria-label={t('analytics.numbers')}>
      {shown.map((metric, index) => {
        const value = row?.metrics[index]
        const done = compared?.results[0]
        const [since, before] = [done?.metrics[index], done?.comparison?.metrics[index]]
        return (
          <button key={metric} type="button" className={styles.cell} aria-pressed={metric === chosen} onClick={() => onChoose(metric)}>
            <span className={styles.name}>{t(`analytics.metric.${metric}`)}</span>
            {value === undefined ? <Bones widths={[88]} height={20} /> : (
              <span className={styles.value}>
                {sayMetric(metric, value)}
                {metric === 'visit_duration' && <small>{t('analytics.minutes')}</small>}
              </span>
            )}
            {value !== undefined && since !== undefined && before !== undefined && <Change metric={metric} before={before} now={since} untilYesterday={untilYesterday} />}
          </button>
        )
      })}
    </div>
  )
}

function Change({ metric, before, now, untilYesterday }: { metric: Metric; before: number; now: number; untilYesterday: boolean }) {
  const turn = turnOf(metric, before, now)
  const change = changeOf(metric, before, now)
  const Arrow = now > before ? IconCaretUpFilled : IconCaretDownFilled
  if (turn === 'same') return <span className={styles.change}>{t('analytics.unchanged')}</span>
  return (
    <span className={styles.change}>
      {change !== undefined && (
        <span className={styles.turn} data-turn={turn}>
          <Arrow size={11} aria-label={now > before ? '+' : '−'} />
          {metric === 'bounce_rate' ? t('analytics.points', { n: Math.abs(change) }) : `${formatNumber(Math.abs(change))} %`}
        </span>
      )}
      <span className={styles.from}>{untilYesterday ? t('analytics.until_yesterday') : t('analytics.from', { value: sayMetric(metric, before) })}</span>
    </span>
  )
}
