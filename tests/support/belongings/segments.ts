import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const { id } = (await tandem.post('/api/segments', { name: 'Mine', kind: 'fixed' })).body
  const live = (await tandem.post('/api/segments', { name: 'Mine, by condition', text: 'all of (city is known)' })).body.id
  return {
    ids: { segment_id: id },
    look: [`/api/segments/${id}`, `/api/segments/${id}/versions`, `/api/segments/${live}/versions`],
    bodies: {
      'POST /api/segments': { name: 'Theirs' },
      'POST /api/segments/preview': { text: 'all of ()' },
      'POST /api/segments/just-out': { text: 'all of ()' },
      'POST /api/contacts/search': { text: 'all of ()' },
      'POST /api/segments/translation': { text: 'all of ()' },
      'PATCH /api/segments/{segment_id}': { version: 1, name: 'Theirs' },
      'POST /api/segments/{segment_id}/versions': { version: 1, former: 1 },
    },
  }
}) satisfies Maker
