import { Button, NumberInput, Popover } from '@mantine/core'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { DepartmentMark, TwoRings } from '~/components/department'
import { Failure } from '~/components/failure'
import { DraftProblem } from '~/components/problem'
import { writeDates } from '~/lib/days'
import { useDraft } from '~/lib/draft'
import { formatPercent, formatSum } from '~/lib/format'
import { fetchNow, queryClient } from '~/lib/queries'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { GoalBar } from './goal-bar'
import { aheadBy, goalQuery, shareOf, shown, useForecast, useGoal, type Goal } from './goal-data'
import styles from './goal.module.css'

/** What both departments promised for the quarter, who sourced what is won, and whether that is enough for today. */
export default function GoalOnHome() {
  const { data: goal, error } = useGoal()
  const forecast = useForecast(goal?.target ? goal : undefined)
  const maySet = useMay('manage_settings')
  if (error) return <Failure error={error} />
  if (!goal) return <Bones widths={[160, 200, '100%']} />
  const ahead = aheadBy(goal)
  const parts = [['marketing', goal.marketing_sourced], ['sales', goal.sales_sourced]] as const
  return (
    <section className={styles.goal}>
      <header><h2><TwoRings />{t('goal.title', { label: goal.label })}</h2><span>{t('goal.day', { day: goal.day, days: goal.days })}</span></header>
      <p className={styles.won}><Link to="/funnel" search={{ period: writeDates(goal), won: 'all' }}>{shown(goal.won)}</Link>{maySet ? <SetGoal goal={goal} /> : <span>{goal.target ? t('goal.of', { target: shown(goal.target) }) : t('goal.none')}</span>}</p>
      {goal.target && <GoalBar goal={goal} />}
      <dl>
        {parts.map(([department, money]) => (
          <div key={department}><dt><DepartmentMark department={department} />{t(`goal.${department}`)}</dt><dd><Link to="/funnel" search={sourcedBy(goal, department)}>{shown(money)}</Link><span>{formatPercent(shareOf(money, goal.won), 0)}</span></dd></div>
        ))}
      </dl>
      {goal.target && (
        <p className={styles.pace}>
          <strong data-behind={ahead < 0 || undefined}>{t(ahead < 0 ? 'goal.behind' : 'goal.ahead', { money: formatSum(Math.abs(ahead), goal.won.currency) })}</strong> {t('goal.plan')}
          {forecast !== undefined && ` ${t('goal.forecast', { money: formatSum(forecast, goal.won.currency) })}`}
        </p>
      )}
    </section>
  )
}

/** Marketing sourced what has a first touch, sales what has none; the funnel opens the deals. */
const sourcedBy = (goal: Goal, department: 'marketing' | 'sales') =>
  department === 'marketing' ? { period: writeDates(goal), won: 'marketing' } : { period: writeDates(goal), won: 'row', key: '' }

function SetGoal({ goal }: { goal: Goal }) {
  const [open, setOpen] = useState(false)
  const draft = useDraft({
    stored: goal,
    read: ({ target }) => ({ amount: target ? Number(target.amount) : ('' as string | number) }),
    body: ({ amount }) => ({ target: { amount: String(amount), currency: goal.won.currency } }),
    save: async (_changed, whole) => (await api.put('/api/goal', { body: whole })).data,
    load: () => fetchNow(goalQuery),
    byHand: true,
  })
  const save = async () => {
    const saved = await draft.save()
    if (!saved) return
    queryClient.setQueryData(goalQuery.queryKey, saved)
    setOpen(false)
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.set} onClick={() => setOpen(!open)} title={t('goal.change')}>{goal.target ? t('goal.of', { target: shown(goal.target) }) : t('goal.set')}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void save() }}>
          <NumberInput label={t('goal.amount')} value={draft.form.amount} onChange={(amount) => draft.change({ amount })} min={1} decimalScale={2} thousandSeparator="," suffix={` ${goal.won.currency}`} data-autofocus />
          <DraftProblem draft={draft} />
          <Button type="submit" variant="filled" loading={draft.status === 'saving'}>{t('goal.save')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
