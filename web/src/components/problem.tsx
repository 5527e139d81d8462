import { Button } from '@mantine/core'
import { fieldsOf } from '~/api/client'
import { t } from '~/app/messages'
import { isStale, type Draft } from '~/lib/draft'
import { formatAgo } from '~/lib/format'
import type { Theirs } from '~/lib/theirs'
import { explain } from './failure'
import { ownerName, useOwners } from './records/queries'
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

type Writing = Pick<Draft<object, object>, 'status' | 'error' | 'theirs' | 'takeTheirs' | 'keepMine'>

/** The problem of a draft; where somebody else was faster, whose words shall stay. */
export function DraftProblem({ draft, shown }: { draft: Writing; shown?: string[] }) {
  if (draft.status !== 'conflict') return <Problem error={draft.error} {...(shown ? { shown } : {})} />
  return (
    <div role="alert" className={`${styles.problem} ${styles.choice}`}>
      {!isStale(draft.error) ? explain(draft.error) : draft.theirs ? <WhatTheyDid theirs={draft.theirs} /> : t('draft.conflict')}
      <Button size="compact-sm" onClick={() => void draft.takeTheirs()}>{t('draft.take_theirs')}</Button>
      <Button size="compact-sm" onClick={() => void draft.keepMine()}>{t('draft.keep_mine')}</Button>
    </div>
  )
}

const mostNamed = 3

/** 'Anna changed the title and 2 fields 1 min ago.' */
function WhatTheyDid({ theirs }: { theirs: Theirs }) {
  const who = useOwners().find(({ id }) => id === theirs.updated_by)
  const named = theirs.changed.slice(0, mostNamed)
  const rest = theirs.changed.length - named.length + theirs.others
  const parts = rest > 0 ? [...named, t(named.length > 0 ? 'draft.theirs.more' : 'draft.theirs.things', { n: rest })] : named
  const what = parts.length > 1 ? t('draft.theirs.and', { first: parts.slice(0, -1).join(', '), last: parts.at(-1)! }) : (parts[0] ?? t('draft.theirs.this'))
  const when = theirs.updated_at ? formatAgo(theirs.updated_at) : t('draft.theirs.meanwhile')
  return <span>{t('draft.theirs', { who: who ? ownerName(who) : t('draft.theirs.somebody'), what, when })}</span>
}
