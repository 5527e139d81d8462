import { type Maker } from '../belongings.ts'
import { password } from '../client.ts'

export default (async (tandem) => {
  const email = 'mine@example.com'
  const user = (await tandem.post('/api/users', { name: 'Mine', email, role: 'owner', password })).body
  const token = (await tandem.post('/api/tokens', { name: 'Mine', scope: 'read' })).body
  const entered = await tandem.post('/api/session', { email: 'owner@example.com', password }, { token: null })
  const headers = { Cookie: entered.headers.get('set-cookie')!.split(';')[0]! }
  const sessions = (await tandem.get('/api/sessions', { token: null, headers })).body.results
  return {
    ids: { user_id: user.id, token_id: token.id, session_id: sessions[0].id },
    look: ['/api/users', '/api/workspace', '/api/record-access'],
    bodies: {
      'PATCH /api/users/{user_id}': { version: 1, name: 'Theirs' },
      'PATCH /api/workspace': { version: 1, name: 'Theirs' },
      'PUT /api/record-access': { version: 0, results: [] },
    },
  }
}) satisfies Maker
