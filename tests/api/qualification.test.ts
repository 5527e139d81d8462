import { eventually } from '../support/smtp.ts'
import { describe, expect, leastFillTime, type Tandem, test } from '../support/tandem.ts'

let count = 0
/** 15 for deciding, 10 each for company, industry and phone: 45 of 45. Ready from 50 points; by default no engagement is there. */
const fitting = (more: Record<string, string> = {}) => ({
  email: `lead${++count}@firm.example`, jobtitle: 'Managing Director', company: 'Firm', industry: 'Painting', phone: '+49 431 5550', ...more,
})
const property = (propertyName: string, operator: string, value?: string) => ({ type: 'property', propertyName, operator, ...(value && { value }) })
const all = (...conditions: object[]) => ({ type: 'all', conditions })
const known = (...names: string[]) => all(...names.map((name) => property(name, 'HAS_PROPERTY')))
const timeline = async (tandem: Tandem, id: string) => (await tandem.get(`/api/records/contacts/${id}/timeline`)).body.results as { kind: string; title: string; detail: string; body?: string }[]
const stage = async (tandem: Tandem, id: string) => (await tandem.get(`/crm/v3/objects/contacts/${id}?properties=lifecyclestage,hs_lead_status,hubspot_owner_id,hubspotscore`)).body.properties
const waiting = async (tandem: Tandem, id: string) => (await tandem.get('/api/handoffs?limit=200')).body.results.filter((one: { contact_id: string }) => one.contact_id === id)

/** Ready from 40 points on, signed by both. */
async function agreeOn(tandem: Tandem, score: number, more: object = {}): Promise<{ id: string; version: number }> {
  const made = await tandem.post('/api/sales-ready-definitions', { score, condition: known('email'), ...more }, { token: tandem.as('marketer') })
  expect(made.status, made.text).toBe(201)
  expect((await tandem.post(`/api/sales-ready-definitions/${made.body.id}/signatures`, { side: 'marketing' }, { token: tandem.as('marketer') })).status).toBe(201)
  expect((await tandem.post(`/api/sales-ready-definitions/${made.body.id}/signatures`, { side: 'sales' }, { token: tandem.as('rep') })).status).toBe(201)
  return made.body
}

async function handedOver(tandem: Tandem, more: Record<string, string> = {}): Promise<{ contact: string; handoff: string }> {
  await agreeOn(tandem, 40)
  const contact = (await tandem.contact(fitting(more))).id
  const found = await waiting(tandem, contact)
  expect(found).toHaveLength(1)
  return { contact, handoff: found[0].id }
}

describe('a score', () => {
  test('follows the properties and explains every point', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'ada@gmail.com', company: 'Firm', jobtitle: 'Sales Manager' })
    expect((await stage(tandem, id)).hubspotscore).toBe('20')
    const why = (await tandem.get(`/api/contacts/${id}/score`)).body
    expect(why).toMatchObject({ total: 20, fit: 20, engagement: 0, fit_cap: 45, engagement_cap: 55, version: 1 })
    expect(why.parts.map((part: { label: string; points: number }) => [part.label, part.points])).toEqual([['Decision maker', 15], ['Company name known', 10], ['Private address', -5]])

    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { industry: 'Retail', phone: '+49 1' } })
    expect((await stage(tandem, id)).hubspotscore).toBe('40')
    expect(await timeline(tandem, id)).toContainEqual(expect.objectContaining({ kind: 'score', title: 'Score rose to 40', detail: 'from 20' }))
  })

  test('does not stand in the way of an undo and cannot be set by hand', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'undo@firm.example' })
    const changed = await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { company: 'Firm' } })
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { phone: '+49 2' } })
    expect((await stage(tandem, id)).hubspotscore).toBe('20')
    expect((await tandem.post(`/api/change-sets/${changed.headers.get('x-change-set')}/undo`)).status).toBe(201)
    expect((await stage(tandem, id)).hubspotscore).toBe('10')
    expect((await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { hubspotscore: '99' } })).status).toBe(400)
  })

  test('counts anew for everybody when other rules come into use', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'rules@firm.example', city: 'Kiel' })
    const { active } = (await tandem.get('/api/score-rule-sets')).body
    const rules = { ...active.rules, fit: [...active.rules.fit, { id: 'kiel', label: 'Near us', condition: all(property('city', 'EQ', 'kiel')), points: 30, enabled: true }] }
    expect((await tandem.put('/api/score-rule-sets/draft', rules, { token: tandem.as('rep') })).status).toBe(403)
    const draft = await tandem.put('/api/score-rule-sets/draft', rules, { token: tandem.as('marketer') })
    expect(draft.status, draft.text).toBe(200)
    expect(draft.body).toMatchObject({ version: 2, state: 'draft', created_by: 'The marketer' })
    expect((await stage(tandem, id)).hubspotscore).toBe('0')

    const preview = (await tandem.get(`/api/score-rule-sets/${draft.body.id}/preview`)).body
    expect(preview.contacts).toBeGreaterThanOrEqual(1)
    expect(preview.reach).toContainEqual({ rule_id: 'kiel', contacts: 1 })
    expect((await tandem.get(`/api/score-rule-sets/${draft.body.id}/trial?contact_id=${id}`)).body).toMatchObject({ now: { total: 0 }, then: { total: 30 } })

    expect((await tandem.post(`/api/score-rule-sets/${draft.body.id}/activation`)).status).toBe(200)
    expect((await tandem.post(`/api/score-rule-sets/${draft.body.id}/activation`)).body.code).toBe('rule_set_active')
    await eventually(async () => expect((await stage(tandem, id)).hubspotscore).toBe('30'))
    expect((await tandem.get(`/api/contacts/${id}/score`)).body).toMatchObject({ total: 30, version: 2, parts: [{ label: 'Near us', points: 30 }] })
    expect((await tandem.get('/api/score-rule-sets')).body).toMatchObject({ active: { version: 2 }, former: [{ version: 1, state: 'retired' }] })
    await tandem.post(`/api/score-rule-sets/${active.id}/activation`)
    await eventually(async () => expect((await stage(tandem, id)).hubspotscore).toBe('0'))
  })

  test('refuses rules that make no sense, naming each', async ({ tandem }) => {
    const { active } = (await tandem.get('/api/score-rule-sets')).body
    const send = (fit: object[]) => tandem.put('/api/score-rule-sets/draft', { ...active.rules, fit })
    const rule = { id: 'a', label: '', condition: all(property('city', 'EQ', 'x')), points: 5, enabled: true }
    expect((await send([rule, rule])).body.errors[0]).toMatchObject({ pointer: '/fit/1/id', code: 'rule_id_taken' })
    const of = (...conditions: object[]) => ({ ...rule, condition: all(...conditions) })
    expect((await send([of(property('no_such', 'HAS_PROPERTY'))])).body.errors[0]).toMatchObject({ pointer: '/fit/0/condition/conditions/0/propertyName', code: 'PROPERTY_DOESNT_EXIST' })
    expect((await send([of(property('city', 'EQ'))])).body.errors[0]).toMatchObject({ pointer: '/fit/0/condition/conditions/0/value', code: 'missing' })
    expect((await send([of({ type: 'segment', segment_id: '7' })])).body.errors[0]).toMatchObject({ pointer: '/fit/0/condition/conditions/0/segment_id', code: 'segment_unknown' })
    expect((await send([{ ...rule, points: 101 }])).status).toBe(400)
    expect((await send([{ ...rule, surprise: 1 }])).status).toBe(400)
    expect((await tandem.put('/api/score-rule-sets/draft', undefined, { raw: '{"fit":' })).status).toBe(400)
    expect((await tandem.delete('/api/score-rule-sets/draft')).status).toBe(404)
  })
})

describe('a score by more than properties', () => {
  test('follows deals and what somebody did, and keeps the segment it names', async ({ tandem }) => {
    const segment = (await tandem.post('/api/segments', { name: 'Called', text: 'all of (did call at least 1 times)' })).body.id
    const { active } = (await tandem.get('/api/score-rule-sets')).body
    const rule = (id: string, condition: object) => ({ id, label: id, condition, points: 20, enabled: true })
    const rules = { ...active.rules, fit: [rule('sold', all({ type: 'associated', object: 'deals', conditions: [property('amount', 'GTE', '1000')] })), rule('called', all({ type: 'segment', segment_id: segment }))] }
    const draft = (await tandem.put('/api/score-rule-sets/draft', rules)).body
    expect((await tandem.post(`/api/score-rule-sets/${draft.id}/activation`)).status).toBe(200)
    const { id } = await tandem.contact({ firstname: 'More' })
    const scored = (points: number, ...labels: string[]) => eventually(async () => {
      const { total, parts } = (await tandem.get(`/api/contacts/${id}/score`)).body
      expect([total, parts.map(({ label }: { label: string }) => label)]).toEqual([points, labels])
    })
    const deal = (await tandem.post('/crm/v3/objects/deals', { properties: { dealname: 'Bikes', amount: '5000' } })).body.id
    await tandem.put(`/crm/v4/objects/contacts/${id}/associations/default/deals/${deal}`)
    await scored(20, 'sold')
    const call = (await tandem.post(`/api/records/contacts/${id}/activities`, { kind: 'call', body: 'Hello' })).body
    await scored(40, 'sold', 'called')
    await tandem.delete(`/crm/v3/objects/calls/${call.id}`)
    await tandem.patch(`/crm/v3/objects/deals/${deal}`, { properties: { amount: '10' } })
    await scored(0)
    expect((await tandem.get(`/api/segments/${segment}`)).body.used_by).toEqual(expect.arrayContaining([expect.objectContaining({ link: '/scores' })]))
    expect((await tandem.delete(`/api/segments/${segment}`)).body.code).toBe('segment_used')
    await tandem.post(`/api/score-rule-sets/${active.id}/activation`)
    expect((await tandem.delete(`/api/segments/${segment}`)).status).toBe(204)
  })
})

describe('what is ready for sales', () => {
  test('is in force from the first day and changes with two signatures of two people', async ({ tandem }) => {
    const before = (await tandem.get('/api/sales-ready-definitions')).body
    expect(before.active.conditions.score).toBeGreaterThan(0)
    const made = (await tandem.post('/api/sales-ready-definitions', { score: 90, condition: known('email', 'phone') })).body
    const sign = (side: string, role: 'marketer' | 'rep' | 'manager' | 'viewer') => tandem.post(`/api/sales-ready-definitions/${made.id}/signatures`, { side }, { token: tandem.as(role) })
    expect((await sign('sales', 'marketer')).body.code).toBe('not_this_side')
    expect((await sign('sales', 'viewer')).status).toBe(403)
    expect((await sign('marketing', 'manager')).status).toBe(201)
    expect((await sign('marketing', 'marketer')).body.code).toBe('signed_already')
    expect((await sign('sales', 'manager')).body.code).toBe('signed_other_side')
    expect((await tandem.get('/api/sales-ready-definitions')).body).toMatchObject({ active: { version: before.active.version }, proposed: { version: made.version } })
    expect((await sign('sales', 'rep')).body.signatures).toHaveLength(2)
    expect((await tandem.get('/api/sales-ready-definitions')).body.active).toMatchObject({ version: made.version, conditions: { score: 90 } })
    expect((await sign('sales', 'rep')).body.code).toBe('definition_active')
    expect((await tandem.post('/api/sales-ready-definitions', { score: 50, condition: known('nothing_like_it') })).body.errors[0]).toMatchObject({ pointer: '/condition/conditions/0/propertyName', code: 'PROPERTY_DOESNT_EXIST' })
  })

  test('can ask for consent as well', async ({ tandem }) => {
    await agreeOn(tandem, 40, { condition: all(property('email', 'HAS_PROPERTY'), { type: 'feature', name: 'may_be_mailed', arguments: { topic: 'newsletter' } }) })
    const { id } = await tandem.contact(fitting())
    expect(await waiting(tandem, id)).toHaveLength(0)
    await agreeOn(tandem, 40)
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { phone: '+49 7' } })
    expect(await waiting(tandem, id)).toHaveLength(1)
  })
})

describe('a handoff', () => {
  test('makes an mql, gives it to reps in turn, and is told', async ({ tandem }) => {
    tandem.addUser('rep', 'second@example.com')
    const first = await handedOver(tandem)
    const second = await handedOver(tandem)
    const [a, b] = [await stage(tandem, first.contact), await stage(tandem, second.contact)]
    expect(a.lifecyclestage).toBe('marketingqualifiedlead')
    expect(a.hubspot_owner_id).toBeTruthy()
    expect(b.hubspot_owner_id).toBeTruthy()
    expect(a.hubspot_owner_id).not.toBe(b.hubspot_owner_id)
    const [shown] = await waiting(tandem, first.contact)
    expect(shown).toMatchObject({ score: 45, company: 'Firm', state: 'waiting', owner: 'The rep', reasons: [{ label: 'Decision maker', points: 15 }, {}, {}, {}] })
    expect(Date.parse(shown.due_at)).toBeGreaterThan(Date.parse(shown.offered_at))
    expect(await timeline(tandem, first.contact)).toContainEqual(expect.objectContaining({ kind: 'handoff', title: 'Became MQL' }))

    await tandem.patch(`/crm/v3/objects/contacts/${first.contact}`, { properties: { phone: '+49 99', industry: 'Roofing' } })
    expect(await waiting(tandem, first.contact)).toHaveLength(1)
  })

  test('is told once, signed by the rules and not by whoever saved last', async ({ tandem }) => {
    await agreeOn(tandem, 40)
    const { id } = await tandem.contact({ email: `signed${++count}@firm.example`, company: 'Firm' })
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { jobtitle: 'Owner', industry: 'Painting', phone: '+49 1' } })
    const told = (await tandem.get(`/api/records/contacts/${id}/timeline`)).body.results
    expect(told.map((e: any) => [e.title, e.actor])).toEqual(expect.arrayContaining([['Became MQL', expect.stringMatching(/^Ready for sales v\d+$/)], ['Score rose to 45', 'Score rules v1'], ['Changed 3 properties', 'The owner']]))
    expect(told.filter((e: any) => /Owner|Lifecycle/.test(e.title))).toEqual([])
    // Until when is told as a moment, which each reader's clock says.
    const { detail, facts } = told.find((e: any) => e.title === 'Became MQL')
    expect([detail, facts.due_at]).toEqual(['at 45 points, offered to The rep', expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)])
  })

  test('shows score and due time to whoever it does not wait for', async ({ tandem }) => {
    const { contact, handoff } = await handedOver(tandem)
    const others = (await tandem.get('/api/handoffs?owner=others&limit=200', { token: tandem.as('marketer') })).body.results
    expect(others.find((one: any) => one.id === handoff)).toMatchObject({ contact_id: contact, score: 45, due_at: expect.any(String), working_ms_left: expect.any(Number), may_answer: false })
  })

  test('goes with the edit that made it, and comes back with the next', async ({ tandem }) => {
    await agreeOn(tandem, 40)
    const { id } = await tandem.contact(fitting({ industry: '' }))
    expect(await waiting(tandem, id)).toEqual([])
    const edited = await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { industry: 'Painting' } })
    expect(await waiting(tandem, id)).toHaveLength(1)
    expect((await stage(tandem, id)).lifecyclestage).toBe('marketingqualifiedlead')
    expect((await tandem.post(`/api/change-sets/${edited.headers.get('x-change-set')}/undo`)).status).toBe(201)
    expect(await waiting(tandem, id)).toEqual([])
    expect(await stage(tandem, id)).toMatchObject({ lifecyclestage: 'lead', hubspot_owner_id: null, hubspotscore: '35' })
    expect((await timeline(tandem, id)).map((entry) => entry.title)).toContain('No longer offered to sales')
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { industry: 'Roofing' } })
    expect(await waiting(tandem, id)).toHaveLength(1)
  })

  test('is made for everybody who is ready when a definition comes into force', async ({ tandem }) => {
    await agreeOn(tandem, 60)
    const { id } = await tandem.contact(fitting())
    expect(await waiting(tandem, id)).toEqual([])
    await agreeOn(tandem, 44)
    await eventually(async () => expect(await waiting(tandem, id)).toHaveLength(1))
  })

  test('keeps an owner who is a rep', async ({ tandem }) => {
    const people = (await tandem.get('/api/users')).body.results as { id: string; email: string }[]
    const { id } = people.find((person) => person.email === 'second@example.com')!
    for (let i = 0; i < 2; ++i) {
      const { contact } = await handedOver(tandem, { hubspot_owner_id: id })
      expect((await stage(tandem, contact)).hubspot_owner_id).toBe(id)
    }
  })

  test('accepted makes an sql and a deal with the source, once', async ({ tandem }) => {
    const { contact, handoff } = await handedOver(tandem, { hs_analytics_source: 'newsletter', hs_analytics_source_data_2: 'autumn' })
    const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Firm' } })).body.id
    await tandem.put(`/crm/v4/objects/contacts/${contact}/associations/default/companies/${company}`)
    const answers = await Promise.all([1, 2].map(() => tandem.post(`/api/handoffs/${handoff}/acceptance`, { create_deal: true, amount: '12000.50' })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    const accepted = answers.find((answer) => answer.status === 200)!.body
    expect(accepted).toMatchObject({ state: 'accepted', answered_by: 'The owner' })
    const deal = (await tandem.get(`/crm/v3/objects/deals/${accepted.deal_id}?properties=dealname,amount,pipeline,hs_analytics_source,hs_analytics_source_data_2,hubspot_owner_id&associations=contacts,companies`)).body
    expect(deal.properties).toMatchObject({ dealname: 'Firm', amount: '12000.50', pipeline: 'default', hs_analytics_source: 'newsletter', hs_analytics_source_data_2: 'autumn' })
    expect(deal.properties.hubspot_owner_id).toBeTruthy()
    expect(deal.associations.contacts.results[0].id).toBe(contact)
    expect(deal.associations.companies.results[0].id).toBe(company)
    expect(await stage(tandem, contact)).toMatchObject({ lifecyclestage: 'opportunity', hs_lead_status: 'OPEN_DEAL' })
    expect((await tandem.get('/crm/v3/objects/deals')).body.results.filter((one: any) => one.properties.dealname === 'Firm')).toHaveLength(1)

    const undone = await tandem.post(`/api/handoffs/${handoff}/reopening`)
    expect(undone.status, undone.text).toBe(200)
    expect(undone.body.state).toBe('waiting')
    expect(await stage(tandem, contact)).toMatchObject({ lifecyclestage: 'marketingqualifiedlead', hs_lead_status: null })
    expect((await tandem.get(`/crm/v3/objects/deals/${accepted.deal_id}`)).status).toBe(404)
    expect((await tandem.post(`/api/handoffs/${handoff}/reopening`)).body.code).toBe('handoff_waits')
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {})).body.state).toBe('accepted')
    expect((await stage(tandem, contact)).lifecyclestage).toBe('salesqualifiedlead')
  })

  test('rejected goes back with its reason and rests until it asks again', async ({ tandem }) => {
    const { contact, handoff } = await handedOver(tandem)
    expect((await tandem.post(`/api/handoffs/${handoff}/rejection`, { reason_code: 'bored', sentence: 'x' })).status).toBe(400)
    for (const sentence of [undefined, '', '  ']) {
      const refused = await tandem.post(`/api/handoffs/${handoff}/rejection`, { reason_code: 'no_budget', sentence })
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/sentence'])
    }
    expect((await tandem.get(`/api/handoffs/${handoff}`)).body.state).toBe('waiting')
    const rejected = await tandem.post(`/api/handoffs/${handoff}/rejection`, { reason_code: 'too_early', sentence: 'Call <b>him</b> in spring' })
    expect(rejected.body).toMatchObject({ state: 'rejected', reason_code: 'too_early', sentence: 'Call <b>him</b> in spring' })
    expect(await stage(tandem, contact)).toMatchObject({ lifecyclestage: 'lead', hs_lead_status: 'BAD_TIMING' })
    expect(await timeline(tandem, contact)).toContainEqual(expect.objectContaining({ title: 'Lead rejected', detail: 'Too early, nurture', body: 'Call <b>him</b> in spring' }))
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {})).body.code).toBe('handoff_answered')

    await tandem.patch(`/crm/v3/objects/contacts/${contact}`, { properties: { industry: 'Roofing' } })
    expect(await waiting(tandem, contact)).toHaveLength(0)
    expect((await tandem.post(`/api/handoffs/${handoff}/reopening`)).status).toBe(200)
    expect(await stage(tandem, contact)).toMatchObject({ lifecyclestage: 'marketingqualifiedlead', hs_lead_status: null })
  })

  test('is answered by its owner or a manager, nobody else', async ({ tandem }) => {
    tandem.addUser('rep', 'third@example.com')
    const other = tandem.tokenOf('third@example.com')
    const people = (await tandem.get('/api/users')).body.results as { id: string; email: string }[]
    const { handoff } = await handedOver(tandem, { hubspot_owner_id: people.find((person) => person.email === 'rep@example.com')!.id })
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {}, { token: other })).body.code).toBe('not_your_lead')
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {}, { token: tandem.as('marketer') })).status).toBe(403)
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {}, { token: tandem.as('rep') })).status).toBe(200)
    expect((await tandem.post('/api/handoffs/1/acceptance', {})).body.code).toBe('handoff_unknown')
  })

  test('ends when its contact becomes a customer by another way', async ({ tandem }) => {
    const { contact, handoff } = await handedOver(tandem)
    await tandem.patch(`/crm/v3/objects/contacts/${contact}`, { properties: { lifecyclestage: 'customer' } })
    expect((await tandem.get(`/api/handoffs/${handoff}`)).body.state).toBe('accepted')
  })

  test('belongs to one workspace', async ({ tandem }) => {
    const { handoff, contact } = await handedOver(tandem)
    tandem.addUser('owner', 'elsewhere@example.com', 'Elsewhere')
    const token = tandem.tokenOf('elsewhere@example.com')
    expect((await tandem.get(`/api/handoffs/${handoff}`, { token })).status).toBe(404)
    expect((await tandem.post(`/api/handoffs/${handoff}/acceptance`, {}, { token })).status).toBe(404)
    expect((await tandem.get(`/api/contacts/${contact}/score`, { token })).status).toBe(404)
    expect((await tandem.get('/api/handoffs', { token })).body).toMatchObject({ results: [], counts: { team: 0 } })
    expect((await tandem.get('/api/score-rule-sets', { token })).body.active.version).toBe(1)
  })
})

describe('a visitor who sends a form', () => {
  test('is scored, handed over with their words, and answered', async ({ tandem }) => {
    await agreeOn(tandem, 40)
    await tandem.post('/crm/v3/properties/contacts', { name: 'request', label: 'Your request', groupName: 'contactinformation', type: 'string', fieldType: 'textarea' })
    const field = (property: string, label: string, required = false) => ({ property, label, required })
    const form = (await tandem.post('/api/forms', {
      name: 'Ask for a quote', fields: [field('email', 'E-mail', true), field('jobtitle', 'Role'), field('company', 'Company'), field('request', 'Your request')],
      consents: [], double_opt_in: false, button_label: 'Send', thanks_text: 'Thank you.', lifecycle_stage: 'lead',
    })).body
    const html = (await tandem.get(`/f/${form.id}`, { token: null })).text
    const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((found) => [found[1]!, found[2]!]))
    tandem.later(leastFillTime)
    const values = { ...hidden, email: 'asks@firm.example', jobtitle: 'Owner', company: 'Firm', request: 'Two flatbeds for the Kiel team' }
    const sent = await tandem.call('POST', `/f/${form.id}`, undefined, { token: null, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, raw: new URLSearchParams(values).toString() })
    expect(sent.status, sent.text).toBeLessThan(400)

    const { id, properties } = (await tandem.get('/crm/v3/objects/contacts/asks@firm.example?idProperty=email&properties=lifecyclestage,hubspotscore')).body
    expect(properties).toMatchObject({ lifecyclestage: 'marketingqualifiedlead', hubspotscore: '50' })
    const [lead] = await waiting(tandem, id)
    expect(lead).toMatchObject({ words: 'Two flatbeds for the Kiel team', score: 50, reasons: [{ label: 'Sent a form', points: 25 }, {}, {}] })
    const why = (await tandem.get(`/api/contacts/${id}/score`)).body
    expect(why).toMatchObject({ total: 50, fit: 25, engagement: 25, offer: { id: lead.id, may_answer: true } })
  })
})

describe('lists and verdicts', () => {
  test('page through what waits and what was answered', async ({ tandem }) => {
    const all = (await tandem.get('/api/handoffs?limit=200')).body
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = (await tandem.get(`/api/handoffs?limit=1${after && `&after=${after}`}`)).body
      seen.push(...page.results.map((one: { id: string }) => one.id))
      after = page.paging?.next?.after ?? ''
      if (!after) break
    }
    expect(seen).toEqual(all.results.map((one: { id: string }) => one.id))
    expect(all.counts.team).toBe(all.results.length)
    expect((await tandem.get('/api/handoffs?state=answered')).body.results.length).toBe(all.counts.answered)
    expect((await tandem.get('/api/handoffs?after=nonsense')).status).toBe(400)
  })

  test('say what became of the leads of each source', async ({ tandem }) => {
    const good = await handedOver(tandem, { hs_analytics_source: 'trade fair' })
    const bad = await handedOver(tandem, { hs_analytics_source: 'trade fair' })
    const accepted = (await tandem.post(`/api/handoffs/${good.handoff}/acceptance`, { create_deal: true, amount: '500' })).body
    await tandem.post(`/api/handoffs/${bad.handoff}/rejection`, { reason_code: 'no_budget', sentence: 'Nothing left this year' })
    await tandem.patch(`/crm/v3/objects/deals/${accepted.deal_id}`, { properties: { dealstage: 'closedwon' } })
    const verdicts = (await tandem.get('/api/verdicts')).body
    expect(verdicts.results.find((one: { name: string }) => one.name === 'trade fair')).toMatchObject({
      handed_over: 2, accepted: 1, rejected: 1, waiting: 0, reasons: [{ reason_code: 'no_budget', leads: 1 }], in_time: 1, customers: 1, won_minor: 50000,
    })
    expect(verdicts.all.handed_over).toBeGreaterThan(2)
    expect((await tandem.get('/api/verdicts?by=campaign')).body.results.length).toBeGreaterThan(0)
    expect((await tandem.get('/api/verdicts?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z')).status).toBe(400)
  })

  test('count by the hours that were agreed', async ({ tandem }) => {
    const hours = { version: 0, working_days: [1, 2, 3, 4, 5, 6, 7], opens_minute: 0, closes_minute: 1440, answer_minutes: 60 }
    expect((await tandem.put('/api/business-hours', { ...hours, working_days: [] })).body.errors[0].pointer).toBe('/working_days')
    expect((await tandem.put('/api/business-hours', hours, { token: tandem.as('rep') })).status).toBe(403)
    expect((await tandem.put('/api/business-hours', hours)).body).toEqual({ ...hours, version: 1 })
    const { contact } = await handedOver(tandem)
    const [shown] = await waiting(tandem, contact)
    expect(Date.parse(shown.due_at) - Date.parse(shown.offered_at)).toBe(60 * 60_000)
  })
})
