import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readFilters, readSort, writeFilters, writeSort, type Filter, type Sort } from '~/lib/filters'
import { useShow, type Search } from '~/lib/routes'
import { useStore } from '~/lib/store'
import { viewOf, viewsQuery } from './saved-views'
import { allView, chosenColumns, type Condition, type Layout, type View } from './views'

export interface ListState {
  views: View[]
  view: View
  /** What the list opens with is known; nothing is asked for before. */
  isReady: boolean
  /** Of the saved views. */
  opens: string | undefined
  opensForEverybody: string | undefined
  query: string
  filters: Filter[]
  condition: Condition | undefined
  sort: Sort | undefined
  columns: string[]
  /** Of a view that says so. */
  layout: Layout | undefined
  /** Differs from what the view says. */
  changed: boolean
  show: (view: Pick<View, 'id'>) => void
  setQuery: (query: string) => void
  setFilters: (filters: Filter[]) => void
  /** With what is left of the filters beside it. */
  setCondition: (condition: Condition | undefined, filters: Filter[]) => void
  setSort: (sort: Sort | undefined) => void
  setColumns: (columns: string[]) => void
  setLayout: (layout: Layout) => void
  reset: () => void
}

/** What the address says beside the view: find, filters, condition, sort, columns, layout. */
const nothing = { q: undefined, f: undefined, c: undefined, s: undefined, k: undefined, mode: undefined }
const own = Object.keys(nothing) as (keyof typeof nothing)[]

const writeCondition = (condition: Condition | undefined): string => (condition ? JSON.stringify(condition) : '')
function readCondition(text: string): Condition | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Condition)
  } catch {
    return undefined
  }
}
const layoutOf = (mode: string | undefined): Layout | undefined => (mode === 'board' ? 'board' : mode === 'table' ? 'list' : undefined)

/** What the list shows, held in the address: ?view=hot&q=ada&f=…&s=-hubspotscore */
export function useListState(object: string, builtIn: View[], defaultColumns: string[]): ListState {
  const address = useSearch({ strict: false }) as Search
  const go = useShow()
  const saved = useQuery(viewsQuery(object))
  const columnsByView = useStore(chosenColumns)
  const views = useMemo(() => [...builtIn, ...(saved.data?.results.map(viewOf) ?? [])], [builtIn, saved.data])
  // Those of deals are their pipelines, which are read first.
  const plain = views[0] ?? allView
  const named = views.find((candidate) => candidate.id === address['view'])
  const isSaid = own.some((name) => address[name] !== undefined)
  // An address that says what to show, and in which view, is taken at its word.
  const view = named ?? ((isSaid ? undefined : views.find((candidate) => candidate.id === saved.data?.opens)) ?? plain)
  const isReady = named !== undefined || !saved.isPending || (isSaid && address['view'] === undefined)
  const idOf = (one: Pick<View, 'id'>) => (one.id === plain.id && !saved.data?.opens ? undefined : one.id)

  const { f: filterText, s: sortText, c: conditionText, k: columnText } = address
  const filters = useMemo(() => (filterText === undefined ? view.filters : readFilters(filterText)), [filterText, view])
  const sort = useMemo(() => (sortText === undefined ? view.sort : readSort(sortText)), [sortText, view])
  const condition = useMemo(() => (conditionText === undefined ? view.condition : readCondition(conditionText)), [conditionText, view])
  const columnKey = `${object}/${view.id}`
  const ownColumns = view.columns ?? columnsByView[columnKey] ?? defaultColumns
  const columns = useMemo(() => (columnText === undefined ? ownColumns : columnText.split(',')), [columnText, ownColumns])
  const change = (part: Search, how?: { replace: boolean }) => go({ view: idOf(view), ...part }, how)
  const differs = (text: string, from: string) => (text === from ? undefined : text)

  return {
    views, view, isReady, filters, condition, sort, columns,
    opens: saved.data?.opens,
    opensForEverybody: saved.data?.opens_for_everybody,
    query: address['q'] ?? view.query ?? '',
    layout: layoutOf(address['mode']) ?? view.layout,
    changed: own.some((name) => name !== 'mode' && address[name] !== undefined) || (view.layout !== undefined && address['mode'] !== undefined),
    show: (next) => go({ ...nothing, view: idOf(next) }, { replace: false }),
    setQuery: (query) => change({ q: differs(query, view.query ?? '') }),
    setFilters: (next) => change({ f: differs(writeFilters(next), writeFilters(view.filters)) }, { replace: false }),
    setCondition: (next, beside) => change({ c: differs(writeCondition(next), writeCondition(view.condition)), f: differs(writeFilters(beside), writeFilters(view.filters)) }, { replace: false }),
    setSort: (next) => change({ s: differs(writeSort(next), writeSort(view.sort)) }),
    setColumns: (next) => {
      if (view.saved) change({ k: differs(next.join(), ownColumns.join()) })
      else chosenColumns.set((now) => ({ ...now, [columnKey]: next }))
    },
    setLayout: (layout) => change({ mode: layout === view.layout ? undefined : layout === 'list' ? 'table' : layout }),
    reset: () => change(nothing),
  }
}
