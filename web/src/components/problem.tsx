import { Button } from '@mantine/core'
import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { isStale, type Draft } from '~/lib/draft'
import { explain } from './failure'
import styles from './problem.module.css'

interface Props {
  error: unknown
  /** Fields that say themselves what is wrong with them. */
  shown?: string[]
}

/** What went wrong where no field is to blame. */
export function Problem({ error, shown = [] }: Props) {
  if (!error) return null
  const fields = Object.keys(fieldsOf(error))
  if (fields.length > 0 && fields.every((field) => shown.includes(field))) return null
  return <p role="alert" className={styles.problem}>{explain(error)}</p>
}

type Writing = Pick<Draft<object, object>, 'status' | 'error' | 'takeTheirs' | 'keepMine'>

/** The problem of a draft; where somebody else was faster, whose words shall stay. */
export function DraftProblem({ draft, shown }: { draft: Writing; shown?: string[] }) {
  if (draft.status !== 'conflict') return <Problem error={draft.error} {...(shown ? { shown } : {})} />
  return (
    <div role="alert" className={`${styles.problem} ${styles.choice}`}>
      {isStale(draft.error) ? t('draft.conflict') : explain(draft.error)}
      <Button size="compact-sm" onClick={() => void draft.takeTheirs()}>{t('draft.take_theirs')}</Button>
      <Button size="compact-sm" onClick={() => void draft.keepMine()}>{t('draft.keep_mine')}</Button>
    </div>
  )
}
