import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { DraftProblem } from '~/components/problem'
import { useDraft } from '~/lib/draft'
import { refreshObjects } from '~/lib/queries'
import { useMay, useSession } from '~/lib/session'
import { doneWith } from '~/lib/undo'
import styles from './answer-time-settings.module.css'

type Hours = Schemas['qualification.BusinessHours']

const read = () => api.get('/api/business-hours')
const put = async (hours: Hours): Promise<Hours> => {
  const { data } = await api.put('/api/business-hours', { body: hours })
  refreshObjects('hours', 'handoffs')
  return data
}

/** When people work, and how soon a lead is answered. */
export default function AnswerTimeSettings() {
  const { workspace } = useSession()
  const hours = useQuery({ queryKey: ['business-hours'], queryFn: read, meta: { watches: ['hours'] } })
  return (
    <div className={styles.page}>
      <header><h1>{t('hours.title')}</h1><p>{t('hours.text', { zone: workspace.timezone })}</p></header>
      {hours.error && <Failure error={hours.error} />}
      {hours.data && <HoursForm given={hours.data} />}
    </div>
  )
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}
/** Monday to Sunday in short words. */
const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, name: new Date(2024, 0, day).toLocaleDateString('en-GB', { weekday: 'long' }) }))

function HoursForm({ given }: { given: Hours }) {
  const mayEdit = useMay('manage_settings')
  const draft = useDraft({ stored: given, read: (stored) => stored, body: (hours) => hours, save: (_changed, hours) => put(hours), load: read, byHand: true })
  const { form: hours, change } = draft
  const save = async () => {
    const saved = await draft.save()
    if (saved) doneWith(t('hours.saved'), async () => void (await put({ ...given, version: saved.version })))
  }
  const toggle = (day: number, on: boolean) => change({ working_days: on ? [...hours.working_days, day].sort() : hours.working_days.filter((one) => one !== day) })
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <fieldset disabled={!mayEdit}>
        <legend>{t('hours.days')}</legend>
        {days.map(({ day, name }) => <Checkbox key={day} label={name} checked={hours.working_days.includes(day)} onChange={(event) => toggle(day, event.currentTarget.checked)} />)}
      </fieldset>
      <div className={styles.pair}>
        <TextInput type="time" label={t('hours.from')} value={clock(hours.opens_minute)} disabled={!mayEdit} onChange={(event) => change({ opens_minute: minuteOf(event.currentTarget.value) })} />
        <TextInput type="time" label={t('hours.to')} value={clock(hours.closes_minute % 1440)} disabled={!mayEdit} onChange={(event) => change({ closes_minute: minuteOf(event.currentTarget.value) || 1440 })} />
      </div>
      <NumberInput label={t('hours.answer')} description={t('hours.answer_hint')} value={hours.answer_minutes / 60} min={0.25} max={168} step={1} decimalScale={2} disabled={!mayEdit} onChange={(value) => change({ answer_minutes: Math.round(Number(value) * 60) })} />
      <DraftProblem draft={draft} />
      {mayEdit && <div><Button type="submit" variant="filled" loading={draft.status === 'saving'}>{t('hours.save')}</Button></div>}
    </form>
  )
}
