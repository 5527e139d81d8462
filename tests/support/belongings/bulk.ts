import { eventually } from '../smtp.ts'
import type { Maker } from '../belongings.ts'

/** An edit of all that match and an export, which have ended. */
export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'edited@example.com', city: 'Before' })
  const filterGroups = [{ filters: [{ propertyName: 'hs_object_id', operator: 'EQ', value: contact.id }] }]
  const ended = async (kind: string, body: object) => {
    const { id } = (await tandem.post(`/api/records/contacts/${kind}`, { filterGroups, ...body })).body
    await eventually(async () => (await tandem.get(`/api/operations/${id}`)).body.state === 'done' || Promise.reject(new Error('not done yet')))
    return id
  }
  const edit = await ended('edits', { properties: { city: 'After' } })
  const file = await ended('exports', { properties: ['city'] })
  return { ids: { operation_id: edit, '/api/operations/{operation_id}/file operation_id': file }, look: [`/api/operations/${edit}`] }
}) satisfies Maker
