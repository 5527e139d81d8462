import { queryOptions } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { isComplete } from '~/lib/filters'
import { refreshObjects } from '~/lib/queries'
import { doneWith } from '~/lib/undo'
import { moveViews } from './moved-views'
import type { ListState } from './use-list-state'
import type { Layout, View } from './views'

export type SavedView = Schemas['views.ShownView']
export type ViewContent = Schemas['views.ViewContent']
type ViewChange = Omit<Schemas['views.ViewPatch'], 'version'>

/** The saved views of a list, in the order of the person's tabs. */
export const viewsQuery = (list: string) =>
  queryOptions({
    queryKey: ['views', list],
    queryFn: async ({ signal }) => {
      await moveViews(list)
      return api.get('/api/views', { query: { list }, signal })
    },
    staleTime: 5 * 60_000,
    meta: { watches: ['views'] },
  })

export function viewOf(saved: SavedView): View {
  const { filters, condition, query, sort, columns, layout } = saved.content
  return {
    id: saved.id, label: saved.name, filters, saved,
    ...(condition && { condition }), ...(query && { query }), ...(sort && { sort }), ...(columns && { columns }), ...(layout && { layout }),
  }
}

/** What is shown now, as a view keeps it. */
export function contentOf(state: ListState, layout: Layout | undefined): ViewContent {
  return {
    filters: state.filters.filter(isComplete),
    columns: state.columns,
    ...(state.condition && { condition: state.condition }),
    ...(state.query && { query: state.query }),
    ...(state.sort && { sort: state.sort }),
    ...(layout && { layout }),
  }
}

export async function createView(list: string, name: string, content: ViewContent, is_shared: boolean): Promise<SavedView> {
  const { data } = await api.post('/api/views', { body: { list, name, content, is_shared } })
  refreshObjects('views')
  return data
}

export const changeView = async (view_id: string, version: number, change: ViewChange): Promise<SavedView> =>
  (await api.patch('/api/views/{view_id}', { path: { view_id }, body: { version, ...change } })).data

export async function copyView({ id: view_id, name }: SavedView): Promise<SavedView> {
  const { data } = await api.post('/api/views/{view_id}/copies', { path: { view_id }, body: { name: t('views.copy_of', { name }).slice(0, 100) } })
  refreshObjects('views')
  return data
}

export async function removeView({ id: view_id, name }: SavedView): Promise<void> {
  const path = { view_id }
  await api.delete('/api/views/{view_id}', { path })
  refreshObjects('views')
  doneWith(t('views.removed', { name }), async () => void (await api.post('/api/views/{view_id}/restoration', { path })))
}

/** Which view the list opens with, for the person or for everybody who did not choose. */
export async function openWith({ id: view_id, name }: SavedView, whose: 'me' | 'everybody', opens: boolean): Promise<void> {
  const send = (on: boolean) => {
    const path = { view_id }
    if (whose === 'me') return on ? api.post('/api/views/{view_id}/opening', { path }) : api.delete('/api/views/{view_id}/opening', { path })
    return on ? api.post('/api/views/{view_id}/opening-for-everybody', { path }) : api.delete('/api/views/{view_id}/opening-for-everybody', { path })
  }
  await send(opens)
  refreshObjects('views')
  doneWith(t(opens ? 'views.opens_now' : 'views.opens_no_more', { name }), async () => void (await send(!opens)))
}

export async function arrangeViews(list: string, view_ids: string[]): Promise<void> {
  await api.post('/api/views/order', { body: { list, view_ids } })
  refreshObjects('views')
}
