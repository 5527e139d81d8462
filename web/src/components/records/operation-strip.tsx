import { Button, Progress } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import type { ObjectType } from '~/api/types'
import { t } from '~/app/messages'
import { addressOf } from '~/lib/routes'
import { useStore } from '~/lib/store'
import { dismiss, dismissed, goesOn, saveAwaited, useGoOn, useOperations, useStop, useTakeBack, type Operation } from './operations'
import styles from './operation-strip.module.css'

/** Work over many records of this kind, as it goes on and as it ended, until somebody puts it away. */
export function Operations({ object }: { object: ObjectType }) {
  const hidden = useStore(dismissed)
  const all = useOperations(object)
  useEffect(() => saveAwaited(all), [all])
  const shown = all.filter(({ id }) => !hidden.includes(id))
  if (shown.length === 0) return null
  return (
    <ul className={styles.strip} aria-label={t('operations.label')}>
      {shown.map((operation) => <Line key={operation.id} operation={operation} />)}
    </ul>
  )
}

function Line({ operation }: { operation: Operation }) {
  const stop = useStop()
  const goOn = useGoOn()
  const takeBack = useTakeBack()
  const { id, job_id, title, total, done, refused, state } = operation
  const isOpen = goesOn(operation)
  return (
    <li className={styles.line} data-state={state}>
      <strong>{title}</strong>
      {isOpen && <Progress className={styles.progress} value={total > 0 ? (done / total) * 100 : 0} size={4} aria-label={t('operations.progress', { title })} />}
      <span className={styles.said} role="status">{say(operation)}</span>
      {isOpen && job_id && !operation.is_stopping && <Button size="compact-sm" variant="subtle" loading={stop.isPending} onClick={() => stop.mutate(job_id)}>{t('operations.stop')}</Button>}
      {(state === 'cancelled' || state === 'dead') && job_id && <Button size="compact-sm" variant="subtle" loading={goOn.isPending} onClick={() => goOn.mutate(job_id)}>{t('operations.again')}</Button>}
      {refused > 0 && !isOpen && <a href={addressOf(`/api/operations/${id}/refusals`)} download>{t('operations.why', { n: refused })}</a>}
      {operation.file_name !== undefined && !isOpen && <a href={addressOf(`/api/operations/${id}/file`)} download={operation.file_name}>{t('operations.download')}</a>}
      {operation.is_undoable && <Button size="compact-sm" variant="subtle" loading={takeBack.isPending} onClick={() => takeBack.mutate(id)}>{t('operations.undo')}</Button>}
      {!isOpen && <button type="button" className={styles.hide} aria-label={t('operations.dismiss')} title={t('operations.dismiss')} onClick={() => dismiss(id)}><IconX size={14} stroke={1.75} /></button>}
    </li>
  )
}

function say(operation: Operation): string {
  const { state, done, total, outcome, error } = operation
  const ends = { done: t('operations.done'), cancelled: t('operations.stopped'), dead: t('operations.failed', { why: error ?? '' }) }
  if (state === 'queued') return [t('operations.waits'), outcome].filter(Boolean).join(' · ')
  if (state === 'running') return [t('operations.of', { done, total }), operation.is_stopping ? t('operations.stopping') : ''].filter(Boolean).join(' · ')
  return [ends[state], outcome].filter(Boolean).join(' · ')
}
