import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const topic = (await tandem.post('/api/topics', { name: 'Mine' })).body
  return {
    ids: { topic_key: topic.key },
    look: ['/api/topics'],
    bodies: {
      'PATCH /api/topics/{topic_key}': { version: 1, name: 'Theirs' },
      'PUT /api/contacts/{contact_id}/consents/{topic_key}': { state: 'given', source: 'theirs' },
    },
  }
}) satisfies Maker
