import { Button, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/hubspot'
import { t, type MessageKey } from '~/app/messages'
import { toSearchBody } from '~/lib/filters'
import { useKeys } from '~/lib/keyboard'
import { useMay } from '~/lib/session'
import { doneWith, failed } from '~/lib/undo'
import { explain, Failure } from '../failure'
import { BulkBar } from './bulk-bar'
import { ColumnMenu } from './column-menu'
import type { ColumnLabels, OwnColumn } from './columns'
import { exportRecords } from './export'
import { FilterBar } from './filter-bar'
import { ImportButton } from './import-button'
import { ListFoot } from './list-foot'
import { ListTabs } from './list-tabs'
import { propertiesQuery, searchAll, useProperties, useSearch } from './queries'
import { RecordTable } from './table'
import { trail } from './trail'
import { useColumns } from './use-columns'
import { useListState } from './use-list-state'
import { useMyOwnerId } from './use-my-owner-id'
import { useSelection } from './use-selection'
import { useWords } from './use-words'
import { recordName } from './values'
import { withMe, type View } from './views'
import styles from './record-list.module.css'

export interface ListDefinition {
  object: ObjectType
  label: MessageKey
  create: MessageKey
  views: View[]
  columns: string[]
  /** Columns that show more than one property; the first is the name. */
  own: (words: ReturnType<typeof useWords>) => OwnColumn[]
  /** The column that the actions of a row may cover. */
  actionsOver?: string
  /** Shorter names and widths for columns and filters. */
  labels: Record<string, ColumnLabels>
  path: (id: string) => string
  compact: (record: CrmRecord) => ReactNode
  empty: (create: () => void) => ReactNode
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

export function RecordList({ list, onCreate, actions, extra }: Props) {
  const { object } = list
  const state = useListState(object, list.views, list.columns)
  const properties = useProperties(object)
  const fields = useQuery(propertiesQuery(object))
  const words = useWords()
  const myId = useMyOwnerId()
  const mayWrite = useMay('write_records')
  const small = useMediaQuery('(max-width: 600px)', window.innerWidth <= 600) ?? false
  const { columns, choices } = useColumns(list, properties, words, state.columns)
  const needed = useMemo(() => [...new Set(columns.flatMap((column) => column.properties))].sort(), [columns])
  const [openedAt] = useState(() => Date.now())
  const body = useMemo(
    () => toSearchBody({ query: state.query, filters: withMe(state.filters, myId), sort: state.sort }, needed, properties, pageSize, undefined, openedAt),
    [state.query, state.filters, state.sort, myId, needed, properties, openedAt],
  )
  const found = useSearch(object, body, properties.length > 0)
  const error = found.error ?? fields.error
  const records = useMemo(() => found.data?.pages.flatMap((page) => page.results) ?? [], [found.data])
  const total = found.data?.pages.at(-1)?.total ?? records.length
  const ids = useMemo(() => records.map((record) => record.id), [records])
  const selection = useSelection(ids)
  const [cursor, setCursor] = useState(-1)
  const open = useOpen(list)
  const location = useLocation()

  useEffect(() => {
    if (ids.length > 0) trail.set({ object, label: state.view.label, ids, total, back: location.href })
  }, [object, state.view.label, ids, total, location.href])
  useEffect(() => setCursor(-1), [body])

  const move = (by: number) => setCursor((now) => Math.max(0, Math.min(records.length - 1, now + by)))
  const group = t('keys.group.list')
  const current = records[cursor]
  useKeys([
    { keys: 'j', label: t('keys.down'), group, run: () => move(1) },
    { keys: 'k', label: t('keys.up'), group, run: () => move(-1) },
    { keys: 'x', label: t('keys.select'), group, run: () => current && selection.toggle(current.id) },
    { keys: 'c', label: t(list.create), group, run: onCreate },
    { keys: 'Enter', label: t('keys.open'), group, run: () => current && open(current, false), idle: !current },
    { keys: 'Escape', label: t('keys.clear'), group, run: selection.clear, idle: selection.count === 0 },
  ])

  /** With every record of the list, loaded or not. */
  const withAll = async (apply: (all: CrmRecord[]) => void) => {
    try {
      apply(total > records.length ? await searchAll(object, body, most) : records)
    } catch (error) {
      failed(explain(error))
    }
  }
  const write = (chosen: CrmRecord[]) => {
    exportRecords(object, chosen, columns)
    doneWith(t('list.exported', { n: chosen.length }))
  }
  const isLoadedChosen = records.every((record) => selection.has(record.id))
  const more = () => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
  }
  const untouched = state.filters.length === 0 && state.query === ''
  const isEmpty = found.isSuccess && total === 0 && !found.isPlaceholderData
  const isBare = isEmpty && untouched
  const labels = Object.fromEntries(Object.entries(list.labels).flatMap(([name, { label }]) => (label ? [[name, label]] : [])))

  return (
    <div className={styles.list}>
      <h1 className="visually-hidden">{t(list.label)}</h1>
      <ListTabs object={object} state={state} properties={properties} myId={myId}>
        {extra}
        {mayWrite && <Button variant={isBare ? 'default' : 'filled'} leftSection={<IconPlus size={15} stroke={2} />} onClick={onCreate} data-create={isBare ? 'bare' : true}>{t(list.create)}</Button>}
      </ListTabs>
      {!isBare && (
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
      {error && records.length === 0 ? (
        <div className={styles.failure}><Failure error={error} action={<Button onClick={() => void (fields.error ? fields.refetch() : found.refetch())}>{t('error.again')}</Button>} /></div>
      ) : isEmpty ? (
        untouched ? list.empty(onCreate) : <NoMatch onReset={() => (state.view.filters.length > 0 && !state.changed ? state.show(state.views[0]!) : state.reset())} />
      ) : (
        <RecordTable
          label={t(list.label)}
          columns={columns}
          records={records}
          total={total}
          loading={found.isPending}
          sort={state.sort}
          onSort={state.setSort}
          selection={selection}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={open}
          onMore={more}
          nameOf={(record) => recordName(object, record)}
          {...(actions ? { actions } : {})}
          actionsOver={list.actionsOver}
          compact={small ? list.compact : undefined}
        />
      )}
      {!isEmpty && (
        <ListFoot total={found.data ? total : undefined} object={object} selected={selection.count > 0} extra={list.foot?.(records)}>
          {selection.count > 0 && (
            <BulkBar
              object={object}
              selection={selection}
              properties={properties}
              words={words}
              total={Math.min(total, most)}
              onAll={isLoadedChosen && selection.count < Math.min(total, most) ? () => void withAll((all) => selection.set(all.map((record) => record.id))) : undefined}
              onExport={() => void withAll((all) => write(all.filter((record) => selection.has(record.id))))}
            />
          )}
        </ListFoot>
      )}
    </div>
  )
}

function useOpen(list: ListDefinition) {
  const navigate = useNavigate()
  return (record: CrmRecord, newTab: boolean) => {
    if (newTab) window.open(list.path(record.id), '_blank', 'noopener')
    else void navigate({ to: list.path(record.id) })
  }
}

function NoMatch({ onReset }: { onReset: () => void }) {
  return (
    <div className={styles.none}>
      <h2>{t('list.none')}</h2>
      <p>{t('list.none_hint')}</p>
      <Button onClick={onReset}>{t('list.none_button')}</Button>
    </div>
  )
}
