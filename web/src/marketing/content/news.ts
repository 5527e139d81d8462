import { api } from '~/api/client'
import { t } from '~/app/messages'
import type { News } from '~/lib/feature'

/** The published pages as they were last changed. */
export default async function changed(): Promise<News[]> {
  const { results } = await api.get('/api/pages', { query: { state: ['published'], limit: 20 } })
  return results.map(({ id, title, slug, updated_at }) => ({
    kind: 'page', id, at: updated_at, department: 'marketing', to: `/pages/${id}`, before: t('pages.news.changed'), name: title, detail: `/p/${slug}`,
  }))
}
