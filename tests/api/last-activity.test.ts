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
    await tandem.patch(`/api/tasks/${own.id}`, { due_at: due })
    const next = await shown(tandem, id)
    expect([next.hs_next_activity_title, Date.parse(next.notes_next_activity_date)]).toEqual(['Call back', Date.parse(due)])
    await tandem.patch(`/api/tasks/${own.id}`, { done: true })
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
    const definition = (await tandem.post('/api/sales-ready-definitions', { score: 40, required_properties: ['email'] })).body
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

describe('the story of a deal', () => {
  test('names stages as people do', async ({ tandem }) => {
    const deal = await tandem.deal({ dealname: 'Named' })
    await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'contractsent' } })
    const [moved] = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results
    expect([moved.title, moved.detail]).toEqual(['Changed Deal stage', 'Appointment scheduled → Contract sent'])
    expect(moved.facts.changes).toEqual([{ name: 'Deal stage', former: 'Appointment scheduled', later: 'Contract sent' }])
  })
})
