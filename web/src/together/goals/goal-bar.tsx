import type { Money } from '~/api/types'
import { t } from '~/app/messages'
import { formatPercent } from '~/lib/format'
import { shareOf, type Goal } from './goal-data'
import styles from './goal.module.css'

/** Who sourced how much of the goal, and where an even pace would be today. */
export function GoalBar({ goal }: { goal: Goal }) {
  if (!goal.target) return null
  const target = goal.target
  const whole = Math.max(1, shareOf(goal.won, target))
  const width = (money: Money) => `${(shareOf(money, target) / whole) * 100}%`
  return (
    <div className={styles.bar} role="img" aria-label={t('goal.progress', { share: formatPercent(shareOf(goal.won, target), 0) })}>
      <span data-department="marketing" style={{ width: width(goal.marketing_sourced) }} />
      <span data-department="sales" style={{ width: width(goal.sales_sourced) }} />
      <i style={{ left: `${(goal.day / goal.days / whole) * 100}%` }} />
    </div>
  )
}
