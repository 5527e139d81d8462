import { Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, type ReactNode } from 'react'
import { t, type MessageKey } from '~/app/messages'
import type { Address } from '~/lib/routes'
import { doneWith, failed } from '~/lib/undo'
import { explain } from '../failure'
import { ColumnMenu } from './column-menu'
import { exportRows } from './export'
import { FilterBar } from './filter-bar'
import { ListFrame, useSmall } from './list-frame'
import { everyRow, paramsOf, useOwnCounts, useOwnRows, type Refetch } from './own-list-queries'
import type { TableColumn } from './table'
import { useListState } from './use-list-state'
import { useMyOwnerId } from './use-my-owner-id'
import { useWords } from './use-words'
import type { Field } from './values'
import { withMe, type View } from './views'

/** A list of the product's own kinds, such as quotes: what GET answers there, and how it is shown. */
export interface OwnList<T> {
  /** What its queries, saved views and files are called. */
  name: string
  address: string
  label: MessageKey
  /** '{n:quote|quotes}' */
  noun: MessageKey
  find?: MessageKey
  views: View[]
  columns: TableColumn<T>[]
  idOf: (row: T) => string
  nameOf: (row: T) => string
  path?: (row: T) => Address | undefined
  compact: (row: T) => ReactNode
  /** Objects whose changes make the list stale. */
  watches?: string[]
  refetch?: Refetch<T>
}

interface Props<T> {
  list: OwnList<T>
  /** What can be filtered, each named as in `GET` or by the property it is like. */
  fields?: Field[]
  create?: { label: string; run: () => void } | undefined
  extra?: ReactNode
  onOpen?: (row: T) => void
  actions?: ((row: T) => ReactNode) | undefined
  actionsOver?: string
  empty: ReactNode
}

const noFields: Field[] = []
const noLabels = {}
/** So many can be exported at once. */
const most = 10_000

export function OwnListPage<T>({ list, fields = noFields, create, extra, onOpen, actions, actionsOver, empty }: Props<T>) {
  const defaults = useMemo(() => list.columns.map((column) => column.name), [list])
  const state = useListState(list.name, list.views, defaults)
  const words = useWords()
  const myId = useMyOwnerId()
  const small = useSmall()
  const known = useMemo(() => state.filters.filter(({ property }) => fields.some(({ name }) => name === property)), [state.filters, fields])
  const params = useMemo(() => paramsOf(withMe(known, myId), state.query), [known, state.query, myId])
  const found = useOwnRows(list, params)
  const { all, counts } = useOwnCounts(list, state.views)
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.results) ?? [], [found.data])
  const total = found.data?.pages.at(-1)?.total ?? rows.length
  const columns = useMemo(() => state.columns.flatMap((name) => list.columns.find((column) => column.name === name) ?? []), [state.columns, list])

  const write = async () => {
    try {
      const every = total > rows.length ? await everyRow<T>(list.address, params, most) : rows
      exportRows(list.name, every, list.idOf, columns)
      doneWith(t('list.exported', { n: every.length }))
    } catch (error) {
      failed(explain(error))
    }
  }
  const bar = list.find && (
    <FilterBar
      find={t(list.find)}
      query={state.query}
      onQuery={state.setQuery}
      filters={state.filters}
      onFilters={state.setFilters}
      properties={fields}
      labels={noLabels}
      words={words}
      changed={state.changed}
      onReset={state.reset}
      menu={<Menu.Item leftSection={<IconDownload size={15} stroke={1.75} />} onClick={() => void write()}>{t('list.export')}</Menu.Item>}
    >
      {!small && <ColumnMenu all={list.columns} chosen={columns.map((column) => column.name)} onChange={state.setColumns} />}
    </FilterBar>
  )

  return (
    <ListFrame
      label={t(list.label)}
      name={list.name}
      state={state}
      counts={counts}
      found={{
        rows, total,
        isKnown: found.isSuccess && !found.isPlaceholderData,
        isPending: found.isPending,
        error: found.error,
        retry: () => void found.refetch(),
        more: () => {
          if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
        },
      }}
      asked={params}
      create={create}
      extra={extra}
      bar={bar}
      table={{ columns, idOf: list.idOf, nameOf: list.nameOf, path: list.path, compact: list.compact, actions, actionsOver, ...(onOpen ? { onOpen } : {}) }}
      empty={empty}
      all={all}
      noun={t(list.noun, { n: all ?? total })}
    />
  )
}
