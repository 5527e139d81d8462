import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import type { Filter, Sort } from '~/lib/filters'
import { storedStore } from '~/lib/store'
import type { SavedView } from './saved-views'

export type Layout = 'list' | 'board'
export type Condition = Schemas['segments.Condition']

export interface View {
  id: string
  label: string
  filters: Filter[]
  /** Of contacts, beside the filters. */
  condition?: Condition
  sort?: Sort
  columns?: string[]
  query?: string
  layout?: Layout
  /** As the server keeps it; none of those that come with the product. */
  saved?: SavedView
}

/** Without a filter. */
export const allView: View = { id: 'all', label: t('list.all'), filters: [] }
/** Slices of bin/new-feature use it. */
export const archivedView: View = { id: 'archived', label: t('list.archived'), filters: [{ property: 'archived', operator: 'in', values: ['true'] }] }

/** All of a list, and a view for each state its rows can be in. */
export const stateViews = <State extends string>(states: readonly State[], say: (state: State) => string): View[] => [
  allView,
  ...states.map((state) => ({ id: state, label: say(state), filters: [{ property: 'state', operator: 'in' as const, values: [state] }] })),
]

/** Column choices of the views that come with the product, by object and view. */
export const chosenColumns = storedStore<Record<string, string[]>>('tandem.columns', {})

/** '@me' in a filter of owners stands for whoever looks. */
export const me = '@me'
export function withMe(filters: Filter[], myId: string | undefined): Filter[] {
  return filters.map((filter) =>
    filter.values.includes(me) ? { ...filter, values: filter.values.map((value) => (value === me ? (myId ?? '0') : value)) } : filter,
  )
}
