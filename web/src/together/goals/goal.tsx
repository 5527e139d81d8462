import { Button, NumberInput, Popover } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { DepartmentMark, TwoRings } from '~/components/department'
import { explain, Failure } from '~/components/failure'
import { formatMoney, formatPercent } from '~/lib/format'
import { queryClient } from '~/lib/queries'
import { useMay } from '~/lib/session'
import styles from './goal.module.css'

interface Money { amount: string; currency: string }
interface Goal {
  label: string
  day: number
  days: number
  target?: Money
  won: Money
  marketing_sourced: Money
  sales_sourced: Money
}

const goalKey = ['goal']
const shown = (money: Money) => formatMoney(Math.round(Number(money.amount)), money.currency)

/** What both departments promised for the quarter, who sourced what is won, and whether that is enough for today. */
export default function GoalOnHome() {
  const { data: goal, error } = useQuery({ queryKey: goalKey, queryFn: ({ signal }) => api.get<Goal>('/api/goal', { signal }), meta: { watches: ['deals'] } })
  const maySet = useMay('manage_settings')
  if (error) return <Failure error={error} />
  if (!goal) return <Bones widths={[160, 200, '100%']} />
  const target = Number(goal.target?.amount ?? 0)
  const ahead = Number(goal.won.amount) - (target * goal.day) / goal.days
  return (
    <section className={styles.goal}>
      <header><h2><TwoRings />{t('goal.title', { label: goal.label })}</h2><span>{t('goal.day', { day: goal.day, days: goal.days })}</span></header>
      <p className={styles.won}><Link to="/funnel" search={{ period: 'quarter' } as never}>{shown(goal.won)}</Link>{maySet ? <SetGoal goal={goal} /> : <span>{goal.target ? t('goal.of', { target: shown(goal.target) }) : t('goal.none')}</span>}</p>
      {goal.target && <Bar goal={goal} target={target} />}
      <dl>
        <div><dt><DepartmentMark department="marketing" />{t('goal.marketing')}</dt><dd>{shown(goal.marketing_sourced)}</dd></div>
        <div><dt><DepartmentMark department="sales" />{t('goal.sales')}</dt><dd>{shown(goal.sales_sourced)}</dd></div>
      </dl>
      {goal.target && (
        <p className={styles.pace}>
          <strong data-behind={ahead < 0 || undefined}>{t(ahead < 0 ? 'goal.behind' : 'goal.ahead', { money: formatMoney(Math.round(Math.abs(ahead)), goal.won.currency) })}</strong> {t('goal.plan')}
        </p>
      )}
    </section>
  )
}

function Bar({ goal, target }: { goal: Goal; target: number }) {
  const share = (money: Money) => `${Math.min(100, (Number(money.amount) / target) * 100)}%`
  return (
    <div className={styles.bar} role="img" aria-label={t('goal.progress', { share: formatPercent(Number(goal.won.amount) / target, 0) })}>
      <span data-department="marketing" style={{ width: share(goal.marketing_sourced) }} />
      <span data-department="sales" style={{ width: share(goal.sales_sourced) }} />
      <i style={{ left: `${(goal.day / goal.days) * 100}%` }} />
    </div>
  )
}

function SetGoal({ goal }: { goal: Goal }) {
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<string | number>(goal.target ? Number(goal.target.amount) : '')
  const save = useMutation({
    mutationFn: () => api.put<Goal>('/api/goal', { target: { amount: String(amount), currency: goal.won.currency } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(goalKey, answer.data)
      setOpen(false)
    },
  })
  return (
    <Popover opened={open} onChange={setOpen} trapFocus>
      <Popover.Target>
        <button type="button" className={styles.set} onClick={() => setOpen(!open)} title={t('goal.change')}>{goal.target ? t('goal.of', { target: shown(goal.target) }) : t('goal.set')}</button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); save.mutate() }}>
          <NumberInput label={t('goal.amount')} value={amount} onChange={setAmount} min={1} decimalScale={2} thousandSeparator="," suffix={` ${goal.won.currency}`} error={save.error ? explain(save.error) : undefined} data-autofocus />
          <Button type="submit" variant="filled" loading={save.isPending}>{t('goal.save')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
