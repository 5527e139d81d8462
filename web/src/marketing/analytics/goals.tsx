import { IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { formatPercent, formatWhole } from '~/lib/format'
import { toggled, type View } from './address'
import { BoneRows } from './panel'
import { useGoals } from './queries'
import type { Scope, StatsRow } from './stats'
import type { Show } from './use-view'
import styles from './panel.module.css'

const example = "window.tandem('Asked for a quote')"

interface Props {
  scope: Scope
  view: View
  show: Show
}

/** What visitors did beyond reading: forms, mail clicks, own events. */
export function Goals({ scope, view, show }: Props) {
  const answer = useGoals(scope)
  const rows = answer.data?.results ?? []
  return (
    <section className={`${styles.panel} ${styles.goals}`}>
      <header>
        <div className={styles.heads}>
          <h2>{t('analytics.goals')}</h2>
          {rows.length > 0 && <><span>{t('analytics.goals.people')}</span><span>{t('analytics.goals.rate')}</span><span>{t('analytics.goals.times')}</span></>}
        </div>
      </header>
      {answer.error && <Failure error={answer.error} />}
      {answer.isPending && <BoneRows count={3} />}
      {answer.data && rows.length === 0 && (
        <>
          <p className={styles.none}>{t('analytics.goals.none')}</p>
          <p className={styles.how}>{t('analytics.goals.how')}</p>
          <code className={styles.code}>{example}</code>
        </>
      )}
      <ul className={styles.rows} data-stale={answer.isPlaceholderData || undefined}>
        {rows.map((row) => <GoalRow key={row.dimensions[0]} row={row} largest={rows[0]?.metrics[0] ?? 1} view={view} show={show} />)}
      </ul>
    </section>
  )
}

function GoalRow({ row, largest, view, show }: { row: StatsRow; largest: number; view: View; show: Show }) {
  const name = row.dimensions[0] ?? ''
  const [people = 0, rate = 0, times = 0] = row.metrics
  const isOn = view.filters.some((one) => one.field === 'goal' && one.value === name)
  const Glyph = isOn ? IconFilterFilled : IconFilter
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={isOn} onClick={() => show({ filters: toggled(view.filters, 'goal', name) })}>
        <span className={styles.bar} style={{ width: `${(people / Math.max(1, largest)) * 48}%` }} />
        <span className={styles.value}>{name}<Glyph className={styles.glyph} size={13} stroke={1.75} aria-hidden /></span>
        <strong>{formatWhole(people)}</strong>
        <span className={styles.cell}>{formatPercent(rate / 100, rate < 10 ? 1 : 0)}</span>
        <span className={styles.cell}>{formatWhole(times)}</span>
      </button>
    </li>
  )
}
