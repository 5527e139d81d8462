import { Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { t } from '~/app/messages'
import { useKeys } from '~/lib/keyboard'
import { useNavigate } from '~/lib/routes'
import { Failure } from '../failure'
import { ColumnMenu, type ColumnChoice } from './column-menu'
import { exportRows } from './export'
import { FilterBar } from './filter-bar'
import type { Found } from './found'
import { ListFoot } from './list-foot'
import { ListTabs, type ViewCounts } from './list-tabs'
import { Missing } from './missing'
import { ListTable, type TableProps } from './table'
import type { ListState } from './use-list-state'
import type { Layout } from './views'
import { useWords } from './use-words'
import type { Field } from './values'
import styles from './list-page.module.css'

interface Props<T> {
  label: string
  /** What saved views and files are called. */
  name: string
  state: ListState
  counts: ViewCounts
  found: Found<T>
  /** Changes with what is asked for; the cursor begins anew. */
  asked: unknown
  create?: { label: string; run: () => void } | undefined
  /** Left of the create button. */
  extra?: ReactNode
  /** How it is shown, where there is a choice. */
  layout?: Layout | undefined
  /** The find field, what can be filtered, further filters, and tools beside it; none where nothing can be filtered. */
  filter?: { find?: string; fields: Field[]; labels?: Record<string, string>; advanced?: ReactNode; tools?: ReactNode } | undefined
  /** Every column there is to choose from. */
  choices: ColumnChoice[]
  table: Pick<TableProps<T>, 'columns' | 'idOf' | 'nameOf' | 'path' | 'selection' | 'actions' | 'actionsOver' | 'compact'> & { onOpen?: ((row: T) => void) | undefined }
  /** What this is and how to begin, while there is nothing at all. */
  empty: ReactNode
  /** How many there are without filters, and what they are called. */
  all: number | undefined
  noun: string
  foot?: ReactNode
  /** What can be done with the chosen rows. */
  bulk?: ReactNode
  /** Long work over these rows. */
  work?: ReactNode
  /** Where the server writes the file; else it is written here, of the rows there are. */
  onExport?: (() => void) | undefined
}

const noLabels = {}

/** Every list looks and works like this: views as tabs, a bar of filters, rows, a foot; J, K, X, C and Enter. */
export function ListPage<T>({ label, name, state, counts, found, asked, create, extra, layout, filter, choices, table, empty, all, noun, foot, bulk, work, onExport }: Props<T>) {
  const { rows, total, error } = found
  const { columns, selection, path, idOf } = table
  const words = useWords()
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
  const isBare = isEmpty && (all === 0 || (state.filters.length === 0 && !state.condition && state.query === ''))
  const isChosen = selection !== undefined && selection.count > 0
  const seeAll = () => ((state.view.filters.length > 0 || state.view.condition) && !state.changed ? state.show(state.views[0]!) : state.reset())

  return (
    <div className={styles.list}>
      <h1 className="visually-hidden">{label}</h1>
      <ListTabs object={name} state={state} counts={counts} fixed={!filter} layout={layout}>
        {extra}
        {create && <Button variant={isBare ? 'default' : 'filled'} leftSection={<IconPlus size={15} stroke={2} />} onClick={create.run} data-create={isBare ? 'bare' : true}>{create.label}</Button>}
      </ListTabs>
      {!isBare && filter && (
        <FilterBar
          find={filter.find}
          query={state.query}
          onQuery={state.setQuery}
          filters={state.filters}
          onFilters={state.setFilters}
          properties={filter.fields}
          labels={filter.labels ?? noLabels}
          words={words}
          advanced={filter.advanced}
          changed={state.changed}
          onReset={state.reset}
          menu={<Menu.Item leftSection={<IconDownload size={15} stroke={1.75} />} onClick={onExport ?? (() => void found.withAll((every) => exportRows(name, every, idOf, columns)))}>{t('list.export')}</Menu.Item>}
        >
          {!small && filter.tools}
          {!small && <ColumnMenu all={choices} chosen={columns.map((column) => column.name)} onChange={state.setColumns} />}
        </FilterBar>
      )}
      {work}
      {filter && <Missing state={state} fields={filter.fields} choices={choices} />}
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
