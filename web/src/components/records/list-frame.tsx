import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useNavigate } from '~/lib/routes'
import { Failure } from '../failure'
import { ListFoot } from './list-foot'
import { ListTabs, type ViewCounts } from './list-tabs'
import { ListTable, type TableProps } from './table'
import type { ListState } from './use-list-state'
import styles from './list-frame.module.css'

/** The rows found so far. */
export interface Found<T> {
  rows: T[]
  total: number
  /** Known, and not those of the filters before. */
  isKnown: boolean
  isPending: boolean
  error: unknown
  retry: () => void
  more: () => void
}

interface Props<T> {
  label: string
  /** What saved views are kept under. */
  name: string
  state: ListState
  counts: ViewCounts
  found: Found<T>
  /** Changes with what is asked for; the cursor begins anew. */
  asked: unknown
  create?: { label: string; run: () => void } | undefined
  /** Left of the create button. */
  extra?: ReactNode
  /** Find field, chips and tools; none where nothing can be filtered. */
  bar?: ReactNode
  table: Pick<TableProps<T>, 'columns' | 'idOf' | 'nameOf' | 'path' | 'selection' | 'actions' | 'actionsOver' | 'compact'> & { sorted?: boolean; onOpen?: (row: T) => void }
  /** What this is and how to begin, while there is nothing at all. */
  empty: ReactNode
  /** How many there are without filters, and what they are called. */
  all: number | undefined
  noun: string
  foot?: ReactNode
  /** What can be done with the chosen rows. */
  bulk?: ReactNode
}

/** Every list looks and works like this: views as tabs, a bar of filters, rows, a foot; J, K, X, C and Enter. */
export function ListFrame<T>({ label, name, state, counts, found, asked, create, extra, bar, table, empty, all, noun, foot, bulk }: Props<T>) {
  const { rows, total, error } = found
  const { selection, path, idOf } = table
  const small = useSmall()
  const navigate = useNavigate()
  const [cursor, setCursor] = useState(-1)
  useEffect(() => setCursor(-1), [asked])
  const open = (row: T, newTab: boolean) => {
    const to = path?.(row)
    if (to === undefined) table.onOpen?.(row)
    else if (newTab) window.open(to, '_blank', 'noopener')
    else void navigate({ to })
  }

  const move = (by: number) => setCursor((now) => Math.max(0, Math.min(rows.length - 1, now + by)))
  const group = t('keys.group.list')
  const current = rows[cursor]
  useKeys([
    { keys: 'j', label: t('keys.down'), group, run: () => move(1) },
    { keys: 'k', label: t('keys.up'), group, run: () => move(-1) },
    ...(selection ? [{ keys: 'x', label: t('keys.select'), group, run: () => current && selection.toggle(idOf(current)) }] : []),
    ...(create ? [{ keys: 'c', label: create.label, group, run: create.run }] : []),
    { keys: 'Enter', label: t('keys.open'), group, run: () => current && open(current, false), idle: !current },
    ...(selection ? [{ keys: 'Escape', label: t('keys.clear'), group, run: selection.clear, idle: selection.count === 0 }] : []),
  ])

  const isEmpty = found.isKnown && total === 0
  // A view may filter what is empty anyway.
  const isBare = isEmpty && (all === 0 || (state.filters.length === 0 && state.query === ''))
  const isChosen = selection !== undefined && selection.count > 0
  const seeAll = () => (state.view.filters.length > 0 && !state.changed ? state.show(state.views[0]!) : state.reset())

  return (
    <div className={styles.list}>
      <h1 className="visually-hidden">{label}</h1>
      <ListTabs object={name} state={state} counts={counts} fixed={!bar}>
        {extra}
        {create && <Button variant={isBare ? 'default' : 'filled'} leftSection={<IconPlus size={15} stroke={2} />} onClick={create.run} data-create={isBare ? 'bare' : true}>{create.label}</Button>}
      </ListTabs>
      {!isBare && bar}
      {error && rows.length === 0 ? (
        <div className={styles.failure}><Failure error={error} action={<Button onClick={found.retry}>{t('error.again')}</Button>} /></div>
      ) : isEmpty ? (
        isBare ? empty : <NoMatch onReset={seeAll} />
      ) : (
        <ListTable
          {...table}
          label={label}
          rows={rows}
          total={total}
          loading={found.isPending}
          sort={state.sort}
          onSort={state.setSort}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={path || table.onOpen ? open : undefined}
          onMore={found.more}
          compact={small ? table.compact : undefined}
        />
      )}
      {!isEmpty && <ListFoot total={found.isPending || (error && rows.length === 0) ? undefined : total} all={all} noun={noun} selected={selection ? isChosen : undefined} extra={foot}>{isChosen && bulk}</ListFoot>}
    </div>
  )
}

export const useSmall = () => useMediaQuery('(max-width: 600px)', window.innerWidth <= 600) ?? false

function NoMatch({ onReset }: { onReset: () => void }) {
  return (
    <div className={styles.none}>
      <h2>{t('list.none')}</h2>
      <p>{t('list.none_hint')}</p>
      <Button onClick={onReset}>{t('list.none_button')}</Button>
    </div>
  )
}
