import { useMemo, type ReactNode } from 'react'
import { t, type MessageKey } from '~/app/messages'
import { everyRow } from '~/lib/every-row'
import type { Watch } from '~/lib/live-kinds'
import type { Address } from '~/lib/routes'
import { most } from './export'
import { useFound } from './found'
import { ListPage } from './list-page'
import { paramsOf, useOwnCounts, useOwnRows, type Ask, type OwnPage, type Refetch } from './own-list-queries'
import type { TableColumn } from './table'
import { useListState } from './use-list-state'
import { useMyOwnerId } from './use-my-owner-id'
import type { Field } from './values'
import { withMe, type View } from './views'

/** A list of the product's own kinds, such as quotes: whom to ask for it (`listOf`), and how it is shown. */
export interface OwnList<T> {
  /** What its queries, saved views and files are called. */
  name: string
  ask: Ask<OwnPage<T>>
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
  /** Whose changes make the list stale. */
  watches: Watch[]
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

export function OwnListPage<T>({ list, fields = noFields, create, extra, onOpen, actions, actionsOver, empty }: Props<T>) {
  const defaults = useMemo(() => list.columns.map((column) => column.name), [list])
  const state = useListState(list.name, list.views, defaults)
  const myId = useMyOwnerId()
  const known = useMemo(() => state.filters.filter(({ property }) => fields.some(({ name }) => name === property)), [state.filters, fields])
  const params = useMemo(() => paramsOf(withMe(known, myId), state.query), [known, state.query, myId])
  const found = useFound(useOwnRows(list, params, state.isReady, state.view.id), () => everyRow((page) => list.ask({ ...params, ...page }), most))
  const { all, counts } = useOwnCounts(list, state.views)
  const columns = useMemo(() => state.columns.flatMap((name) => list.columns.find((column) => column.name === name) ?? []), [state.columns, list])
  return (
    <ListPage
      label={t(list.label)}
      name={list.name}
      state={state}
      counts={counts}
      found={found}
      asked={params}
      create={create}
      extra={extra}
      filter={list.find && { find: t(list.find), fields }}
      choices={list.columns}
      table={{ columns, idOf: list.idOf, nameOf: list.nameOf, path: list.path, compact: list.compact, actions, actionsOver, onOpen }}
      empty={empty}
      all={all}
      noun={t(list.noun, { n: all ?? found.total })}
    />
  )
}
