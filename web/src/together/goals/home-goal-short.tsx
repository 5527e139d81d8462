import { t } from '~/app/messages'
import { writeDates } from '~/lib/days'
import { formatSum } from '~/lib/format'
import { Link } from '~/lib/routes'
import { GoalBar } from './goal-bar'
import { aheadBy, shown, useGoal } from './goal-data'
import styles from './goal.module.css'

/** The goal in one line and a bar, for small screens. */
export default function GoalShort() {
  const { data: goal } = useGoal()
  if (!goal?.target) return null
  const ahead = aheadBy(goal)
  return (
    <section className={styles.short} aria-label={t('goal.title', { label: goal.label })}>
      <p>
        <span><Link to="/funnel" search={{ period: writeDates(goal), won: 'all' }}>{shown(goal.won)}</Link> {t('goal.of', { target: shown(goal.target) })}</span>
        <strong data-behind={ahead < 0 || undefined}>{t(ahead < 0 ? 'goal.behind' : 'goal.ahead', { money: formatSum(Math.abs(ahead), goal.won.currency) })}</strong>
      </p>
      <GoalBar goal={goal} />
    </section>
  )
}
