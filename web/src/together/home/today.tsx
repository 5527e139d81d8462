import { useState } from 'react'
import { t } from '~/app/messages'
import { Bones } from '~/components/bones'
import { Failure } from '~/components/failure'
import { daysBetween, formatDay, formatRecent, formatTime } from '~/lib/format'
import { Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { useRecordPath } from '~/lib/slots'
import { shortBody, splitByDay, useFinish, useTasks, type Task } from './tasks'
import { HomeSection } from '~/components/home/section'
import styles from './today.module.css'

/** The tasks of the day around a line that is now. */
export default function Today() {
  const tasks = useTasks()
  const [now] = useState(() => new Date())
  const { today, later } = splitByDay(tasks.data?.results ?? [], now)
  const mayHave = useMay('write_records')
  const ahead = today.findIndex((one) => one.task.due_at && Date.parse(one.task.due_at) > now.getTime())
  if (!mayHave && tasks.isSuccess && tasks.data.results.length === 0) return null
  return (
    <HomeSection title={t('home.today')} count={tasks.data ? today.length : undefined}>
      {tasks.error && <Failure error={tasks.error} />}
      {tasks.isPending && <div className={styles.waiting}><Bones widths={[36, 160, 120]} /><Bones widths={[36, 120, 150]} /></div>}
      {tasks.isSuccess && today.length === 0 && <p className={styles.empty}><strong>{t('home.task.empty')}</strong>{t('home.task.empty_hint')}</p>}
      <ul className={styles.tasks}>
        {today.map((task, index) => (
          <li key={task.task.id}>
            {index === ahead && <NowLine at={now} />}
            <Row task={task} now={now} />
          </li>
        ))}
      </ul>
      {later[0]?.task.due_at && (
        <p className={styles.later}><span>{t('home.task.later', { n: later.length })}</span><span>{t('home.task.first_at', { when: formatRecent(later[0].task.due_at) })}</span></p>
      )}
    </HomeSection>
  )
}

function NowLine({ at }: { at: Date }) {
  return <div className={styles.now} aria-label={t('home.now')} role="separator"><time>{formatTime(at)}</time><span /></div>
}

function Row({ task, now }: { task: Task; now: Date }) {
  const pathOf = useRecordPath()
  const finish = useFinish()
  const { due_at, object_type, record_id } = task.task
  const overdue = due_at ? daysBetween(now, due_at) < 0 : false
  const name = shortBody(task)
  return (
    <div className={styles.row}>
      <time className={styles.time} data-late={overdue || undefined} dateTime={due_at ?? undefined}>
        {!due_at ? t('home.task.no_time') : overdue ? formatDay(due_at) : formatTime(due_at)}
      </time>
      {object_type && record_id ? <Link to={pathOf(object_type, record_id) ?? '/'} className={styles.what}>{name}</Link> : <span className={styles.what}>{name}</span>}
      <span className={styles.whom}>{record_id ? task.record_title : t('home.task.hidden')}</span>
      <button type="button" className={styles.check} onClick={() => finish(task)} aria-label={t('home.task.done', { name })} title={t('home.task.done', { name })} />
    </div>
  )
}
