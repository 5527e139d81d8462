import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const site = (await tandem.post('/api/v1/sites', { domain: 'mine.example', timezone: 'UTC' })).body
  return { ids: { site_id: site.domain }, look: ['/api/v1/sites'] }
}) satisfies Maker
