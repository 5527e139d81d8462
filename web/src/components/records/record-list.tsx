import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { CrmRecord, ObjectType } from '~/api/types'
import { t, type MessageKey } from '~/app/messages'
import { toSearchBody } from '~/lib/filters'
import { addressOf, type Path } from '~/lib/routes'
import { useMay } from '~/lib/session'
import { Slot } from '~/lib/slots'
import type { Values } from '~/lib/translate'
import { BulkBar } from './bulk-bar'
import type { ColumnLabels, OwnColumn } from './columns'
import { most } from './export'
import { useFound } from './found'
import { ImportButton } from './import-button'
import { ListPage } from './list-page'
import { Operations } from './operation-strip'
import { useBegin } from './operations'
import { propertiesQuery, searchAll, useCount, useProperties, useSearch, useViewCounts, withCondition } from './queries'
import { trail } from './trail'
import { useColumns } from './use-columns'
import { useListState } from './use-list-state'
import { useMyOwnerId } from './use-my-owner-id'
import { useSelection } from './use-selection'
import { useWords } from './use-words'
import { recordName } from './values'
import { withMe, type Layout, type View } from './views'

export interface ListDefinition {
  object: ObjectType
  label: MessageKey
  /** '{n:contact|contacts}' */
  noun: MessageKey
  /** What these texts speak of, for so many. */
  words?: (n: number) => Values
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
  /** Where there is a choice. */
  layout?: Layout
}

const pageSize = 100
const idOf = (record: CrmRecord): string => record.id
const everything = { filterGroups: [], sorts: [], properties: [], limit: 1 }

export function RecordList({ list, onCreate, actions, extra, layout }: Props) {
  const { object } = list
  const state = useListState(object, list.views, list.columns)
  const properties = useProperties(object)
  const fields = useQuery(propertiesQuery(object))
  const words = useWords(object)
  const myId = useMyOwnerId()
  const mayWrite = useMay('write_records')
  const { columns, choices } = useColumns(list, properties, words, state.columns)
  const needed = useMemo(() => [...new Set(columns.flatMap((column) => column.properties))].sort(), [columns])
  const [openedAt] = useState(() => Date.now())
  const { query, filters, condition } = state
  // What a view is sorted by may be gone.
  const sort = properties.some(({ name }) => name === state.sort?.property) ? state.sort : undefined
  const body = useMemo(
    () => withCondition(toSearchBody({ query, filters: withMe(filters, myId), sort }, needed, properties, pageSize, undefined, openedAt), condition),
    [query, filters, condition, sort, myId, needed, properties, openedAt],
  )
  const found = useFound(useSearch(object, body, state.isReady && properties.length > 0, state.view.id), () => searchAll(object, body, most))
  const { rows: records, total } = found
  const all = useCount(object, everything)
  const counts = useViewCounts(object, state.views, properties, myId)
  const ids = useMemo(() => records.map((record) => record.id), [records])
  const selection = useSelection(ids)
  const location = useLocation()
  // Others match by another filter.
  const { clear } = selection
  useEffect(() => clear(), [object, query, filters, condition, clear])

  useEffect(() => {
    if (ids.length > 0) trail.set({ object, label: state.view.label, ids, total, back: addressOf(location.href) })
  }, [object, state.view.label, ids, total, location.href])

  const begin = useBegin(object)
  const matching = { filterGroups: body.filterGroups ?? [], ...(body.query === undefined ? {} : { query: body.query }), ...(condition ? { condition } : {}) }
  const write = (some?: string[]) => begin.export(matching, { sorts: body.sorts, properties: [...new Set(columns.flatMap((column) => column.properties))], ...(some ? { ids: some } : {}) })
  const importer = mayWrite && <ImportButton object={object} properties={properties} />
  const isLoadedChosen = records.every((record) => selection.has(record.id))
  const labels = Object.fromEntries(Object.entries(list.labels).flatMap(([name, { label }]) => (label ? [[name, label]] : [])))

  return (
    <ListPage
      label={t(list.label, list.words?.(2))}
      name={object}
      state={state}
      counts={counts}
      found={fields.error ? { ...found, error: found.error ?? fields.error, retry: () => void fields.refetch() } : found}
      asked={body}
      create={mayWrite ? { label: t(list.create, list.words?.(1)), run: onCreate } : undefined}
      extra={all === 0 ? <>{extra}{importer}</> : extra}
      layout={layout}
      filter={{
        fields: properties, labels,
        ...(object === 'contacts' && { advanced: <Slot name="contacts.filters" props={{ filters, condition, query, onCondition: state.setCondition }} /> }),
        tools: importer,
      }}
      choices={choices}
      table={{
        columns, selection, actions, idOf,
        nameOf: (record) => recordName(object, record),
        path: (record) => list.path(record.id),
        actionsOver: list.actionsOver,
        compact: list.compact,
      }}
      empty={list.empty(mayWrite ? onCreate : undefined)}
      all={all}
      noun={t(list.noun, { n: all ?? total, ...list.words?.(all ?? total) })}
      foot={list.foot?.(records)}
      work={<Operations object={object} />}
      onExport={() => write()}
      bulk={(
        <BulkBar
          object={object}
          selection={selection}
          properties={properties}
          words={words}
          total={total}
          matching={matching}
          onAll={isLoadedChosen && !selection.isAll && selection.count < total ? selection.setAll : undefined}
          onExport={() => write(selection.isAll ? undefined : selection.ids)}
        />
      )}
    />
  )
}
