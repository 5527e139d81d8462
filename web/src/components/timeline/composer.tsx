import { Button } from '@mantine/core'
import { IconCalendarEvent, IconChecklist, IconMail, IconNote, IconPhone, type TablerIcon } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useTyped } from '~/lib/leaving'
import { toInstant, toLocal } from '~/lib/local-time'
import { explain } from '../failure'
import { KeyCap } from '../key-cap'
import { useColleagues, useMentionList } from './mention-list'
import { toStored } from './mentions'
import { activityKinds, useAddActivity, type ActivityKind, type NewActivity } from './queries'
import styles from './composer.module.css'

const icons: Record<ActivityKind, TablerIcon> = { note: IconNote, call: IconPhone, email: IconMail, task: IconChecklist, meeting: IconCalendarEvent }
const outcomes = ['connected', 'no_answer', 'left_message'] as const

interface Props {
  object: ObjectType
  id: string
  asked?: { kind: ActivityKind; asked: number } | undefined
}

/** Write a note, log a call, add a task: one field that opens as far as needed. */
export function Composer({ object, id, asked }: Props) {
  const [kind, setKind] = useState<ActivityKind>('note')
  const [body, setBody] = useState('')
  const [outcome, setOutcome] = useState<string>('connected')
  const [due, setDue] = useState(tomorrow)
  const field = useRef<HTMLTextAreaElement>(null)
  const add = useAddActivity(object, id)
  useTyped(body.trim() !== '')
  const colleagues = useColleagues()
  const mentions = useMentionList(body, setBody, field, kind === 'task' ? [] : colleagues)

  const write = (next: ActivityKind) => {
    setKind(next)
    field.current?.focus()
  }
  useEffect(() => {
    if (asked) {
      setKind(asked.kind)
      field.current?.focus()
    }
  }, [asked])
  useKeys([{ keys: 'n', label: t('keys.note'), group: t('keys.group.record'), run: () => write('note') }])

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!body.trim() || add.isPending) return
    const activity: NewActivity = { kind, body: kind === 'task' ? body.trim() : toStored(body.trim(), colleagues) }
    if (kind === 'call') activity.outcome = outcome
    if (kind === 'task') activity.due_at = toInstant(due)
    add.mutate(activity, { onSuccess: () => setBody('') })
  }
  const label = t(`story.write.${kind}`)
  return (
    <form className={styles.composer} onSubmit={submit}>
      <textarea
        ref={field}
        value={body}
        rows={body.includes('\n') || body.length > 70 ? 4 : 1}
        placeholder={label}
        aria-label={label}
        maxLength={20_000}
        {...mentions.said}
        onChange={(event) => {
          setBody(event.target.value)
          mentions.onCaret(event.target.selectionStart)
        }}
        onSelect={(event) => mentions.onCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {mentions.list}
      {body !== '' && kind === 'call' && (
        <fieldset className={styles.more}>
          <legend className="visually-hidden">{t('story.outcome')}</legend>
          {outcomes.map((one) => (
            <label key={one} className={styles.outcome}>
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
              {t(`story.outcome.${one}`)}
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'task' && (
        <label className={styles.more}>
          {t('story.due')}
          <input type="datetime-local" className={styles.due} value={due} onChange={(event) => setDue(event.target.value)} required />
        </label>
      )}
      {add.error && <p role="alert" className={styles.problem}>{explain(add.error)}</p>}
      <div className={styles.foot} role="group" aria-label={t('story.kinds')}>
        {activityKinds.map((one) => {
          const Icon = icons[one]
          return (
            <button key={one} type="button" className={styles.kind} aria-pressed={kind === one} onClick={() => write(one)}>
              <Icon size={14} stroke={1.75} aria-hidden />
              {t(`story.${one}`)}
            </button>
          )
        })}
        <span className={styles.end}>
          {body.trim() ? <Button type="submit" size="xs" loading={add.isPending}>{t('story.save')}</Button> : <KeyCap>N</KeyCap>}
        </span>
      </div>
    </form>
  )
}

/** Nine o'clock tomorrow, as the field wants it. */
function tomorrow(): string {
  const date = new Date()
  date.setDate(date.getDate() + 1)
  date.setHours(9, 0, 0, 0)
  return toLocal(date)
}
