import type { Maker } from '../belongings.ts'

export default (async (tandem) => {
  const contact = await tandem.contact({ email: 'called@example.com' })
  const task = (await tandem.post(`/api/records/contacts/${contact.id}/activities`, { kind: 'task', body: 'Call', due_at: '2030-01-01T00:00:00Z' })).body
  return {
    ids: { '/api/records record_id': contact.id, task_id: task.id },
    look: [`/api/records/contacts/${contact.id}/timeline`, `/crm/v3/objects/tasks/${task.id}?properties=all`],
    bodies: { 'POST /api/records/{object_type}/{record_id}/activities': { kind: 'note', body: 'Theirs' }, 'PATCH /api/tasks/{task_id}': { version: 1, done: true } },
  }
}) satisfies Maker
