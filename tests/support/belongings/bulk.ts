import { eventually } from '../smtp.ts'
import type { Maker } from '../belongings.ts'

/** An edit of all that match, which has ended. */
export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'edited@example.com', city: 'Before' })
  const filterGroups = [{ filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: contact.id }] }]
  const { id } = (await tandem.post('/api/records/contacts/edits', { filterGroups, properties: { city: 'After' } })).body
  await eventually(async () => (await tandem.get(`/api/operations/${id}`)).body.state === 'done' || Promise.reject(new Error('not done yet')))
  return { ids: { operation_id: id }, look: [`/api/operations/${id}`] }
}) satisfies Maker
