import { api } from '~/api/client'
import { t } from '~/app/messages'
import type { News } from '~/lib/feature'

/** The leads answered since then. */
export default async function answered(from: Date): Promise<News[]> {
  const { results } = await api.get('/api/handoffs', { query: { state: 'answered', since: from.toISOString(), limit: 10 } })
  return results.map((lead) => {
    const kind = lead.state === 'rejected' ? 'rejected' : 'accepted'
    return {
      kind, id: lead.contact_id, at: lead.answered_at ?? '', department: 'sales', to: `/contacts/${lead.contact_id}`,
      before: t(`leads.news.${kind}`, { who: lead.answered_by ?? '' }), name: lead.name, detail: lead.sentence || lead.company,
    }
  })
}
