import { SegmentedControl } from '@mantine/core'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import type { Period } from '~/lib/days'
import { formatSum } from '~/lib/format'
import { useRevenue } from './funnel'
import { saySource } from './scope'
import { nothingOpen, wordIn, type By, type Shown } from './shown'
import styles from './revenue.module.css'

/** What was won, by the first or the last touch of who paid; a row opens its deals. */
export function Revenue({ period, by, shown, onShow }: { period: Period; by: By; shown: Shown; onShow: (more: Shown) => void }) {
  const touch = shown.touch === 'last' ? 'last' : 'first'
  const revenue = useRevenue(period, touch, by)
  const rows = revenue.data?.results ?? []
  const largest = Math.max(1, ...rows.map((row) => Number(row.won.amount)))
  const open = shown.won === 'row' ? wordIn(shown.key) : undefined
  return (
    <section className={styles.revenue}>
      <header>
        <div><h2>{t('funnel.revenue')}</h2><p>{t('funnel.revenue_text')}</p></div>
        <SegmentedControl size="xs" aria-label={t('funnel.revenue')} value={touch} onChange={(value) => onShow({ touch: value === 'last' ? 'last' : undefined })}
          data={[{ value: 'first', label: t('funnel.first_touch') }, { value: 'last', label: t('funnel.last_touch') }]} />
      </header>
      {revenue.error && <Failure error={revenue.error} />}
      {revenue.data && rows.length === 0 && <p className={styles.none}>{t('funnel.none')}</p>}
      <ul>
        {rows.slice(0, 12).map((row) => (
          <li key={row.key}>
            <button type="button" className={styles.row} data-number aria-pressed={row.key === open} onClick={() => onShow({ ...nothingOpen, ...(row.key === open ? {} : { won: 'row', key: row.key }) })}>
              <span className={styles.bar} style={{ width: `${(Number(row.won.amount) / largest) * 62}%` }} />
              <span className={styles.key}>{saySource(by, row.key)}</span>
              <span className={styles.deals}>{t('funnel.deals', { n: row.deals })}</span>
              <strong>{formatSum(row.won.amount, row.won.currency)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
