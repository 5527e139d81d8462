import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'filed@example.com' })
  const list = `/api/records/contacts/${contact.id}/files`
  const file = (await tandem.call('POST', `${list}?name=mine.txt`, undefined, { raw: 'mine', headers: { 'Content-Type': 'application/octet-stream' } })).body
  return { ids: { object: 'contacts', file_id: file.id, '/api/records name': 'theirs.txt' }, look: [list] }
}) satisfies Maker
