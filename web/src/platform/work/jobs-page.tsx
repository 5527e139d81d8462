import { Button, Progress, SegmentedControl, Select } from '@mantine/core'
import { useState } from 'react'
import { t } from '~/app/messages'
import { Failure } from '~/components/failure'
import { SettingsPage } from '~/components/settings/parts'
import styles from '~/components/settings/settings.module.css'
import { formatDateTime, formatDuration, formatRecent } from '~/lib/format'
import { addressOf, Link } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { states, useJobs, useRetry, useStop, type Job, type JobFilter, type JobState } from './jobs'

const tones: Record<JobState, string | undefined> = { queued: undefined, running: undefined, done: 'ok', dead: 'bad', cancelled: 'warn' }

/** How far long work is; stopping it, trying again what failed. */
export default function JobsPage() {
  const seesAll = useMay('manage_users')
  const [filter, setFilter] = useState<JobFilter>({ whose: 'mine', state: undefined })
  const list = useJobs(filter)
  const jobs = list.data?.pages.flatMap((page) => page.results) ?? []
  return (
    <SettingsPage title={t('work.title')} text={t(seesAll ? 'work.text_all' : 'work.text')}>
      <div className={styles.person}>
        {seesAll && <SegmentedControl aria-label={t('work.whose')} data={(['mine', 'all'] as const).map((whose) => ({ value: whose, label: t(`work.${whose}`) }))} value={filter.whose} onChange={(whose) => setFilter({ ...filter, whose: whose as JobFilter['whose'] })} />}
        <Select aria-label={t('work.state')} w={150} placeholder={t('work.state.any')} clearable data={states.map((state) => ({ value: state, label: t(`work.state.${state}`) }))} value={filter.state ?? null} onChange={(state) => setFilter({ ...filter, state: (state ?? undefined) as JobState | undefined })} />
      </div>
      {list.error && <Failure error={list.error} />}
      {list.isSuccess && jobs.length === 0 && <><h2>{t('work.none')}</h2><p className={styles.note}>{t('work.none_text')}</p></>}
      {jobs.length > 0 && (
        <table className={`${styles.table} ${styles.cards}`}>
          <thead><tr><th>{t('work.what')}</th><th>{t('work.state')}</th><th>{t('work.when')}</th><th><span className="visually-hidden">{t('work.actions')}</span></th></tr></thead>
          <tbody>{jobs.map((job) => <Row key={job.id} job={job} hasPerson={filter.whose === 'all'} />)}</tbody>
        </table>
      )}
      {list.hasNextPage && <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('work.more')}</Button>}
    </SettingsPage>
  )
}

function Row({ job, hasPerson }: { job: Job; hasPerson: boolean }) {
  const stop = useStop()
  const retry = useRetry()
  const goesOn = job.state === 'queued' || job.state === 'running'
  const percent = Math.round(job.progress * 100)
  return (
    <tr>
      <td>
        <strong>{job.title}</strong>
        {job.state === 'running' && <Progress value={percent} size={4} maw={280} my={4} aria-label={t('work.progress', { title: job.title })} />}
        <div className={styles.note}>{sayMore(job)}{job.link && <>{sayMore(job) && ' · '}<Link to={addressOf(job.link)} className={styles.way}>{t('work.open')}</Link></>}</div>
      </td>
      <td><span className={styles.tag} data-tone={tones[job.state]}>{t(`work.state.${job.state}`)}{job.state === 'running' && ` ${percent} %`}</span></td>
      <td data-label={t('work.when')} title={formatDateTime(job.created_at)}>{formatRecent(job.created_at)}{job.ended_at && `, ${t('work.took', { time: sayTook(job.created_at, job.ended_at) })}`}{hasPerson && `, ${job.user_name || t('work.by_program')}`}</td>
      <td className={styles.end}>
        {goesOn && !job.is_stopping && <Button size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate(job)}>{t('work.stop')}</Button>}
        {(job.state === 'dead' || job.state === 'cancelled') && <Button size="compact-sm" loading={retry.isPending} onClick={() => retry.mutate(job)}>{t('work.again')}</Button>}
      </td>
    </tr>
  )
}

const second = 1_000
function sayTook(from: string, to: string): string {
  const took = Math.max(0, Date.parse(to) - Date.parse(from))
  return took < 60 * second ? t('work.seconds', { n: Math.max(1, Math.round(took / second)) }) : formatDuration(took)
}

/** What came of it, why it failed, when it is tried next. */
function sayMore(job: Job): string {
  const tried = job.last_error && job.state !== 'done' ? [job.last_error, t('work.tries', { n: job.attempts, most: job.max_attempts })] : []
  const next = job.state === 'queued' && job.attempts > 0 ? t('work.next', { when: formatRecent(job.due_at) }) : ''
  return [job.is_stopping ? t('work.stopping') : '', job.outcome || (job.state === 'done' ? t('work.no_outcome') : ''), ...tried, next].filter(Boolean).join(' · ')
}
