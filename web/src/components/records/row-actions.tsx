import { IconChecklist, IconNote, IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '~/app/messages'
import { Link, type Path } from '~/lib/routes'
import { useMay } from '~/lib/session'
import styles from './row-actions.module.css'

/** Call, note, task, without leaving the list further than needed; `before` what else there is. */
export function RowActions({ name, path, before }: { name: string; path: Path; before?: ReactNode }) {
  const mayWrite = useMay('write_records')
  const story = (kind: string) => ({ to: path, search: { write: kind } })
  return (
    <span className={styles.actions}>
      {before}
      {mayWrite && (
        <>
          <Link {...story('call')} aria-label={t('row.call', { name })}><IconPhone size={15} stroke={1.75} /></Link>
          <Link {...story('note')} aria-label={t('row.note', { name })}><IconNote size={15} stroke={1.75} /></Link>
          <Link {...story('task')} aria-label={t('row.task', { name })}><IconChecklist size={15} stroke={1.75} /></Link>
        </>
      )}
    </span>
  )
}
