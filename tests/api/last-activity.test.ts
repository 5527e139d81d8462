import { describe, expect, type Tandem, test } from '../support/tandem.ts'

const names = ['hs_last_activity_date', 'hs_last_activity_type', 'hs_last_activity_department', 'hs_last_activity_title', 'notes_next_activity_date', 'hs_next_activity_title', 'notes_last_updated']
const shown = async (tandem: Tandem, id: string) => (await tandem.get(`/crm/v3/objects/contacts/${id}?properties=${names.join(',')}`)).body.properties
const note = (tandem: Tandem, object: string, id: string, body: object) => tandem.post(`/api/records/${object}/${id}/activities`, body)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

describe('what a list of contacts shows', () => {
  test('of the last activity is the last entry of the story that is one', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'active@firm.example' })
    expect((await shown(tandem, id)).hs_last_activity_date).toBeNull()
    await note(tandem, 'contacts', id, { kind: 'call', body: 'Wants two' })
    const called = await shown(tandem, id)
    expect(called).toMatchObject({ hs_last_activity_type: 'call', hs_last_activity_department: 'sales', hs_last_activity_title: 'Call' })
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { city: 'Kiel' } })
    expect((await shown(tandem, id)).hs_last_activity_date).toBe(called.hs_last_activity_date)
    expect((await tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'given', source: 'by phone' })).status).toBeLessThan(300)
    expect(await shown(tandem, id)).toMatchObject({ hs_last_activity_type: 'consent', hs_last_activity_department: 'marketing', notes_last_updated: called.notes_last_updated })

    const since = (value: number) => tandem.post('/crm/v3/objects/contacts/search', {
      filterGroups: [{ filters: [{ propertyName: 'hs_last_activity_date', operator: 'GTE', value: String(value) }] }], sorts: [{ propertyName: 'hs_last_activity_date', direction: 'DESCENDING' }],
    })
    expect((await since(Date.now() - 86_400_000)).body.results.map((one: any) => one.id)).toContain(id)
    expect((await since(Date.now() + 86_400_000)).body.total).toBe(0)
    const refused = await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { hs_last_activity_title: 'x' } })
    expect(refused.status).toBe(400)
  })

  test('of the next step is the task due first, its own or of its deals', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'next@firm.example' })
    const deal = await tandem.deal({ dealname: 'Next' })
    await note(tandem, 'deals', deal.id, { kind: 'task', body: 'Send the quote\nwith the canopy', due_at: inDays(1) })
    expect(await shown(tandem, id)).toMatchObject({ notes_next_activity_date: null, hs_next_activity_title: null })
    await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${id}`)
    expect((await shown(tandem, id)).hs_next_activity_title).toBe('Send the quote')
    const own = (await note(tandem, 'contacts', id, { kind: 'task', body: 'Call back' })).body
    expect((await shown(tandem, id)).hs_next_activity_title).toBe('Send the quote')
    const due = inDays(0.5)
    await tandem.patch(`/api/tasks/${own.id}`, { version: 1, due_at: due })
    const next = await shown(tandem, id)
    expect([next.hs_next_activity_title, Date.parse(next.notes_next_activity_date)]).toEqual(['Call back', Date.parse(due)])
    await tandem.patch(`/api/tasks/${own.id}`, { version: 2, done: true })
    expect((await shown(tandem, id)).hs_next_activity_title).toBe('Send the quote')
    const archived = await tandem.delete(`/crm/v3/objects/deals/${deal.id}`)
    expect((await shown(tandem, id)).hs_next_activity_title).toBeNull()
    await tandem.post(`/api/change-sets/${archived.headers.get('x-change-set')}/undo`)
    expect((await shown(tandem, id)).hs_next_activity_title).toBe('Send the quote')
    await tandem.delete(`/crm/v4/objects/deals/${deal.id}/associations/contacts/${id}`)
    expect(await shown(tandem, id)).toMatchObject({ notes_next_activity_date: null, hs_next_activity_title: null })
  })

  test('of a lead that waits is the answer it waits for', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'waits@firm.example', jobtitle: 'Owner', company: 'Firm', industry: 'Painting', phone: '+49 1' })
    const definition = (await tandem.post('/api/sales-ready-definitions', { score: 40, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'HAS_PROPERTY' }] } })).body
    for (const [side, role] of [['marketing', 'marketer'], ['sales', 'rep']] as const)
      await tandem.post(`/api/sales-ready-definitions/${definition.id}/signatures`, { side }, { token: tandem.as(role) })
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { industry: 'Roofing' } })
    const lead = (await tandem.get('/api/handoffs?limit=200')).body.results.find((one: any) => one.contact_id === id)
    const waits = await shown(tandem, id)
    expect([waits.hs_next_activity_title, Date.parse(waits.notes_next_activity_date)]).toEqual(['Answer the lead', Date.parse(lead.due_at)])
    expect(waits.hs_last_activity_type).toBe('handoff')
    await tandem.post(`/api/handoffs/${lead.id}/acceptance`, {})
    expect((await shown(tandem, id)).hs_next_activity_title).toBeNull()
  })
})

describe('an activity with a contact', () => {
  test('concerns its company and its open deals, and none of their versions', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'concerned@firm.example' })
    const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Concerned' } })).body
    const [open, lost] = [await tandem.deal({ dealname: 'Open' }), await tandem.deal({ dealname: 'Lost', dealstage: 'closedlost' })]
    await tandem.put(`/crm/v4/objects/contacts/${id}/associations/default/companies/${company.id}`)
    for (const deal of [open, lost]) await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${id}`)
    const touched = async (object: string, record: string) => (await tandem.get(`/crm/v3/objects/${object}/${record}?properties=notes_last_updated,hs_lastmodifieddate`)).body.properties
    const before = await touched('companies', company.id)
    expect(before.notes_last_updated).toBeNull()
    const made = (await note(tandem, 'contacts', id, { kind: 'call', body: 'Wants two' })).body
    const at = Date.parse(made.created_at)
    expect(Date.parse((await touched('contacts', id)).notes_last_updated)).toBe(at)
    const after = await touched('companies', company.id)
    expect([Date.parse(after.notes_last_updated), after.hs_lastmodifieddate]).toEqual([at, before.hs_lastmodifieddate])
    expect(Date.parse((await touched('deals', open.id)).notes_last_updated)).toBe(at)
    expect((await touched('deals', lost.id)).notes_last_updated).toBeNull()
  })
})

describe('a deal', () => {
  test('moves its company along as it moves its contact', async ({ tandem }) => {
    const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Moved along' } })).body
    const stage = async () => (await tandem.get(`/crm/v3/objects/companies/${company.id}?properties=lifecyclestage`)).body.properties.lifecyclestage
    const deal = await tandem.deal({ dealname: 'Moves' })
    await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/companies/${company.id}`)
    expect(await stage()).toBe('opportunity')
    await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedwon' } })
    expect(await stage()).toBe('customer')
  })
})

describe('the story of a deal', () => {
  test('names stages as people do', async ({ tandem }) => {
    const deal = await tandem.deal({ dealname: 'Named' })
    await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'contractsent' } })
    const [moved] = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results
    expect([moved.title, moved.detail]).toEqual(['Changed Deal stage', 'Appointment scheduled → Contract sent'])
    expect(moved.facts.changes).toEqual([{ name: 'Deal stage', former: 'Appointment scheduled', later: 'Contract sent' }])
  })
})
