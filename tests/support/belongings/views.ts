import type { Maker } from '../belongings.ts'

const content = { filters: [{ property: 'city', operator: 'is', values: ['Kiel'] }] }

export default (async (tandem) => {
  const { id } = (await tandem.post('/api/views', { list: 'contacts', name: 'Mine', content })).body
  return {
    ids: { view_id: id, '/api/views list': 'contacts' },
    look: ['/api/views?list=contacts', '/api/views?list=deals'],
    bodies: {
      'POST /api/views': { list: 'contacts', name: 'Theirs', content },
      'POST /api/views/order': { list: 'contacts', view_ids: [id] },
      'PATCH /api/views/{view_id}': { version: 1, name: 'Theirs' },
    },
  }
}) satisfies Maker
