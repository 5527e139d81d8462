import { eventually } from '../smtp.ts'
import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'mailed@example.com' })
  await tandem.put(`/api/contacts/${contact.id}/consents/newsletter`, { state: 'requested', source: 'by phone' })
  const message = await eventually(async () => (await tandem.get('/api/mail/messages')).body.results[0] ?? Promise.reject(new Error('no mail yet')))
  return { ids: { '/api/mail id': message.id }, look: [] }
}) satisfies Maker
