import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { writeDates } from '~/lib/days'
import { formatMoney } from '~/lib/format'
import { Link } from '~/lib/routes'
import { toggled, type View } from './address'
import { notFollowed, sourceOf } from './coverage'
import { BoneRows } from './panel'
import { useWon } from './queries'
import type { Scope } from './stats'
import type { Show } from './use-view'
import styles from './panel.module.css'

/** Money of the same days by where it first came from; both departments made it. */
export function Won({ scope, view, show, sites }: { scope: Scope; view: View; show: Show; sites: number }) {
  const won = useWon(scope.period)
  const rows = (won.data?.results ?? []).slice(0, 5)
  const note = notFollowed(sites, view.filters).join(', ')
  const period = writeDates(scope.period)
  const total = won.data ? formatMoney(won.data.total.amount, won.data.total.currency) : ''
  const largest = Math.max(1, ...rows.map((row) => Number(row.won.amount)))
  return (
    <section className={`${styles.panel} ${styles.won}`}>
      <header>
        <h2>{t('analytics.won')}</h2>
        {note && <span className={styles.note} title={note}>{note}</span>}
        {won.data && rows.length > 0 && <Link to="/funnel" search={{ period, won: 'all' }} aria-label={t('analytics.won.open_all', { money: total })}>{total}</Link>}
      </header>
      {won.error && <Failure error={won.error} />}
      {won.isPending && <BoneRows />}
      {won.data && rows.length === 0 && <p className={styles.none}>{t('analytics.won.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => {
          const source = sourceOf(row.key)
          const isOn = view.filters.some((one) => one.field === 'source' && one.match === 'is' && one.value === source)
          const content = (
            <>
              <span className={styles.bar} data-both style={{ width: `${(Number(row.won.amount) / largest) * 58}%` }} />
              <span className={styles.value} title={row.key}>{row.key || t('analytics.value.unset')}</span>
            </>
          )
          return (
            <li key={row.key} className={styles.row} data-on={isOn || undefined}>
              {row.key === ''
                ? <div className={styles.source}>{content}</div>
                : <button type="button" className={styles.source} aria-pressed={isOn} onClick={() => show({ filters: toggled(view.filters, 'source', source) })}>{content}</button>}
              <Link to="/funnel" search={{ period, won: 'row', key: row.key }} className={styles.deals} aria-label={t('analytics.won.open', { n: row.deals, source: row.key || t('analytics.value.unset') })}>
                <span className={styles.share}>{t('analytics.won.deals', { n: row.deals })}</span>
                <strong>{formatMoney(row.won.amount, row.won.currency)}</strong>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
