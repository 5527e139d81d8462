// Edits of all that match a filter: a job that goes on by itself, that nothing makes do a record twice, and one undo for all of it.
import { eventually } from '../support/smtp.ts'
import { type Role, Tandem, describe, expect, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'
const cityIs = (city: string) => ({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: city }] }] })

async function people(tandem: Tandem, city: string, count: number, more: Record<string, string> = {}): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 500) {
    const inputs = Array.from({ length: Math.min(500, count - at) }, (_, n) => ({ properties: { city, lastname: `p${at + n}`, email: `p${at + n}@${city.toLowerCase()}.example`, ...more } }))
    const made = await tandem.post(`${contacts}/batch/create`, { inputs })
    expect(made.status, made.text).toBe(201)
    ids.push(...made.body.results.map((one: any) => one.id))
  }
  return ids
}
async function begin(tandem: Tandem, path: string, body: unknown, role: Role = 'owner'): Promise<any> {
  const answer = await tandem.post(path, body, { token: tandem.as(role) })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const edit = (tandem: Tandem, city: string, properties: Record<string, string>, role: Role = 'owner') =>
  begin(tandem, '/api/records/contacts/edits', { ...cityIs(city), properties }, role)
const ended = (tandem: Tandem, { id }: any, role: Role = 'owner', state = 'done') => eventually(async () => {
  const { body } = await tandem.get(`/api/operations/${id}`, { token: tandem.as(role) })
  expect(body.state).toBe(state)
  return body
})
const count = async (tandem: Tandem, property: string, value: string) =>
  (await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: property, operator: 'EQ', value }] }], limit: 1 })).body.total
const read = async (tandem: Tandem, id: string, properties: string) => (await tandem.get(`${contacts}/${id}?properties=${properties}`)).body.properties
const refusals = async (tandem: Tandem, { id }: any, role: Role = 'owner') => (await tandem.get(`/api/operations/${id}/refusals`, { token: tandem.as(role) })).text.trim().split('\r\n').slice(1)

describe('an edit of all that match', () => {
  test('is a job, one change of each record, and one undo', async ({ tandem }) => {
    const ids = await people(tandem, 'Kiel', 120, { zip: '1' })
    const other = await tandem.contact({ city: 'Lund', zip: '1' })
    const begun = await edit(tandem, 'Kiel', { zip: '24103', city: 'Kiel am Meer' })
    expect(begun).toMatchObject({ kind: 'edit', object_type: 'contacts', title: 'Set City, Postal code of 120 contacts', total: 120 })
    const job = (await tandem.get('/api/jobs?name=change_records')).body.results[0]
    expect(job).toMatchObject({ title: begun.title, link: '/contacts' })
    const done = await ended(tandem, begun)
    expect(done).toMatchObject({ done: 120, changed: 120, refused: 0, outcome: '120 changed', is_undoable: true })
    expect([await count(tandem, 'zip', '24103'), (await read(tandem, other.id, 'zip')).zip]).toEqual([120, '1'])
    const story = (await tandem.get(`${contacts}/${ids[0]}?propertiesWithHistory=zip`)).body.propertiesWithHistory.zip
    expect(story.map((one: any) => one.value)).toEqual(['24103', '1'])
    await eventually(async () => expect((await tandem.get('/api/notices?group=system')).body.results[0]).toMatchObject({ kind: 'job_done', subject: begun.title }))

    await tandem.patch(`${contacts}/${ids[7]}`, { properties: { zip: '99' } })
    const undo = await begin(tandem, `/api/operations/${begun.id}/undo`, undefined)
    expect(undo.title).toBe(`Take back: ${begun.title}`)
    expect(await ended(tandem, undo)).toMatchObject({ done: 120, changed: 119, refused: 1 })
    expect([await count(tandem, 'city', 'Kiel'), await read(tandem, ids[7]!, 'city,zip')]).toEqual([119, expect.objectContaining({ city: 'Kiel am Meer', zip: '99' })])
    const [why, ...none] = await refusals(tandem, undo)
    expect([why, none]).toEqual([expect.stringMatching(new RegExp(`^contact,${ids[7]},p7,.*changed since`)), []])
    expect((await tandem.get(`/api/operations/${begun.id}`)).body.is_undoable).toBe(false)
    expect((await tandem.post(`/api/operations/${begun.id}/undo`)).body.code).toBe('nothing_to_undo')

    const again = await begin(tandem, `/api/operations/${undo.id}/undo`, undefined)
    expect(await ended(tandem, again)).toMatchObject({ changed: 119, refused: 0 })
    expect(await count(tandem, 'city', 'Kiel am Meer')).toBe(120)
  })

  test('leaves alone what is refused, and says why', async ({ tandem }) => {
    const ids = await people(tandem, 'Gent', 3)
    const done = await ended(tandem, await edit(tandem, 'Gent', { email: 'one@gent.example' }))
    expect(done).toMatchObject({ changed: 1, refused: 2, outcome: '1 changed, 2 left alone' })
    expect(await refusals(tandem, done)).toEqual([1, 2].map((n) => expect.stringMatching(new RegExp(`^contact,${ids[n]},p${n},"?Contact already exists`))))
  })

  test('that changes nothing of a record is no change of it', async ({ tandem }) => {
    await people(tandem, 'Riga', 2)
    expect(await ended(tandem, await edit(tandem, 'Riga', { city: 'Riga' }))).toMatchObject({ done: 2, changed: 0, refused: 0, outcome: '2 as they were', is_undoable: false })
  })

  test('archives, and brings back', async ({ tandem }) => {
    await people(tandem, 'Oslo', 60)
    const begun = await begin(tandem, '/api/records/contacts/archivals', cityIs('Oslo'))
    expect(await ended(tandem, begun)).toMatchObject({ title: 'Archive 60 contacts', changed: 60 })
    expect(await count(tandem, 'city', 'Oslo')).toBe(0)
    expect(await ended(tandem, await begin(tandem, `/api/operations/${begun.id}/undo`, undefined))).toMatchObject({ changed: 60 })
    expect(await count(tandem, 'city', 'Oslo')).toBe(60)
  })

  test('means what matches when it begins, of any kind', async ({ tandem }) => {
    const pipeline = (await tandem.get('/crm/v3/pipelines/tickets')).body.results[0]
    for (const subject of ['Late', 'Lost']) await tandem.post('/crm/v3/objects/tickets', { properties: { subject, content: 'bulk' } })
    const stage = pipeline.stages.at(-1).id
    const begun = await begin(tandem, '/api/records/tickets/edits', { filterGroups: [], query: 'L', properties: { hs_pipeline_stage: stage } })
    expect(await ended(tandem, begun)).toMatchObject({ title: expect.stringMatching(/ of 2 tickets$/), changed: 2 })
  })

  test('means those of a condition alone, where the list has one', async ({ tandem }) => {
    await people(tandem, 'Pisa', 3, { zip: '1' })
    await people(tandem, 'Lucca', 2, { zip: '1' })
    const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'zip', operator: 'EQ', value: '1' }, { type: 'property', propertyName: 'city', operator: 'EQ', value: 'Lucca' }] }
    const begun = await begin(tandem, '/api/records/contacts/edits', { filterGroups: [], condition, properties: { country: 'Italy' } })
    expect(await ended(tandem, begun)).toMatchObject({ total: 2, changed: 2 })
    expect(await count(tandem, 'country', 'Italy')).toBe(2)
    expect((await tandem.post('/api/records/deals/edits', { filterGroups: [], condition, properties: { dealname: 'x' } })).body.errors[0].pointer).toBe('/condition')
  })

  test('is refused before it begins where it cannot be', async ({ tandem }) => {
    const asked = async (body: unknown, role: Role = 'owner') => {
      const { status, body: answer } = await tandem.post('/api/records/contacts/edits', body, { token: tandem.as(role) })
      return [status, answer.code]
    }
    const before = (await tandem.get('/api/operations')).body.results.length
    expect(await asked({ properties: { city: 'x' } })).toEqual([400, 'fields_invalid'])
    expect(await asked({ ...cityIs('Nowhere'), properties: { city: 'x' } })).toEqual([409, 'nothing_matches'])
    await people(tandem, 'Bonn', 1)
    expect(await asked({ ...cityIs('Bonn'), properties: {} })).toEqual([400, 'missing'])
    expect(await asked({ ...cityIs('Bonn'), properties: { no_such: 'x' } })).toEqual([400, 'property_invalid'])
    expect(await asked({ ...cityIs('Bonn'), properties: { createdate: '2020-01-01' } })).toEqual([400, 'property_invalid'])
    expect(await asked({ ...cityIs('Bonn'), properties: { city: 'x' } }, 'viewer')).toEqual([403, 'not_permitted'])
    expect((await tandem.get('/api/operations')).body.results.length).toBe(before)
  })

  test('is of who began it: theirs in sight, theirs to see and to take back', async ({ tandem }) => {
    const ids = await people(tandem, 'Wien', 4)
    const { results } = (await tandem.get('/crm/v3/owners')).body
    const ownerOf = (role: Role) => results.find((one: any) => one.email === `${role}@example.com`).id
    await tandem.patch(`${contacts}/${ids[0]}`, { properties: { hubspot_owner_id: ownerOf('rep') } })
    for (const id of ids.slice(1)) await tandem.patch(`${contacts}/${id}`, { properties: { hubspot_owner_id: ownerOf('owner') } })
    const { version, results: roles } = (await tandem.get('/api/record-access')).body
    const access = { ...roles.find((one: any) => one.role === 'rep').access, contacts: 'own' }
    expect((await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access }] })).status).toBe(200)
    const begun = await edit(tandem, 'Wien', { zip: '1010' }, 'rep')
    expect(begun.total).toBe(1)
    expect(await ended(tandem, begun, 'rep')).toMatchObject({ changed: 1 })
    expect((await read(tandem, ids[1]!, 'zip')).zip).toBeNull()
    for (const path of ['', '/refusals']) expect((await tandem.get(`/api/operations/${begun.id}${path}`)).status).toBe(404)
    expect((await tandem.post(`/api/operations/${begun.id}/undo`)).status).toBe(404)
    expect((await tandem.get('/api/operations?object_type=contacts')).body.results.map((one: any) => one.id)).not.toContain(begun.id)
  })

  test('stops when it is told to; what was done can be taken back', async ({ tandem }) => {
    await people(tandem, 'Rom', 1500)
    const begun = await edit(tandem, 'Rom', { zip: '00118' })
    await eventually(async () => expect((await tandem.get(`/api/operations/${begun.id}`)).body.done).toBeGreaterThan(0))
    expect((await tandem.post(`/api/operations/${begun.id}/undo`)).body.code).toBe('operation_goes_on')
    expect((await tandem.post(`/api/jobs/${begun.job_id}/cancellation`)).status).toBe(200)
    const stopped = await ended(tandem, begun, 'owner', 'cancelled')
    expect(stopped.changed).toBe(await count(tandem, 'zip', '00118'))
    expect(stopped.changed).toBeLessThan(1500)
    const undo = await begin(tandem, `/api/operations/${begun.id}/undo`, undefined)
    expect(await ended(tandem, undo)).toMatchObject({ changed: stopped.changed, refused: 0 })
    expect(await count(tandem, 'zip', '00118')).toBe(0)
  })

  test('is forgotten after seven days, its undo with it', async ({ tandem }) => {
    await people(tandem, 'Brno', 1)
    const begun = await edit(tandem, 'Brno', { zip: '602' })
    await ended(tandem, begun)
    tandem.later(8 * 86_400)
    await eventually(async () => expect((await tandem.get(`/api/operations/${begun.id}`)).status).toBe(404))
    expect(await count(tandem, 'zip', '602')).toBe(1)
  })
})

test('killed in the middle, it goes on and does no record twice', { timeout: 200_000 }, async () => {
  const tandem = await Tandem.open()
  try {
    const ids = await people(tandem, 'Paris', 1200)
    const begun = await edit(tandem, 'Paris', { zip: '75001' })
    await eventually(async () => expect((await tandem.get(`/api/operations/${begun.id}`)).body.done).toBeGreaterThan(0))
    await tandem.server.kill()
    await tandem.server.start()
    expect(await ended(tandem, begun)).toMatchObject({ done: 1200, changed: 1200, refused: 0 })
    expect(await count(tandem, 'zip', '75001')).toBe(1200)
    for (let at = 0; at < ids.length; at += 50) {
      const { results } = (await tandem.post(`${contacts}/batch/read`, { inputs: ids.slice(at, at + 50).map((id) => ({ id })), propertiesWithHistory: ['zip'] })).body
      expect(results.map((one: any) => one.propertiesWithHistory.zip.length)).toEqual(results.map(() => 1))
    }
  } finally {
    await tandem.server.remove()
  }
})
