import { api } from '~/api/client'
import { t } from '~/app/messages'
import type { News } from '~/lib/feature'

/** The campaigns that went out. */
export default async function sent(): Promise<News[]> {
  const { results } = await api.get('/api/campaigns', { query: { state: ['sending', 'paused', 'sent', 'cancelled'], limit: 20 } })
  return results.flatMap(({ id, name, started_at, totals: { sent, kept } }) => started_at && sent + kept > 0 ? [{
    kind: 'campaign', id, at: started_at, department: 'marketing' as const, to: `/email/${id}` as const, before: t('email.news.sent'), name,
    detail: sent > 0 ? t('email.news.recipients', { n: sent }) : t('email.news.kept', { n: kept }),
  }] : [])
}
