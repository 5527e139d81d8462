import type { Maker } from '../belongings.ts'

/** A file that was uploaded, of which nothing came in yet. */
export default (async (tandem) => {
  const file = await tandem.call('POST', '/api/records/contacts/imports?name=mine.csv', undefined, { raw: 'E-Mail\nimported@example.com\n', headers: { 'Content-Type': 'text/csv' } })
  const mapping = { columns: [{ column: 'E-Mail', property: 'email' }] }
  return {
    ids: { '/api/imports operation_id': file.body.operation_id },
    look: [`/api/operations/${file.body.operation_id}`],
    bodies: { 'POST /api/imports/{operation_id}/trial': mapping, 'POST /api/imports/{operation_id}/run': mapping },
  }
}) satisfies Maker
