import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readFilters, readSort, writeFilters, writeSort, type Filter, type Sort } from '~/lib/filters'
import { useShow, type Search } from '~/lib/routes'
import { useStore } from '~/lib/store'
import { chosenColumns, savedViews, saveView, type View } from './views'

export interface ListState {
  views: View[]
  view: View
  query: string
  filters: Filter[]
  sort: Sort | undefined
  columns: string[]
  /** Differs from what the view says. */
  changed: boolean
  show: (view: View) => void
  setQuery: (query: string) => void
  setFilters: (filters: Filter[]) => void
  setSort: (sort: Sort | undefined) => void
  setColumns: (columns: string[]) => void
  reset: () => void
}

/** What the list shows, held in the address: ?view=hot&q=ada&f=…&s=-hubspotscore */
export function useListState(object: string, builtIn: View[], defaultColumns: string[]): ListState {
  const address = useSearch({ strict: false }) as Search
  const go = useShow()
  const own = useStore(savedViews)[object]
  const columnsByView = useStore(chosenColumns)
  const views = useMemo(() => [...builtIn, ...(own ?? [])], [builtIn, own])
  const view = views.find((candidate) => candidate.id === address['view']) ?? views[0]!

  const filterText = address['f']
  const sortText = address['s']
  const filters = useMemo(() => (filterText === undefined ? view.filters : readFilters(filterText)), [filterText, view])
  const sort = useMemo(() => (sortText === undefined ? view.sort : readSort(sortText)), [sortText, view])
  const columnKey = `${object}/${view.id}`
  const columns = view.columns ?? columnsByView[columnKey] ?? defaultColumns

  return {
    views, view, filters, sort, columns,
    query: address['q'] ?? view.query ?? '',
    changed: filterText !== undefined || sortText !== undefined || address['q'] !== undefined,
    show: (next) => go({ view: next === views[0] ? undefined : next.id, f: undefined, s: undefined, q: undefined }, { replace: false }),
    setQuery: (query) => go({ q: query === (view.query ?? '') ? undefined : query }),
    setFilters: (next) => {
      const text = writeFilters(next)
      go({ f: text === writeFilters(view.filters) ? undefined : text }, { replace: false })
    },
    setSort: (next) => go({ s: writeSort(next) === writeSort(view.sort) ? undefined : writeSort(next) }),
    setColumns: (next) => {
      if (view.own) saveView(object, { ...view, columns: next })
      else chosenColumns.set((now) => ({ ...now, [columnKey]: next }))
    },
    reset: () => go({ f: undefined, s: undefined, q: undefined }),
  }
}
