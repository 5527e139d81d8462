// Notes, calls, meetings, emails and tasks as HubSpot's own client makes and uses them, and the story that tells of them.
import { Client } from '@hubspot/api-client'
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec.js'
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js'
import { type Tandem, describe, expect, test } from '../support/tandem.ts'

const clientOf = (tandem: Tandem, accessToken = tandem.token) => new Client({ accessToken, basePath: tandem.server.address, numberOfApiCallRetries: 0 }).crm
const story = async (tandem: Tandem, object: string, id: string, call = {}) => (await tandem.get(`/api/records/${object}/${id}/timeline?topic=sales`, call)).body.results as any[]
const words = async (...of: Parameters<typeof story>) => (await story(...of)).map((one) => [one.kind, one.title, one.body, one.detail])
const by = (id: number) => [{ associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined, associationTypeId: id }]
const undo = (tandem: Tandem, answer: { headers: Headers }) => tandem.post(`/api/change-sets/${answer.headers.get('x-change-set')}/undo`)
const lastOf = async (tandem: Tandem, id: string) => (await tandem.get(`/crm/v3/objects/contacts/${id}?properties=hs_last_activity_date,hs_last_activity_type,hs_last_activity_title,notes_last_updated,hs_next_activity_title,notes_next_activity_date`)).body.properties

/** Of each kind: what it is made with, by which property it is found, and HubSpot's number of its link with a contact. */
const kinds = [
  ['notes', { hs_note_body: 'Wants two\nwith a canopy' }, 'hs_note_body', 202, 'Wants two\nwith a canopy', ''],
  ['calls', { hs_call_title: 'First call', hs_call_body: 'Wants two', hs_call_duration: '3800', hs_call_direction: 'OUTBOUND', hs_call_status: 'COMPLETED', hs_call_disposition: 'connected' }, 'hs_call_direction', 194, 'First call\nWants two', 'connected'],
  ['meetings', { hs_meeting_title: 'Test ride', hs_meeting_body: 'At the yard', hs_meeting_start_time: '2024-02-03T09:00:00.000Z', hs_meeting_end_time: '2024-02-03T10:00:00.000Z', hs_meeting_outcome: 'COMPLETED' }, 'hs_meeting_outcome', 200, 'Test ride\nAt the yard', 'COMPLETED'],
  ['emails', { hs_email_subject: 'Price', hs_email_text: 'What does it cost?', hs_email_direction: 'INCOMING_EMAIL', hs_email_status: 'SENT' }, 'hs_email_subject', 198, 'Price\nWhat does it cost?', ''],
  ['tasks', { hs_task_subject: 'Call back', hs_task_body: 'About the canopy', hs_task_status: 'NOT_STARTED', hs_task_priority: 'HIGH', hs_task_type: 'CALL' }, 'hs_task_priority', 204, 'Call back\nAbout the canopy', ''],
] as const

describe.each(kinds)('%s through HubSpot’s client', (kind, properties, found, type, said, outcome) => {
  const at = { hs_timestamp: '2024-02-03T09:00:00.000Z' }
  const one = kind.slice(0, -1)

  test('are made with their links, read, searched, changed and archived', async ({ tandem }) => {
    const crm = clientOf(tandem)
    const { basicApi, searchApi } = crm.objects[kind]
    const contact = await tandem.contact({ email: `${kind}@one.example` })
    const deal = await tandem.deal({ dealname: kind })
    const made = await basicApi.create({ properties: { ...properties, ...at }, associations: [{ to: { id: contact.id }, types: by(type) as any }] })
    expect(made.properties).toMatchObject({ ...properties, ...at })
    const read = await basicApi.getById(made.id, [...Object.keys(properties), 'hs_timestamp', 'hubspot_owner_id', 'hs_object_id'], undefined, ['contacts', 'deals'])
    const { user } = (await tandem.get('/api/session')).body
    expect(read.properties).toMatchObject({ ...properties, ...at, hubspot_owner_id: user.id, hs_object_id: made.id })
    expect(read.associations!.contacts!.results).toEqual([{ id: contact.id, type: `${one}_to_contact` }])
    expect(read.associations!.deals).toBeUndefined()

    const search = (propertyName: string, value: string) => searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName, operator: FilterOperatorEnum.Eq, value }] }], sorts: ['-hs_timestamp'], properties: [found], limit: 10, after: '0' } as any)
    expect((await search(found, (properties as any)[found])).results.map((it) => it.id)).toEqual([made.id])
    expect((await search('associations.contact', contact.id)).total).toBe(1)
    expect((await search('hs_object_id', '1')).total).toBe(0)

    await crm.associations.v4.basicApi.create(kind, made.id, 'deals', deal.id, by(type + 12))
    expect((await crm.associations.v4.basicApi.getPage('deals', deal.id, kind)).results.map((it) => [it.toObjectId, it.associationTypes[0]!.typeId])).toEqual([[made.id, type + 11]])
    for (const [object, id] of [['contacts', contact.id], ['deals', deal.id]] as const) expect((await words(tandem, object, id))[0]!.slice(2)).toEqual([said, outcome])

    const changed = await basicApi.update(made.id, { properties: { hs_timestamp: '2024-02-04T09:00:00.000Z' } })
    expect(changed.updatedAt.getTime()).toBeGreaterThan(made.updatedAt.getTime())
    expect((await story(tandem, 'contacts', contact.id))[0].at.slice(0, 10)).toBe(kind === 'tasks' ? made.createdAt.toISOString().slice(0, 10) : '2024-02-04')
    await basicApi.archive(made.id)
    await expect(basicApi.getById(made.id)).rejects.toMatchObject({ code: 404 })
    expect((await basicApi.getById(made.id, undefined, undefined, undefined, true)).archived).toBe(true)
    expect(await words(tandem, 'contacts', contact.id)).toEqual([])
  })

  test('go through in batches', async ({ tandem }) => {
    const { batchApi, basicApi } = clientOf(tandem).objects[kind]
    const contact = await tandem.contact({ email: `${kind}@batch.example` })
    const made = await batchApi.create({ inputs: [1, 2, 3].map(() => ({ properties: { ...properties, ...at }, associations: [{ to: { id: contact.id }, types: by(type) as any }] })) })
    expect([made.status, made.results.length]).toEqual(['COMPLETE', 3])
    const ids = made.results.map(({ id }) => ({ id }))
    expect(await story(tandem, 'contacts', contact.id)).toHaveLength(3)
    const read = await batchApi.read({ inputs: ids, properties: [found], propertiesWithHistory: [] })
    expect(read.results.map((it) => it.properties[found])).toEqual([1, 2, 3].map(() => (properties as any)[found]))
    await batchApi.update({ inputs: ids.map(({ id }) => ({ id, properties: { [found]: '' } })) })
    expect((await basicApi.getById(ids[0]!.id, [found], [found])).propertiesWithHistory![found]!.map((it) => it.value)).toEqual(['', (properties as any)[found]])
    expect((await basicApi.getPage(10, undefined, [found])).results.map((it) => it.properties[found])).toEqual([null, null, null])
    await batchApi.archive({ inputs: ids })
    expect((await basicApi.getPage()).results).toEqual([])
    expect(await story(tandem, 'contacts', contact.id)).toEqual([])
  })
})

test('what is noted on a screen is a record, and what is made as a record is in the story', async ({ tandem }) => {
  const { objects } = clientOf(tandem)
  const contact = await tandem.contact({ email: 'both@doors.example' })
  const call = (await tandem.post(`/api/records/contacts/${contact.id}/activities`, { kind: 'call', body: 'Wants two', outcome: 'connected' })).body
  const record = await objects.calls.basicApi.getById(call.id, ['hs_call_body', 'hs_call_disposition'], undefined, ['contact'])
  expect(record.properties).toMatchObject({ hs_call_body: 'Wants two', hs_call_disposition: 'connected' })
  expect(record.associations!.contacts!.results.map(({ id }) => id)).toEqual([contact.id])
  await objects.calls.basicApi.update(call.id, { properties: { hs_call_body: 'Wants three' } })
  expect(await words(tandem, 'contacts', contact.id)).toEqual([['call', 'Call', 'Wants three', 'connected']])
  const [entry] = await story(tandem, 'contacts', contact.id)
  expect(entry.facts).toEqual({ activity_id: call.id })
})

test('what is made, changed, linked and archived is taken back, and the story with it', async ({ tandem }) => {
  const contact = await tandem.contact({ email: 'undone@one.example' })
  const other = await tandem.contact({ email: 'undone@other.example' })
  const made = await tandem.post(`/api/records/contacts/${contact.id}/activities`, { kind: 'note', body: 'Quillwort' })
  const path = `/crm/v3/objects/notes/${made.body.id}`
  const edit = await tandem.patch(path, { properties: { hs_note_body: 'Bladderwort' } })
  const linked = await tandem.put(`/crm/v4/objects/notes/${made.body.id}/associations/default/contacts/${other.id}`)
  expect((await words(tandem, 'contacts', other.id))[0]![2]).toBe('Bladderwort')
  const archived = await tandem.delete(path)
  expect(await words(tandem, 'contacts', contact.id)).toEqual([])
  expect((await lastOf(tandem, contact.id)).hs_last_activity_type).toBeNull()
  for (const answer of [archived, linked, edit]) expect((await undo(tandem, answer)).status).toBe(201)
  expect(await words(tandem, 'contacts', contact.id)).toEqual([['note', 'Note', 'Quillwort', '']])
  expect(await words(tandem, 'contacts', other.id)).toEqual([])
  expect((await lastOf(tandem, other.id)).hs_last_activity_type).toBeNull()
  expect(await lastOf(tandem, contact.id)).toMatchObject({ hs_last_activity_type: 'note', hs_last_activity_title: 'Note' })
  expect((await undo(tandem, made)).status).toBe(201)
  expect(await words(tandem, 'contacts', contact.id)).toEqual([])
})

test('a task that is done through the API is done on the screen, and the other way round', async ({ tandem }) => {
  const { tasks } = clientOf(tandem).objects
  const contact = await tandem.contact({ email: 'doing@one.example' })
  const made = await tasks.basicApi.create({ properties: { hs_task_subject: 'Call Ada', hs_timestamp: '2030-01-01T00:00:00.000Z' }, associations: [{ to: { id: contact.id }, types: by(204) as any }] })
  const mine = async () => (await tandem.get('/api/tasks?limit=200')).body.results.filter((one: any) => one.task.id === made.id)
  expect(await mine()).toMatchObject([{ record_title: 'doing@one.example', task: { body: 'Call Ada', object_type: 'contacts', record_id: contact.id, due_at: '2030-01-01T00:00:00.000Z', version: 1 } }])
  expect(await lastOf(tandem, contact.id)).toMatchObject({ hs_next_activity_title: 'Call Ada', notes_next_activity_date: '2030-01-01T00:00:00.000Z' })
  await tasks.basicApi.update(made.id, { properties: { hs_timestamp: '2031-01-01T00:00:00.000Z' } })
  expect((await lastOf(tandem, contact.id)).notes_next_activity_date).toBe('2031-01-01T00:00:00.000Z')
  expect((await story(tandem, 'contacts', contact.id))[0].facts.due_at).toBe('2031-01-01T00:00:00.000Z')

  const done = await tandem.patch(`/crm/v3/objects/tasks/${made.id}`, { properties: { hs_task_status: 'COMPLETED' } })
  expect(done.status).toBe(200)
  expect(await mine()).toEqual([])
  expect((await lastOf(tandem, contact.id)).hs_next_activity_title).toBeNull()
  expect((await words(tandem, 'contacts', contact.id)).map(([, title]) => title)).toEqual(['Task done', 'Task'])
  const at = (await tasks.basicApi.getById(made.id, ['hs_task_completion_date'])).properties.hs_task_completion_date!
  expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
  expect((await tandem.patch(`/crm/v3/objects/tasks/${made.id}`, { properties: { hs_task_completion_date: at } })).status).toBe(400)
  expect((await undo(tandem, done)).status).toBe(201)
  expect((await tasks.basicApi.getById(made.id, ['hs_task_completion_date'])).properties.hs_task_completion_date).toBeNull()

  const [{ task }] = await mine()
  expect(await tandem.patch(`/api/tasks/${made.id}`, { version: task.version - 1, done: true })).toMatchObject({ status: 409, body: { code: 'version_stale' } })
  expect((await tandem.patch(`/api/tasks/${made.id}`, { version: task.version, done: true })).body.version).toBe(task.version + 1)
  expect((await tasks.basicApi.getById(made.id, ['hs_task_status'])).properties.hs_task_status).toBe('COMPLETED')
})

test('what is told late or set for later leaves the last activity where it belongs', async ({ tandem }) => {
  const contact = await tandem.contact({ email: 'late@one.example' })
  const meet = async (hs_timestamp: string) => (await tandem.post('/crm/v3/objects/meetings', { properties: { hs_meeting_title: 'Ride', hs_timestamp }, associations: [{ to: { id: contact.id }, types: by(200) }] })).body
  await meet('2024-01-02T09:00:00Z')
  expect(await lastOf(tandem, contact.id)).toMatchObject({ hs_last_activity_date: '2024-01-02T09:00:00.000Z', notes_last_updated: '2024-01-02T09:00:00.000Z' })
  await meet('2023-01-02T09:00:00Z')
  expect((await lastOf(tandem, contact.id)).hs_last_activity_date).toBe('2024-01-02T09:00:00.000Z')
  const planned = await meet('2040-01-02T09:00:00Z')
  expect(Date.parse((await lastOf(tandem, contact.id)).hs_last_activity_date)).toBeLessThanOrEqual(Date.now())
  await tandem.delete(`/crm/v3/objects/meetings/${planned.id}`)
  expect((await lastOf(tandem, contact.id)).hs_last_activity_date).toBe('2024-01-02T09:00:00.000Z')
  const first = (await meet('')).properties.hs_timestamp
  expect(Math.abs(Date.parse(first) - Date.now())).toBeLessThan(60_000)
})

test('they are noted on records of a kind that people made, and on tickets', async ({ tandem }) => {
  const type = (await tandem.post('/crm/v3/schemas', { name: 'machines', labels: { singular: 'Machine', plural: 'Machines' }, properties: [{ name: 'model', label: 'Model', type: 'string', fieldType: 'text' }] })).body.objectTypeId
  const machine = (await tandem.post(`/crm/v3/objects/${type}`, { properties: { model: 'Press' } })).body
  const ticket = (await tandem.post('/crm/v3/objects/tickets', { properties: { subject: 'Squeals' } })).body
  const note = (await tandem.post(`/api/records/${type}/${machine.id}/activities`, { kind: 'note', body: 'Oiled' })).body
  await tandem.put(`/crm/v4/objects/notes/${note.id}/associations/default/tickets/${ticket.id}`)
  expect((await words(tandem, type, machine.id))[0]![2]).toBe('Oiled')
  expect((await words(tandem, 'tickets', ticket.id))[0]![2]).toBe('Oiled')
  expect((await tandem.get(`/crm/v4/objects/tickets/${ticket.id}/associations/notes`)).body.results[0].associationTypes[0].typeId).toBe(227)
  expect((await tandem.get('/api/kinds')).body.results.flatMap((kind: any) => [kind.object, ...kind.associated])).not.toContain('notes')
  expect((await tandem.get('/api/search?q=oiled')).body.results).toEqual([])
})

test('an activity is seen by who sees every record it tells of, and by whom it was given to', async ({ tandem }) => {
  tandem.addUser('rep', 'colleague@example.com')
  const colleague = (await tandem.get('/api/session', { token: tandem.tokenOf('colleague@example.com') })).body.user.id
  const rep = tandem.as('rep')
  const me = (await tandem.get('/api/session', { token: rep })).body.user.id
  const seen = await tandem.contact({ email: 'seen@one.example', hubspot_owner_id: me })
  const hidden = await tandem.deal({ dealname: 'Hidden', hubspot_owner_id: colleague })
  const { version } = (await tandem.get('/api/record-access')).body
  await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: { contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' } }] })

  const noted = async (kind: string, properties: object, ...on: string[]) => {
    const made = (await tandem.post(`/crm/v3/objects/${kind}`, { properties })).body
    for (const record of on) expect((await tandem.put(`/crm/v4/objects/${kind}/${made.id}/associations/default/${record}`)).status).toBe(200)
    return made.id as string
  }
  const both = await noted('notes', { hs_note_body: 'Theodora' }, `contacts/${seen.id}`, `deals/${hidden.id}`)
  const open = await noted('notes', { hs_note_body: 'Open' }, `contacts/${seen.id}`)
  const given = await noted('tasks', { hs_task_subject: 'Yours', hubspot_owner_id: me }, `deals/${hidden.id}`)
  const theirs = await noted('tasks', { hs_task_subject: 'Theodora too' }, `contacts/${seen.id}`, `deals/${hidden.id}`)

  const as = { token: rep }
  const made = [both, open, given, theirs]
  const list = async (kind: string) => (await tandem.get(`/crm/v3/objects/${kind}?limit=100&associations=contacts,deals`, as)).body.results.filter((one: any) => made.includes(one.id))
  const search = async (kind: string, filters: object[] = []) => (await tandem.post(`/crm/v3/objects/${kind}/search`, { limit: 100, filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'IN', values: made }, ...filters] }] }, as)).body
  expect((await list('notes')).map((one: any) => one.id)).toEqual([open])
  expect((await list('tasks')).map((one: any) => [one.id, one.associations?.deals])).toEqual([[given, undefined]])
  expect([(await search('notes')).total, (await search('tasks')).total]).toEqual([1, 1])
  expect((await search('notes', [{ propertyName: 'hs_note_body', operator: 'CONTAINS_TOKEN', value: 'theodora' }])).total).toBe(0)
  for (const [kind, id] of [['notes', both], ['tasks', theirs]]) {
    expect((await tandem.get(`/crm/v3/objects/${kind}/${id}`, as)).status).toBe(404)
    expect((await tandem.patch(`/crm/v3/objects/${kind}/${id}`, { properties: { hs_timestamp: '0000000000' } }, as)).status).toBe(404)
    expect((await tandem.get(`/crm/v4/objects/contacts/${seen.id}/associations/${kind}`, as)).body.results.map((one: any) => one.toObjectId)).toEqual(kind === 'notes' ? [open] : [])
  }
  expect((await words(tandem, 'contacts', seen.id, as)).map(([, , body]) => body)).toEqual(['Open'])
  expect((await tandem.get(`/api/records/contacts/${seen.id}/timeline`, as)).body.counts.sales).toBe(1)
  expect((await tandem.get(`/crm/v3/objects/contacts/${seen.id}?properties=hs_next_activity_title`, as)).body.properties.hs_next_activity_title).toBeNull()
  expect((await tandem.get(`/crm/v3/objects/contacts/${seen.id}?properties=hs_last_activity_type,hs_last_activity_date`, as)).body.properties).toMatchObject({ hs_last_activity_type: null, hs_last_activity_date: expect.any(String) })
  expect((await lastOf(tandem, seen.id)).hs_next_activity_title).toBe('Theodora too')
  expect((await tandem.get('/api/tasks', as)).body.results).toMatchObject([{ record_title: '', task: { id: given, body: 'Yours' } }])
  expect((await tandem.put(`/crm/v4/objects/notes/${open}/associations/default/deals/${hidden.id}`, undefined, as)).status).toBe(404)
  expect((await tandem.delete(`/crm/v4/objects/notes/${open}/associations/contacts/${seen.id}`, as)).status).toBe(204)
})

test('whom it concerns is told, by whatever door it came', async ({ tandem }) => {
  const rep = { token: tandem.as('rep') }
  const { id } = (await tandem.get('/api/session', rep)).body.user
  const contact = await tandem.contact({ email: 'concerned@one.example' })
  const told = async () => (await tandem.get('/api/notices', rep)).body.results.filter((one: any) => one.subject.includes('concerned')).map((one: any) => one.kind)
  const task = (await tandem.post('/crm/v3/objects/tasks', { properties: { hs_task_subject: 'concerned', hubspot_owner_id: id }, associations: [{ to: { id: contact.id }, types: by(204) }] })).body
  expect(await told()).toEqual(['task_given'])
  await tandem.patch(`/crm/v3/objects/tasks/${task.id}`, { properties: { hs_task_priority: 'HIGH' } })
  const note = (await tandem.post('/crm/v3/objects/notes', { properties: { hs_note_body: 'Nobody yet' }, associations: [{ to: { id: contact.id }, types: by(202) }] })).body
  expect(await told()).toEqual(['task_given'])
  await tandem.patch(`/crm/v3/objects/notes/${note.id}`, { properties: { hs_note_body: `<@${id}>, look` } })
  expect((await told()).toSorted()).toEqual(['mention', 'task_given'])
})

test('what is wrong is named', async ({ tandem }) => {
  const contact = await tandem.contact({ email: 'wrong@one.example' })
  const wrong = async (kind: string, properties: object) => {
    const { status, body } = await tandem.post(`/crm/v3/objects/${kind}`, { properties })
    return [status, ...(body.errors ?? []).map((one: any) => `${one.pointer} ${one.code}`)]
  }
  expect(await wrong('tasks', { hs_task_status: 'DONE' })).toEqual([400, '/properties/hs_task_status INVALID_OPTION'])
  expect(await wrong('calls', { hs_call_duration: 'long' })).toEqual([400, '/properties/hs_call_duration INVALID_NUMBER'])
  expect(await wrong('notes', { hs_call_body: 'x' })).toEqual([400, '/properties/hs_call_body PROPERTY_DOESNT_EXIST'])
  expect(await wrong('notes', { hubspot_owner_id: '7' })).toEqual([400, '/properties/hubspot_owner_id INVALID_OWNER_ID'])
  const note = (await tandem.post('/crm/v3/objects/notes', { properties: { hs_note_body: 'x' } })).body
  expect((await tandem.put(`/crm/v4/objects/notes/${note.id}/associations/default/notes/${note.id}`)).body.code).toBe('association_unknown')
  expect((await tandem.get(`/crm/v3/objects/calls/${note.id}`)).status).toBe(404)
  const wide = await tandem.post('/crm/v3/objects/notes', { properties: { hs_note_body: 'x' }, associations: [{ to: { id: contact.id }, types: by(214) }] })
  expect([400, 404]).toContain(wide.status)
})
