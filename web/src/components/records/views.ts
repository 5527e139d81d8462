import { t } from '~/app/messages'
import type { Filter, Sort } from '~/lib/filters'
import { storedStore } from '~/lib/store'

export interface View {
  id: string
  label: string
  filters: Filter[]
  sort?: Sort
  columns?: string[]
  query?: string
  /** Made by the person, so that it can be renamed and removed. */
  own?: boolean
}

/** Without a filter. */
export const allView: View = { id: 'all', label: t('list.all'), filters: [] }
export const archivedView: View = { id: 'archived', label: t('list.archived'), filters: [{ property: 'archived', operator: 'in', values: ['true'] }] }

/** All of a list, and a view for each state its rows can be in. */
export const stateViews = <State extends string>(states: readonly State[], say: (state: State) => string): View[] => [
  allView,
  ...states.map((state) => ({ id: state, label: say(state), filters: [{ property: 'state', operator: 'in' as const, values: [state] }] })),
]

/** Views people saved in this browser, by object. */
export const savedViews = storedStore<Record<string, View[]>>('tandem.views', {})
/** Column choices of the views that come with the product, by object and view. */
export const chosenColumns = storedStore<Record<string, string[]>>('tandem.columns', {})

export function saveView(object: string, view: View): void {
  savedViews.set((now) => {
    const others = (now[object] ?? []).filter((candidate) => candidate.id !== view.id)
    return { ...now, [object]: [...others, { ...view, own: true }] }
  })
}

/** Answers the removed view, so that it can be put back. */
export function removeView(object: string, id: string): View | undefined {
  const removed = savedViews.get()[object]?.find((view) => view.id === id)
  savedViews.set((now) => ({ ...now, [object]: (now[object] ?? []).filter((view) => view.id !== id) }))
  return removed
}

export function newViewId(label: string): string {
  const slug = label.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'view'
  return `${slug}-${Date.now().toString(36)}`
}

/** '@me' in a filter of owners stands for whoever looks. */
export const me = '@me'
export function withMe(filters: Filter[], myId: string | undefined): Filter[] {
  return filters.map((filter) =>
    filter.values.includes(me) ? { ...filter, values: filter.values.map((value) => (value === me ? (myId ?? '0') : value)) } : filter,
  )
}
