import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const { id } = (await tandem.post('/api/campaigns', { name: 'Mine', subject: 'Mine', body: 'Hello' })).body
  return {
    ids: { campaign_id: id },
    look: [`/api/campaigns/${id}`],
    bodies: {
      'PATCH /api/campaigns/{campaign_id}': { version: 1, name: 'Theirs' },
      'POST /api/campaigns/{campaign_id}/test-mail': { to: 'their@example.com' },
      'POST /api/campaigns/{campaign_id}/retries': { reason: 'rejected' },
    },
  }
}) satisfies Maker
