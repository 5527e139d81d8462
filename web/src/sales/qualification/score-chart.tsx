import { t } from '~/app/messages'
import { formatWhole } from '~/lib/format'
import type { Preview } from './types'
import styles from './score-chart.module.css'

const width = 384
const height = 150
const left = 30
const top = 20
const floor = height - 20

/** The top of an axis whose half is a round number, too. */
function roundTop(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most / 2))
  return 2 * unit * ([1, 2, 3, 4, 5, 10].find((step) => step * unit >= most / 2) ?? 10)
}

/** Contacts by score: bars for the version shown, a dashed line for the one in use where they differ. */
export function ScoreChart({ preview, then, now }: { preview: Preview; then: number | undefined; now: number }) {
  // The many with few points would flatten the ones near the threshold.
  const from = Math.max(5, Math.floor((preview.threshold - 30) / 5) * 5)
  const buckets = preview.buckets.filter((bucket) => bucket.from >= from)
  const title = t('scores.chart', { n: from })
  const most = roundTop(Math.max(4, ...buckets.flatMap((bucket) => [bucket.now, bucket.then])))
  const step = (width - left) / buckets.length
  const x = (score: number) => left + ((score - from) / 5) * step
  const y = (contacts: number) => floor - (contacts / most) * (floor - top)
  const outline = buckets.map((bucket) => `H${x(bucket.from).toFixed(1)}V${y(bucket.now).toFixed(1)}H${x(bucket.from + 5).toFixed(1)}`).join('')
  return (
    <figure className={styles.chart}>
      <figcaption>
        <span>{title}</span>
        <i className={styles.then} />{t('scores.version', { n: then ?? now })}
        {then !== undefined && <><i className={styles.now} />{t('scores.version', { n: now })}</>}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        {[0, most / 2, most].map((line) => (
          <g key={line}>
            <line x1={left} x2={width} y1={y(line)} y2={y(line)} className={line === 0 ? styles.base : styles.grid} />
            <text x={left - 8} y={y(line) + 4} textAnchor="end">{formatWhole(line)}</text>
          </g>
        ))}
        {buckets.map((bucket) => (
          <rect key={bucket.from} x={x(bucket.from) + 1.5} width={step - 3} y={y(bucket.then)} height={floor - y(bucket.then)} rx="2" className={bucket.from >= preview.threshold ? styles.ready : styles.bar}>
            <title>{`${bucket.from}–${bucket.from + 4}: ${bucket.then}`}</title>
          </rect>
        ))}
        {then !== undefined && <path d={`M${left} ${floor}${outline}V${floor}`} className={styles.outline} />}
        <line x1={x(preview.threshold)} x2={x(preview.threshold)} y1={top - 4} y2={floor} className={styles.threshold} />
        <text x={x(preview.threshold)} y={top - 9} textAnchor="middle" className={styles.strong}>{t('scores.handoff_at', { n: preview.threshold })}</text>
        {[10, 20, 30, 40, 50, 60, 70, 80, 90].filter((score) => score >= from).map((score) => <text key={score} x={x(score)} y={height - 5} textAnchor="middle">{score}</text>)}
      </svg>
      <table className="visually-hidden">
        <caption>{title}</caption>
        <tbody>{buckets.map((bucket) => <tr key={bucket.from}><th scope="row">{bucket.from}</th><td>{bucket.now}</td><td>{bucket.then}</td></tr>)}</tbody>
      </table>
    </figure>
  )
}
