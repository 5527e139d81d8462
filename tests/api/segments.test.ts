// Who is meant, as a client asks: made, counted, kept, explained, exported.
import { eventually } from '../support/smtp.ts'
import { Tandem, describe, expect, test } from '../support/tandem.ts'

const members = async (tandem: Tandem, id: string, token?: string) =>
  (await tandem.get(`/api/segments/${id}/members`, token ? { token } : {})).body.results.map(({ name }: { name: string }) => name)
const wrongIn = ({ status, body }: { status: number; body: any }) => [status, body.code, ...(body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)]

test('a live segment follows its contacts', async ({ tandem }) => {
  const ada = await tandem.contact({ firstname: 'Ada', city: 'Kiel', country: 'Atlantis' })
  await tandem.contact({ firstname: 'Bob', city: 'Bonn', country: 'Atlantis' })
  const made = await tandem.post('/api/segments', { name: 'In Kiel', text: 'all of (country = "Atlantis", city = "Kiel")' })
  expect(made.status).toBe(201)
  const { id } = made.body
  expect(made.body).toMatchObject({ name: 'In Kiel', kind: 'live', version: 1, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'country', operator: 'EQ', value: 'Atlantis' }, { propertyName: 'city' }] } })
  await eventually(async () => expect((await tandem.get(`/api/segments/${id}`)).body).toMatchObject({ members: 1, counted_version: 1 }))
  expect(await members(tandem, id)).toEqual(['Ada'])
  await tandem.contact({ firstname: 'Cyd', city: 'Kiel', country: 'Atlantis' })
  await eventually(async () => expect(await members(tandem, id)).toEqual(['Ada', 'Cyd']))
  await tandem.patch(`/crm/v3/objects/contacts/${ada.id}`, { properties: { city: 'Rom' } })
  await eventually(async () => expect(await members(tandem, id)).toEqual(['Cyd']))

  const saved = await tandem.patch(`/api/segments/${id}`, { version: 1, text: 'all of (country = "Atlantis")' })
  expect(saved.body).toMatchObject({ version: 2 })
  await eventually(async () => expect(await members(tandem, id)).toEqual(['Ada', 'Bob', 'Cyd']))
  expect(wrongIn(await tandem.patch(`/api/segments/${id}`, { version: 1, name: 'Late' }))).toEqual([409, 'version_stale'])
  const versions = (await tandem.get(`/api/segments/${id}/versions`)).body.results
  expect(versions.map(({ version }: { version: number }) => version)).toEqual([2, 1])
  expect((await tandem.post(`/api/segments/${id}/versions`, { version: 2, former: 1 })).body).toMatchObject({ version: 3, text: 'all of (\n  country = "Atlantis",\n  city = "Kiel"\n)' })
  await eventually(async () => expect(await members(tandem, id)).toEqual(['Cyd']))

  expect((await tandem.get('/api/search?q=In%20Kiel')).body.results).toEqual(expect.arrayContaining([expect.objectContaining({ object: 'segments', id })]))
  expect((await tandem.delete(`/api/segments/${id}`)).status).toBe(204)
  expect((await tandem.get(`/api/segments/${id}`)).status).toBe(404)
  expect((await tandem.post(`/api/segments/${id}/restoration`, {})).body).toMatchObject({ id, version: 3 })
})

describe('the language', () => {
  test('today is what the calendar of the company says', async ({ tandem }) => {
    const property = { name: 'enrolled', label: 'Enrolled', type: 'date', fieldType: 'date', groupName: 'contactinformation' }
    expect((await tandem.post('/crm/v3/properties/contacts', property)).status).toBe(201)
    const count = async (operator: string, days: number) => {
      const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'country', operator: 'EQ', value: 'Lemuria' }, { type: 'date', propertyName: 'enrolled', operator, days }] }
      return (await tandem.post('/api/segments/preview', { condition })).body.first.map(({ name }: { name: string }) => name)
    }
    const before = (await tandem.get('/api/workspace')).body
    // Where it is tomorrow at most hours of a day in Greenwich, and where it is yesterday.
    for (const timezone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const { version } = (await tandem.get('/api/workspace')).body
      expect((await tandem.patch('/api/workspace', { version, timezone })).status).toBe(200)
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(new Date())
      const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
      await tandem.contact({ firstname: `${timezone} today`, country: 'Lemuria', enrolled: today })
      await tandem.contact({ firstname: `${timezone} yesterday`, country: 'Lemuria', enrolled: yesterday })
      const names = await count('in_the_last', 0)
      expect([timezone, names.includes(`${timezone} today`), names.includes(`${timezone} yesterday`)]).toEqual([timezone, true, false])
      expect([timezone, (await count('in_the_next', 0)).includes(`${timezone} yesterday`)]).toEqual([timezone, false])
    }
    const { version } = (await tandem.get('/api/workspace')).body
    await tandem.patch('/api/workspace', { version, timezone: before.timezone })
  })

  test('activities are records that a contact is linked with', async ({ tandem }) => {
    const [called] = [await tandem.contact({ firstname: 'Called', country: 'Cibola' }), await tandem.contact({ firstname: 'Not', country: 'Cibola' })]
    const noted = await tandem.post(`/api/records/contacts/${called!.id}/activities`, { kind: 'task', body: 'Call them', due_at: '2026-01-01T00:00:00Z' })
    expect(noted.status, noted.text).toBe(201)
    const text = 'all of (country = "Cibola", has tasks where (hs_task_subject contains "call"))'
    expect((await tandem.post('/api/segments/preview', { text })).body).toMatchObject({ members: 1, first: [{ name: 'Called' }] })
    const { id } = (await tandem.post('/api/segments', { name: 'To be called', text })).body
    await eventually(async () => expect(await members(tandem, id)).toEqual(['Called']))
    await tandem.delete(`/crm/v3/objects/tasks/${noted.body.id}`)
    await eventually(async () => expect(await members(tandem, id)).toEqual([]))
  })

  test('what no database would take is refused before it is kept', async ({ tandem }) => {
    const asked = async (...conditions: object[]) => wrongIn(await tandem.post('/api/segments', { name: 'Too much', condition: { type: 'all', conditions } }))
    const property = (value: object) => ({ type: 'property', propertyName: 'city', operator: 'IN', ...value })
    expect(await asked({ ...property({ value: 'x'.repeat(1001) }), operator: 'CONTAINS_TOKEN' })).toEqual([400, 'condition_invalid', '/condition/conditions/0/value'])
    const many = Array.from({ length: 6_000 }, (_, n) => `town ${n}`)
    expect(await asked(property({ values: many }), property({ values: many }))).toEqual([400, 'condition_invalid', '/condition/conditions/1/values'])
  })

  test('a preview counts in all and line by line', async ({ tandem }) => {
    for (const [firstname, jobtitle] of [['D1', 'Owner'], ['D2', 'Owner'], ['D3', '']]) await tandem.contact({ firstname: firstname!, jobtitle: jobtitle!, country: 'Dorado' })
    const { status, body } = await tandem.post('/api/segments/preview', { text: 'all of (country = "Dorado", none of (jobtitle = "owner"))' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ members: 1, first: [{ name: 'D3' }] })
    expect(body.lines.map(({ pointer, left }: { pointer: string; left: number }) => [pointer, left])).toEqual([
      ['/condition', 1], ['/condition/conditions/0', 3], ['/condition/conditions/1', 1], ['/condition/conditions/1/conditions/0', 1],
    ])
  })

  test('text, tree and HubSpot’s filter groups are one', async ({ tandem }) => {
    const groups = [{ filters: [{ propertyName: 'country', operator: 'IN', values: ['DE', 'NL'] }] }, { filters: [{ propertyName: 'email', operator: 'HAS_PROPERTY' }] }]
    const { body } = await tandem.post('/api/segments/translation', { filterGroups: groups, query: 'ada' })
    const back = await tandem.post('/api/segments/translation', { text: body.text })
    expect(back.body.condition).toEqual(body.condition)
    expect((await tandem.post('/api/segments/translation', { condition: body.condition })).body.text).toBe(body.text)
    expect(body.places[0]).toMatchObject({ pointer: '', from: 0 })
  })

  test('what is wrong is named by its place', async ({ tandem }) => {
    const wrong = async (body: object) => wrongIn(await tandem.post('/api/segments/preview', body))
    const of = (...conditions: object[]) => ({ condition: { type: 'all', conditions } })
    expect(await wrong({})).toEqual([400, 'condition_missing', '/condition'])
    expect(await wrong({ text: 'all of (country ~)' })).toEqual([400, 'text_malformed', '/text'])
    expect(await wrong(of({ type: 'property', propertyName: 'nothing', operator: 'EQ', value: '1' }))).toEqual([400, 'condition_invalid', '/condition/conditions/0/propertyName'])
    expect(await wrong(of({ type: 'magic' }))).toEqual([400, 'fields_invalid', '/condition/conditions/0/type'])
    expect(await wrong(of({ type: 'segment', segment_id: '1' }))).toEqual([400, 'condition_invalid', '/condition/conditions/0/segment_id'])
    expect(await wrong(of(...Array.from({ length: 2000 }, () => ({ type: 'words', query: 'x' }))))).toEqual([400, 'too_many', '/condition/conditions/199'])
    let deep: object = { type: 'words', query: 'x' }
    for (let i = 0; i < 12; ++i) deep = { type: 'all', conditions: [deep] }
    expect((await wrong({ condition: deep }))[1]).toBe('too_deep')
    for (let i = 0; i < 5000; ++i) deep = { type: 'all', conditions: [deep] }
    expect((await wrong({ condition: deep }))[0]).toBe(400)
    expect((await wrong({ text: 'all of ('.repeat(50_000) }))[0]).toBe(400)
  })

  test('what contacts do is a word that features say', async ({ tandem }) => {
    const { body } = await tandem.get('/api/segment-vocabulary')
    expect(body.events.map(({ name }: { name: string }) => name)).toEqual(['call', 'email', 'form_sent', 'mail_clicked', 'mail_opened', 'mail_sent', 'meeting', 'page_view', 'visit'])
    const ada = await tandem.contact({ firstname: 'Ada', country: 'Lyonesse' })
    const { id } = (await tandem.post('/api/segments', { name: 'Called', text: 'all of (country = "Lyonesse", did call at least 1 times in the last 7 days)' })).body
    await tandem.post(`/api/records/contacts/${ada.id}/activities`, { kind: 'call', body: 'Hello' })
    await eventually(async () => expect(await members(tandem, id)).toEqual(['Ada']))
    const { body: why } = await tandem.get(`/api/segments/${id}/why/${ada.id}`)
    expect(why).toMatchObject({ is_in: true, lines: [{ holds: true }, { holds: true, text: 'country = "Lyonesse"', evidence: [{ text: 'Lyonesse' }] }, { holds: true, decides: true, evidence: [{ text: '' }] }] })
    await tandem.later(8 * 24 * 3600)
    await eventually(async () => expect(await members(tandem, id)).toEqual([]))
  })
})

test('what a campaign asks for is not thrown away', async ({ tandem }) => {
  const { id } = (await tandem.post('/api/segments', { name: 'Meant', text: 'all of (city is known)' })).body
  const campaign = (await tandem.post('/api/campaigns', { name: 'Autumn', condition: { type: 'all', conditions: [{ type: 'segment', segment_id: id }] } })).body
  expect((await tandem.get(`/api/segments/${id}`)).body.used_by).toEqual([{ object: 'campaigns', name: 'Autumn', link: `/email/${campaign.id}` }])
  const refused = await tandem.delete(`/api/segments/${id}`)
  expect([refused.status, refused.body.code, refused.body.message]).toEqual([409, 'segment_used', '“Autumn” asks for this segment. Change that first.'])
  expect((await tandem.delete(`/api/campaigns/${campaign.id}`)).status).toBe(204)
  expect((await tandem.delete(`/api/segments/${id}`)).status).toBe(204)
})

test('a fixed segment is who was put in, and goes out as CSV', async ({ tandem }) => {
  const ann = await tandem.contact({ firstname: '=1+1', lastname: 'Ann, "A"' })
  const { id } = (await tandem.post('/api/segments', { name: 'Fair', kind: 'fixed' })).body
  expect((await tandem.post(`/api/segments/${id}/members`, { add: [ann.id, ann.id] })).body).toEqual({ members: 1 })
  expect(wrongIn(await tandem.patch(`/api/segments/${id}`, { version: 1, text: 'all of ()' }))).toEqual([409, 'segment_fixed'])
  const answer = await fetch(`${tandem.server.address}/api/segments/${id}/export`, { headers: { Authorization: `Bearer ${tandem.token}` } })
  expect(answer.headers.get('Content-Type')).toContain('text/csv')
  expect((await answer.text()).split('\r\n')[1]).toContain(`'=1+1,"Ann, ""A"""`)
})

test('who sees only their own contacts is told of those alone', async ({ tandem }) => {
  const text = 'all of (country = "Thule")'
  await tandem.contact({ firstname: 'Theirs', country: 'Thule', hubspot_owner_id: (await tandem.get('/api/session')).body.user.id })
  const { id } = (await tandem.post('/api/segments', { name: 'Thule', text })).body
  await eventually(async () => expect(await members(tandem, id)).toEqual(['Theirs']))
  const { version } = (await tandem.get('/api/record-access')).body
  expect((await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: { contacts: 'own', companies: 'all', deals: 'all', quotes: 'all' } }] })).status).toBe(200)
  const token = tandem.as('rep')
  expect(await members(tandem, id, token)).toEqual([])
  expect((await tandem.get(`/api/segments/${id}`, { token })).body.members).toBeUndefined()
  expect((await tandem.post('/api/segments/preview', { text }, { token })).body).toMatchObject({ members: 0 })
})
