import { Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/hubspot'
import { t, type MessageKey } from '~/app/messages'
import { toSearchBody } from '~/lib/filters'
import { addressOf, type Path } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { explain } from '../failure'
import { BulkBar } from './bulk-bar'
import { ColumnMenu } from './column-menu'
import type { ColumnLabels, OwnColumn } from './columns'
import { exportRows } from './export'
import { FilterBar } from './filter-bar'
import { ImportButton } from './import-button'
import { ListFrame, useSmall } from './list-frame'
import { propertiesQuery, searchAll, useCount, useProperties, useSearch, useViewCounts } from './queries'
import { trail } from './trail'
import { useColumns } from './use-columns'
import { useListState } from './use-list-state'
import { useMyOwnerId } from './use-my-owner-id'
import { useSelection } from './use-selection'
import { useWords } from './use-words'
import { recordName } from './values'
import { withMe, type View } from './views'

export interface ListDefinition {
  object: ObjectType
  label: MessageKey
  /** '{n:contact|contacts}' */
  noun: MessageKey
  create: MessageKey
  views: View[]
  columns: string[]
  /** Columns that show more than one property; the first is the name. */
  own: (words: ReturnType<typeof useWords>) => OwnColumn[]
  /** The column that the actions of a row may cover. */
  actionsOver?: string
  /** Shorter names and widths for columns and filters. */
  labels: Record<string, ColumnLabels>
  path: (id: string) => Path
  compact: (record: CrmRecord) => ReactNode
  /** Without a way to create where the role has none. */
  empty: (create: (() => void) | undefined) => ReactNode
  foot?: ((records: CrmRecord[]) => ReactNode) | undefined
}

interface Props {
  list: ListDefinition
  onCreate: () => void
  actions?: (record: CrmRecord) => ReactNode
  /** Left of the create button, e.g. board or table. */
  extra?: ReactNode
}

const pageSize = 100
/** So many can be exported or changed at once. */
const most = 10_000
const everything = { filterGroups: [], sorts: [], properties: [], limit: 1 }

export function RecordList({ list, onCreate, actions, extra }: Props) {
  const { object } = list
  const state = useListState(object, list.views, list.columns)
  const properties = useProperties(object)
  const fields = useQuery(propertiesQuery(object))
  const words = useWords()
  const myId = useMyOwnerId()
  const mayWrite = useMay('write_records')
  const small = useSmall()
  const { columns, choices } = useColumns(list, properties, words, state.columns)
  const needed = useMemo(() => [...new Set(columns.flatMap((column) => column.properties))].sort(), [columns])
  const [openedAt] = useState(() => Date.now())
  const body = useMemo(
    () => toSearchBody({ query: state.query, filters: withMe(state.filters, myId), sort: state.sort }, needed, properties, pageSize, undefined, openedAt),
    [state.query, state.filters, state.sort, myId, needed, properties, openedAt],
  )
  const found = useSearch(object, body, properties.length > 0)
  const records = useMemo(() => found.data?.pages.flatMap((page) => page.results) ?? [], [found.data])
  const total = found.data?.pages.at(-1)?.total ?? records.length
  const all = useCount(object, everything)
  const counts = useViewCounts(object, state.views, properties, myId)
  const ids = useMemo(() => records.map((record) => record.id), [records])
  const selection = useSelection(ids)
  const location = useLocation()

  useEffect(() => {
    if (ids.length > 0) trail.set({ object, label: state.view.label, ids, total, back: addressOf(location.href) })
  }, [object, state.view.label, ids, total, location.href])

  /** With every record of the list, loaded or not. */
  const withAll = async (apply: (all: CrmRecord[]) => void) => {
    try {
      apply(total > records.length ? await searchAll(object, body, most) : records)
    } catch (error) {
      failed(explain(error))
    }
  }
  const write = (chosen: CrmRecord[]) => {
    exportRows(object, chosen, (record) => record.id, columns)
    doneWith(t('list.exported', { n: chosen.length }))
  }
  const isLoadedChosen = records.every((record) => selection.has(record.id))
  const more = () => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
  }
  const labels = Object.fromEntries(Object.entries(list.labels).flatMap(([name, { label }]) => (label ? [[name, label]] : [])))

  return (
    <ListFrame
      label={t(list.label)}
      name={object}
      state={state}
      counts={counts}
      found={{
        rows: records, total, more,
        isKnown: found.isSuccess && !found.isPlaceholderData,
        isPending: found.isPending,
        error: found.error ?? fields.error,
        retry: () => void (fields.error ? fields.refetch() : found.refetch()),
      }}
      asked={body}
      create={mayWrite ? { label: t(list.create), run: onCreate } : undefined}
      extra={extra}
      bar={(
        <FilterBar
          query={state.query}
          onQuery={state.setQuery}
          filters={state.filters}
          onFilters={state.setFilters}
          properties={properties}
          labels={labels}
          words={words}
          changed={state.changed}
          onReset={state.reset}
          menu={<Menu.Item leftSection={<IconDownload size={15} stroke={1.75} />} onClick={() => void withAll(write)}>{t('list.export')}</Menu.Item>}
        >
          {!small && mayWrite && <ImportButton />}
          {!small && <ColumnMenu all={choices} chosen={columns.map((column) => column.name)} onChange={state.setColumns} />}
        </FilterBar>
      )}
      table={{
        columns, selection, actions,
        idOf: (record) => record.id,
        nameOf: (record) => recordName(object, record),
        path: (record) => list.path(record.id),
        actionsOver: list.actionsOver,
        compact: list.compact,
      }}
      empty={list.empty(mayWrite ? onCreate : undefined)}
      all={all}
      noun={t(list.noun, { n: all ?? total })}
      foot={list.foot?.(records)}
      bulk={(
        <BulkBar
          object={object}
          selection={selection}
          properties={properties}
          words={words}
          total={Math.min(total, most)}
          onAll={isLoadedChosen && selection.count < Math.min(total, most) ? () => void withAll((every) => selection.set(every.map((record) => record.id))) : undefined}
          onExport={() => void withAll((every) => write(every.filter((record) => selection.has(record.id))))}
        />
      )}
    />
  )
}
