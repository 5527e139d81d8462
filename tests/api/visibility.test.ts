// Who sees only what is theirs: those records and those of nobody, whichever way they ask.
import { test as base } from 'vitest'
import { addressOf, routesOf, statusOf } from '../support/routes.ts'
import { Tandem, describe, expect } from '../support/tandem.ts'

const objects = ['contacts', 'companies', 'deals'] as const
type ObjectType = (typeof objects)[number]
type Ids = Record<ObjectType | 'won' | 'lead' | 'quote' | 'task' | 'handoff' | 'change', string>

/** Where an empty body would be refused before anything is looked for. */
const bodies: Record<string, string> = {
  'PATCH /crm/v3/objects/{object_type}/{key}': '{"properties":{"firstname":"Mine"}}',
  'POST /api/records/{object_type}/{record_id}/activities': '{"kind":"note","body":"Mine"}',
  'PATCH /api/tasks/{task_id}': '{"version":1,"done":true}',
  'PATCH /api/quotes/{quote_id}': '{"version":1,"title":"Mine"}',
  'POST /api/quotes/{quote_id}/sending': '{"version":1}',
  'POST /api/handoffs/{handoff_id}/rejection': '{"reason_code":"too_early","sentence":"In spring"}',
  'PUT /api/contacts/{contact_id}/consents/{topic_key}': '{"state":"given","source":"mine"}',
  'PUT /crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}': '[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":449}]',
}

/** Rep and colleague are reps, who are restricted; the viewer is not. */
class Team {
  readonly rep: string
  readonly colleague: string
  readonly viewer: string
  mine!: Ids
  theirs!: Ids
  nobodys!: Ids
  form!: string

  constructor(readonly tandem: Tandem) {
    this.rep = tandem.as('rep')
    tandem.addUser('rep', 'colleague@example.com')
    this.colleague = tandem.tokenOf('colleague@example.com')
    this.viewer = tandem.as('viewer')
  }

  async ownerId(token: string): Promise<string> { return (await this.tandem.get('/api/session', { token })).body.user.id }

  static async gather(tandem: Tandem): Promise<Team> {
    const team = new Team(tandem)
    const agreed = (await tandem.post('/api/sales-ready-definitions', { score: 40, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'HAS_PROPERTY' }] } }, { token: tandem.as('marketer') })).body
    await tandem.post(`/api/sales-ready-definitions/${agreed.id}/signatures`, { side: 'marketing' }, { token: tandem.as('marketer') })
    await tandem.post(`/api/sales-ready-definitions/${agreed.id}/signatures`, { side: 'sales' }, { token: team.rep })
    team.mine = await team.belongings('minerva', team.rep, await team.ownerId(team.rep))
    team.theirs = await team.belongings('theodora', team.colleague, await team.ownerId(team.colleague))
    team.nobodys = await team.belongings('nobody', team.rep)
    await tandem.put(`/crm/v4/objects/contacts/${team.mine.contacts}/associations/default/deals/${team.theirs.deals}`)
    await team.restrict({ contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' })
    return team
  }

  async restrict(access: Record<string, 'all' | 'own'>) {
    const { version } = (await this.tandem.get('/api/record-access')).body
    expect((await this.tandem.put('/api/record-access', { version, results: [{ role: 'rep', access }] })).status).toBe(200)
  }

  /** One of each kind of record, with what belongs to it; every text holds the word. */
  async belongings(word: string, token: string, owner?: string): Promise<Ids> {
    const { tandem } = this
    const owned = owner ? { hubspot_owner_id: owner } : {}
    const made = async (object: ObjectType, properties: object) => (await tandem.post(`/crm/v3/objects/${object}`, { properties: { ...properties, ...owned } })).body.id as string
    const contacts = await made('contacts', { email: `${word}@firm.example`, firstname: word })
    // A deal would answer it.
    const lead = await made('contacts', { email: `lead@${word}.example`, firstname: word, ...(owner ? { jobtitle: 'Managing Director', company: word, industry: 'Painting', phone: '+49 431 5550' } : {}) })
    const companies = await made('companies', { name: word })
    const deals = await made('deals', { dealname: word, amount: '10' })
    const won = await made('deals', { dealname: `${word} won`, amount: '20', dealstage: 'closedwon', closedate: '2026-06-01T00:00:00Z' })
    for (const [from, to] of [[`deals/${deals}`, `contacts/${contacts}`], [`deals/${deals}`, `companies/${companies}`], [`contacts/${contacts}`, `companies/${companies}`]])
      expect((await tandem.put(`/crm/v4/objects/${from}/associations/default/${to}`)).status).toBe(200)
    const edit = await tandem.patch(`/crm/v3/objects/contacts/${contacts}`, { properties: { city: word } })
    const user_id = await this.ownerId(token)
    const task = (await tandem.post(`/api/records/contacts/${contacts}/activities`, { kind: 'task', body: word, user_id })).body.id
    const quote = (await tandem.post('/api/quotes', { deal_id: deals, title: word }, { token })).body.summary.id
    await tandem.put(`/api/contacts/${contacts}/consents/newsletter`, { state: 'given', source: word })
    const handoff = (await tandem.get('/api/handoffs?limit=200')).body.results.find((one: any) => one.contact_id === lead)?.id
    if (owner) expect(handoff).toEqual(expect.any(String))
    return { contacts, companies, deals, won, lead, quote, task, handoff, change: edit.headers.get('X-Change-Set')! }
  }

  /** Everything of the colleague's, as the owner sees it. */
  look() {
    const { contacts, companies, deals, quote } = this.theirs
    const addresses = [
      `/crm/v3/objects/contacts/${contacts}?properties=all`, `/crm/v3/objects/companies/${companies}?properties=all`, `/crm/v3/objects/deals/${deals}?properties=all`,
      `/crm/v4/objects/deals/${deals}/associations/contacts`, `/crm/v4/objects/contacts/${contacts}/associations/deals`, `/crm/v4/objects/deals/${deals}/associations/companies`,
      `/api/records/contacts/${contacts}/timeline`, `/api/records/deals/${deals}/timeline`, `/api/quotes/${quote}`, `/api/contacts/${contacts}/consents`,
      `/api/handoffs/${this.theirs.handoff}`,
    ]
    return Promise.all(addresses.map(async (address) => {
      const { status, body } = await this.tandem.get(address)
      expect([address, status]).toEqual([address, 200])
      return { ...body, working_ms_left: undefined }
    }))
  }
}

const test = base.extend<{ tandem: Tandem; team: Team }>({
  tandem: [async ({}, use) => { const tandem = await Tandem.open(); await use(tandem); await tandem.server.remove() }, { scope: 'file' }],
  team: [async ({ tandem }, use) => use(await Team.gather(tandem)), { scope: 'file' }],
})

const known = (team: Team, object: ObjectType | 'won', ids: string[]) => {
  const names = new Map((['mine', 'theirs', 'nobodys'] as const).map((whose) => [team[whose][object], whose]))
  return ids.map((id) => names.get(id)).filter(Boolean).sort()
}
const idsOf = (answer: any): string[] => answer.body.results.map((one: any) => one.id)

describe('a rep who sees the own records', () => {
  for (const object of objects)
    test(`lists ${object} of the own and of nobody, with totals that agree`, async ({ tandem, team }) => {
      const path = `/crm/v3/objects/${object}`
      for (const [token, expected] of [[team.rep, ['mine', 'nobodys']], [team.colleague, ['nobodys', 'theirs']], [team.viewer, ['mine', 'nobodys', 'theirs']]] as const) {
        expect(known(team, object, idsOf(await tandem.get(`${path}?limit=100`, { token })))).toEqual(expected)
        for (const more of [{}, { filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: '1' }] }] }]) {
          const found = await tandem.post(`${path}/search`, { limit: 200, ...more }, { token })
          expect(known(team, object, idsOf(found))).toEqual(expected)
          expect(found.body.total).toBe(found.body.results.length)
        }
        const inputs = [team.mine, team.theirs, team.nobodys].map((ids) => ({ id: ids[object] }))
        const read = await tandem.post(`${path}/batch/read`, { inputs }, { token })
        expect([known(team, object, idsOf(read)), read.status]).toEqual([expected, expected.length === 3 ? 200 : 207])
        for (const whose of ['mine', 'theirs', 'nobodys'] as const) {
          const one = await tandem.get(`${path}/${team[whose][object]}`, { token })
          expect([whose, one.status]).toEqual([whose, (expected as readonly string[]).includes(whose) ? 200 : 404])
        }
      }
    })

  test('finds nothing of a colleague by words, address, link or history', async ({ tandem, team }) => {
    const { rep: token, mine, theirs } = team
    for (const [word, hits] of [['theodora', []], ['minerva', ['contacts', 'companies', 'deals', 'quotes']]] as const) {
      expect([...new Set((await tandem.get(`/api/search?q=${word}`, { token })).body.results.map((hit: any) => hit.object))]).toEqual(hits)
      const found = await tandem.post('/crm/v3/objects/contacts/search', { query: word }, { token })
      expect(found.body.total).toBe(hits.length ? 2 : 0)
    }
    expect((await tandem.get('/crm/v3/objects/contacts/theodora@firm.example?idProperty=email', { token })).status).toBe(404)
    const linked = (object: string, of: string, id: string) =>
      tandem.post(`/crm/v3/objects/${object}/search`, { filterGroups: [{ filters: [{ propertyName: `associations.${of}`, operator: 'EQ', value: id }] }] }, { token })
    expect((await linked('contacts', 'deal', theirs.deals)).body.total).toBe(0)
    expect((await linked('contacts', 'deal', mine.deals)).body.total).toBe(1)
    expect((await tandem.get(`/crm/v4/objects/contacts/${mine.contacts}/associations/deals`, { token })).body.results.map((one: any) => one.toObjectId)).toEqual([mine.deals])
    const links = await tandem.post('/crm/v4/associations/contacts/deals/batch/read', { inputs: [{ id: mine.contacts }, { id: theirs.contacts }] }, { token })
    expect([links.status, links.body.results.map((one: any) => one.to.map((to: any) => to.toObjectId))]).toEqual([207, [[mine.deals]]])
    const withLinks = (await tandem.get(`/crm/v3/objects/contacts/${mine.contacts}?associations=deals`, { token })).body
    expect(withLinks.associations.deals.results.map((one: any) => one.id)).toEqual([mine.deals])
    const past = (await tandem.get(`/crm/v3/objects/contacts?limit=100&propertiesWithHistory=city`, { token })).body.results.flatMap((one: any) => one.propertiesWithHistory.city.map((value: any) => value.value))
    expect(past).toEqual(expect.arrayContaining(['minerva', 'nobody']))
    expect(past).not.toContain('theodora')
  })

  test('meets none of it in any other answer', async ({ tandem, team }) => {
    const hidden = [...Object.values(team.theirs), 'theodora']
    const asked: string[] = []
    for (const route of (await routesOf(tandem)).filter((one) => one.method === 'GET' && one.roles.includes('rep') && !one.parameters.some((each) => !each.values) && one.path !== '/api/live')) {
      const address = addressOf(route, (name, values) => values?.[0] ?? (name === 'q' ? 'theodora' : '1'))
      asked.push(route.path)
      const { text } = await tandem.get(address, { token: team.rep })
      expect([address, hidden.filter((word) => text.includes(word))]).toEqual([address, []])
    }
    expect(asked).toEqual(expect.arrayContaining(['/api/quotes', '/api/handoffs', '/api/tasks', '/api/search', '/api/revenue/deals']))
    const period = 'from=2026-01-01&to=2026-12-31'
    const deals = async (token: string) => (await tandem.get(`/api/revenue/deals?${period}`, { token })).body.results.map((one: any) => one.id)
    expect(known(team, 'won', await deals(team.rep))).toEqual(['mine', 'nobodys'])
    expect(known(team, 'won', await deals(team.viewer))).toEqual(['mine', 'nobodys', 'theirs'])
    const quotes = (await tandem.get('/api/quotes', { token: team.rep })).body
    expect([quotes.total, quotes.counts.draft]).toEqual([quotes.results.length, quotes.results.length])
    expect((await tandem.get('/api/handoffs', { token: team.rep })).body).toMatchObject({ counts: { team: 1 }, results: [{ id: team.mine.handoff }] })
    expect((await tandem.get('/api/tasks', { token: team.rep })).body.results.map((one: any) => one.task?.id ?? one.id).sort()).toEqual([team.mine.task, team.nobodys.task].sort())
    const thread = await tandem.get(`/api/contacts/${team.mine.contacts}/thread`, { token: team.rep })
    expect([thread.status, thread.text.includes('theodora')]).toEqual([200, false])
  })

  test('counts what is seen, and with everybody in the numbers of the company', async ({ tandem, team }) => {
    const period = `from=2026-01-01&to=${new Date().getFullYear()}-12-31`
    for (const address of ['/api/goal', '/api/topics'])
      expect([address, (await tandem.get(address, { token: team.rep })).body]).toEqual([address, (await tandem.get(address)).body])
    for (const [token, won, leads] of [[team.rep, '40.00', 4], [team.viewer, '60.00', 6]] as const) {
      expect((await tandem.get(`/api/revenue?${period}`, { token })).body.total.amount).toBe(won)
      expect((await tandem.get(`/api/funnel?${period}`, { token })).body).toMatchObject({ won: { amount: won }, steps: expect.arrayContaining([expect.objectContaining({ step: 'lead', count: leads })]) })
      expect((await tandem.get(`/api/funnel/series?${period}&interval=month`, { token })).body).toMatchObject({ leads, won: { amount: won } })
    }
  })

  test('finds no route that leads to it, and changes nothing', async ({ tandem, team }) => {
    const before = await team.look()
    const wrong: unknown[] = []
    let asked = 0
    for (const object of objects) {
      const theirs: Record<string, string> = {
        key: team.theirs[object], record_id: team.theirs[object], contact_id: team.theirs.contacts, from_id: team.theirs[object], to_id: team.mine.contacts,
        quote_id: team.theirs.quote, handoff_id: team.theirs.handoff, task_id: team.theirs.task, change_set_id: team.theirs.change,
      }
      const value = (name: string, values?: string[]) => (name === 'to_type' ? 'contacts' : name.endsWith('_type') ? object : theirs[name] ?? values?.[0] ?? 'newsletter')
      for (const route of (await routesOf(tandem)).filter((one) => one.roles.includes('rep') && one.parameters.some(({ name }) => name in theirs))) {
        const body = bodies[`${route.method} ${route.path}`]
        const { status, code } = await statusOf(tandem, route, addressOf(route, value), team.rep, body)
        // Deleting what is not there is done already; a body that says nothing may be refused first, and so may a link that cannot be.
        const good = status === 404 || (route.method === 'DELETE' && status === 204) || (route.method !== 'GET' && (!body || object !== 'contacts') && status === 400)
        if (!good) wrong.push([object, route.method, route.path, status, code])
        ++asked
      }
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(60)
    const { rep: token, mine, theirs } = team
    const batch = (what: string, inputs: unknown[]) => tandem.post(`/crm/v3/objects/contacts/batch/${what}`, { inputs }, { token })
    expect((await batch('update', [{ id: theirs.contacts, properties: { city: 'Kiel' } }])).status).toBe(404)
    expect((await batch('archive', [{ id: theirs.contacts }])).status).toBe(204)
    expect((await batch('upsert', [{ id: 'theodora@firm.example', idProperty: 'email', properties: { city: 'Kiel' } }])).body.code).toBe('record_exists')
    for (const taken of [
      await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'theodora@firm.example' } }, { token }),
      await tandem.patch(`/crm/v3/objects/contacts/${mine.contacts}`, { properties: { email: 'theodora@firm.example' } }, { token }),
      await batch('create', [{ properties: { email: 'theodora@firm.example' } }]), await batch('upsert', [{ id: 'theodora@firm.example', idProperty: 'email', properties: {} }]),
    ]) {
      expect([taken.status, taken.body.code, taken.body.message]).toEqual([409, 'record_exists', expect.stringContaining('you do not see it')])
      expect(Object.values(theirs).filter((id) => taken.text.includes(id))).toEqual([])
    }
    expect((await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'minerva@firm.example' } }, { token })).body.message).toBe(`Contact already exists. Existing ID: ${mine.contacts}`)
    const to = (id: string) => ({ inputs: [{ from: { id: mine.contacts }, to: { id } }] })
    expect((await tandem.post('/crm/v4/associations/contacts/deals/batch/associate/default', to(theirs.deals), { token })).status).toBe(404)
    expect((await tandem.put(`/crm/v4/objects/companies/${mine.companies}/associations/default/contacts/${theirs.contacts}`, undefined, { token })).status).toBe(404)
    await tandem.delete(`/crm/v4/objects/contacts/${mine.contacts}/associations/deals/${theirs.deals}`, { token })
    const labels = { inputs: [{ from: { id: theirs.contacts }, to: { id: theirs.companies }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }] }] }
    expect((await tandem.post('/crm/v4/associations/contacts/companies/batch/labels/archive', labels, { token })).status).toBe(204)
    const made = { properties: { lastname: 'Late' }, associations: [{ to: { id: theirs.deals }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 4 }] }] }
    expect((await tandem.post('/crm/v3/objects/contacts', made, { token })).status).toBe(404)
    for (const given of [{ deal_id: theirs.deals }, { deal_id: mine.deals, contact_id: theirs.contacts }, { deal_id: mine.deals, copy_of: theirs.quote }])
      expect([given, (await tandem.post('/api/quotes', given, { token })).status]).toEqual([given, 400])
    expect(await team.look()).toEqual(before)
  })

  test('works on what is theirs, gives it away and can take that back', async ({ tandem, team }) => {
    const { rep: token, mine } = team
    const colleague = await team.ownerId(team.colleague)
    expect((await tandem.patch(`/crm/v3/objects/contacts/${mine.contacts}`, { properties: { city: 'Kiel' } }, { token })).status).toBe(200)
    const given = await tandem.patch(`/crm/v3/objects/contacts/${mine.contacts}`, { properties: { hubspot_owner_id: colleague } }, { token })
    expect([given.status, given.body.properties.hubspot_owner_id]).toEqual([200, colleague])
    expect((await tandem.get(`/crm/v3/objects/contacts/${mine.contacts}`, { token })).status).toBe(404)
    const undo = (by: string) => tandem.post(`/api/change-sets/${given.headers.get('X-Change-Set')}/undo`, undefined, { token: by })
    expect((await undo(token)).status).toBe(201)
    expect((await tandem.get(`/crm/v3/objects/contacts/${mine.contacts}`, { token })).status).toBe(200)
    const taken = await tandem.patch(`/crm/v3/objects/contacts/${mine.contacts}`, { properties: { hubspot_owner_id: colleague } })
    expect((await tandem.post(`/api/change-sets/${taken.headers.get('X-Change-Set')}/undo`, undefined, { token })).status).toBe(404)
    expect((await tandem.post(`/api/change-sets/${taken.headers.get('X-Change-Set')}/undo`)).status).toBe(201)
    const other = { properties: { dealname: 'For a colleague', hubspot_owner_id: colleague }, associations: [{ to: { id: mine.contacts }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 }] }] }
    const made = await tandem.post('/crm/v3/objects/deals', other, { token })
    expect([made.status, (await tandem.get(`/crm/v3/objects/deals/${made.body.id}`, { token })).status]).toEqual([201, 404])
    await tandem.delete(`/crm/v3/objects/deals/${made.body.id}`)
    expect((await tandem.post(`/api/handoffs/${mine.handoff}/acceptance`, { create_deal: true }, { token })).status).toBe(200)
  })

  test('keeps a primary company single, also where the former one is out of sight', async ({ tandem, team }) => {
    const { rep: token, mine, theirs } = team
    const primary = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 }]
    await tandem.put(`/crm/v4/objects/contacts/${mine.contacts}/associations/companies/${theirs.companies}`, primary)
    expect((await tandem.put(`/crm/v4/objects/contacts/${mine.contacts}/associations/companies/${mine.companies}`, primary, { token })).status).toBe(201)
    const links = (await tandem.get(`/crm/v4/objects/contacts/${mine.contacts}/associations/companies`)).body.results
    const primaries = links.filter((one: any) => one.associationTypes.some((type: any) => type.typeId === 1)).map((one: any) => one.toObjectId)
    expect(primaries).toEqual([mine.companies])
    await tandem.delete(`/crm/v4/objects/contacts/${mine.contacts}/associations/companies/${theirs.companies}`)
  })
})

describe('who sees what', () => {
  const all = { contacts: 'all', companies: 'all', deals: 'all', quotes: 'all', tickets: 'as_contacts' }

  test('is all for everybody at first, and set by who manages people', async ({}) => {
    const tandem = await Tandem.open()
    try {
      const roles = ['manager', 'marketer', 'rep', 'viewer']
      expect((await tandem.get('/api/record-access')).body).toEqual({ version: 0, results: roles.map((role) => ({ role, access: all })) })
      expect((await tandem.put('/api/record-access', { version: 0, results: [] }, { token: tandem.as('manager') })).status).toBe(403)
      const set = await tandem.put('/api/record-access', { version: 0, results: [{ role: 'rep', access: { ...all, deals: 'own' } }] }, { token: tandem.as('admin') })
      expect(set.body.results.find((one: any) => one.role === 'rep').access).toEqual({ ...all, deals: 'own' })
      expect(set.headers.get('X-Change-Set')).toEqual(expect.any(String))
      expect((await tandem.get('/api/record-access')).body).toEqual(set.body)
      // Who is not named keeps what was decided: a short list opens nothing.
      const again = await tandem.put('/api/record-access', { version: set.body.version, results: [{ role: 'viewer', access: { ...all, quotes: 'own' } }] }, { token: tandem.as('admin') })
      expect(again.body.results.find((one: any) => one.role === 'rep').access.deals).toBe('own')
      const short = await tandem.put('/api/record-access', { version: again.body.version, results: [{ role: 'rep', access: { contacts: 'own', ticket: 'all' } }] }, { token: tandem.as('admin') })
      expect(short.body.results.find((one: any) => one.role === 'rep').access).toEqual({ ...all, contacts: 'own', deals: 'own', tickets: 'all' })
    } finally {
      await tandem.server.remove()
    }
  })

  test('refuses what makes no sense', async ({ tandem }) => {
    const put = async (results: unknown[]) => { const { status, body } = await tandem.put('/api/record-access', { version: 0, results }); return [status, body.errors?.[0]?.pointer] }
    for (const role of ['owner', 'admin', 'visitor']) expect(await put([{ role, access: all }])).toEqual([400, '/results/0/role'])
    expect(await put([{ role: 'rep', access: all }, { role: 'rep', access: all }])).toEqual([400, '/results/0/role'])
    expect(await put([{ role: 'rep', access: { ...all, deals: 'some' } }])).toEqual([400, '/results/0/access/deals'])
    expect(await put([{ role: 'rep', access: { contacts: 'as_contacts' } }])).toEqual([400, '/results/0/access/contacts'])
    for (const kind of ['topics', '2-1', '0-9']) expect(await put([{ role: 'rep', access: { [kind]: 'own' } }])).toEqual([400, `/results/0/access/${kind}`])
  })

  test('counts from the next request on, for sessions and tokens, those for reading as well', async ({ tandem, team }) => {
    const reading = tandem.server.command(['token', 'create', '--user', 'rep@example.com', '--read-only']).trim().split('\n').at(-1)!
    const status = async (token: string) => (await tandem.get(`/crm/v3/objects/contacts/${team.theirs.contacts}`, { token })).status
    const quote = async () => (await tandem.get(`/api/quotes/${team.theirs.quote}`, { token: team.rep })).status
    expect([await status(team.rep), await status(reading), await quote()]).toEqual([404, 404, 404])
    await team.restrict({ contacts: 'all', companies: 'all', deals: 'all', quotes: 'own' })
    expect([await status(team.rep), await status(reading), await quote()]).toEqual([200, 200, 404])
    await team.restrict({ contacts: 'own', companies: 'own', deals: 'own', quotes: 'all' })
    const seen = (await tandem.get(`/api/quotes/${team.theirs.quote}`, { token: team.rep })).body.summary
    expect([seen.title, seen.contact_name, seen.deal_name]).toEqual(['theodora', '', ''])
    await team.restrict({ contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' })
    expect(await quote()).toBe(404)
  })
})

describe('a kind of the table of many', () => {
  /** A rep, a colleague, and of tickets and of machines one of each and one of nobody. */
  const kinds = async (tandem: Tandem) => {
    const made = await tandem.post('/crm/v3/schemas', { name: 'machines', labels: { singular: 'Machine', plural: 'Machines' }, primaryDisplayProperty: 'model', properties: [{ name: 'model', label: 'Model', type: 'string', fieldType: 'text' }], associatedObjects: ['CONTACT'] })
    expect(made.status, made.text).toBe(201)
    const team = new Team(tandem)
    const owners = { mine: await team.ownerId(team.rep), theirs: await team.ownerId(team.colleague), nobodys: '' }
    const ids: Record<string, Record<string, string>> = { tickets: {}, machines: {} }
    for (const [kind, title] of [['tickets', 'subject'], ['machines', 'model']] as const)
      for (const [whose, owner] of Object.entries(owners))
        ids[kind]![whose] = (await tandem.post(`/crm/v3/objects/${kind}`, { properties: { [title]: `${whose} word`, ...(owner ? { hubspot_owner_id: owner } : {}) } })).body.id
    const seen = async (kind: string) => {
      const found = await tandem.post(`/crm/v3/objects/${kind}/search`, { query: 'word', limit: 50 }, { token: team.rep })
      expect(found.body.total).toBe(found.body.results.length)
      const listed = (await tandem.get(`/crm/v3/objects/${kind}?limit=50`, { token: team.rep })).body.results.map((one: any) => one.id)
      const whose = (id: string) => Object.keys(ids[kind]!).find((name) => ids[kind]![name] === id)
      expect(listed.map(whose).sort()).toEqual(found.body.results.map((one: any) => whose(one.id)).sort())
      return listed.map(whose).sort()
    }
    return { team, ids, seen }
  }
  const inSight = ['mine', 'nobodys']
  const everything = ['mine', 'nobodys', 'theirs']

  test('is seen as contacts are until it is decided about, also one that is made later', async ({}) => {
    const tandem = await Tandem.open()
    try {
      tandem.as('rep')
      const { version } = (await tandem.put('/api/record-access', { version: 0, results: [{ role: 'rep', access: { contacts: 'own' } }] })).body
      const { seen, team } = await kinds(tandem)
      expect([await seen('tickets'), await seen('machines')]).toEqual([inSight, inSight])
      const access = async () => (await tandem.get('/api/record-access')).body.results.find((one: any) => one.role === 'rep').access
      expect(await access()).toMatchObject({ contacts: 'own', companies: 'all', tickets: 'as_contacts', '2-1': 'as_contacts' })
      // A path's name of a kind will do.
      await team.restrict({ machines: 'all' } as any)
      expect([await access(), await seen('tickets'), await seen('machines')]).toEqual([expect.objectContaining({ '2-1': 'all' }), inSight, everything])
      await team.restrict({ contacts: 'all', tickets: 'own' } as any)
      expect([await seen('tickets'), await seen('machines')]).toEqual([inSight, everything])
      await team.restrict({ '2-1': 'as_contacts', tickets: 'as_contacts' } as any)
      expect([await seen('tickets'), await seen('machines'), version]).toEqual([everything, everything, 1])
      await team.restrict({ '2-1': 'own' } as any)
      const change = (await tandem.get('/api/record-access')).headers
      expect([change.get('X-Change-Set'), await seen('machines')]).toEqual([null, inSight])
    } finally {
      await tandem.server.remove()
    }
  })

  test('leads nowhere out of sight: page, story, files, history, links, changes, undo and tasks', async ({}) => {
    const tandem = await Tandem.open()
    try {
      const { team, ids } = await kinds(tandem)
      const token = team.rep
      const contact = (await tandem.contact({ lastname: 'Shared' })).id
      await team.restrict({ tickets: 'own', machines: 'own' } as any)
      for (const kind of ['tickets', 'machines'] as const) {
        const object = kind === 'machines' ? '2-1' : kind
        const { theirs, mine } = ids[kind] as Record<'mine' | 'theirs', string>
        for (const id of [mine, theirs]) {
          expect((await tandem.put(`/crm/v4/objects/${object}/${id}/associations/default/contacts/${contact}`)).status).toBe(200)
          expect((await tandem.call('POST', `/api/records/${object}/${id}/files?name=a.txt`, undefined, { raw: id, headers: { 'Content-Type': 'application/octet-stream' } })).status).toBe(201)
        }
        const edit = await tandem.patch(`/crm/v3/objects/${object}/${theirs}`, { properties: { hs_pipeline_stage: kind === 'tickets' ? '3' : '', [kind === 'tickets' ? 'subject' : 'model']: 'later' } })
        const status = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', address: string, body?: unknown) => [(await tandem.call(method, address, body, { token })).status, (await tandem.call(method === 'GET' ? method : 'GET', method === 'GET' ? address.replace(theirs, mine) : `/crm/v3/objects/${object}/${mine}`, undefined, { token })).status]
        for (const address of [`/crm/v3/objects/${object}/${theirs}`, `/api/records/${object}/${theirs}/timeline`, `/api/records/${object}/${theirs}/files`, `/crm/v4/objects/${object}/${theirs}/associations/contacts`, `/crm/v3/objects/${object}/${theirs}?propertiesWithHistory=hs_pipeline_stage`])
          expect([address, await status('GET', address)]).toEqual([address, [404, 200]])
        expect(await status('PATCH', `/crm/v3/objects/${object}/${theirs}`, { properties: { hubspot_owner_id: '' } })).toEqual([404, 200])
        expect(await status('POST', `/api/records/${object}/${theirs}/activities`, { kind: 'note', body: 'x' })).toEqual([404, 200])
        expect(await status('PUT', `/crm/v4/objects/${object}/${theirs}/associations/default/contacts/${contact}`)).toEqual([404, 200])
        expect(await status('POST', `/api/change-sets/${edit.headers.get('X-Change-Set')}/undo`)).toEqual([404, 200])
        const links = (await tandem.get(`/crm/v4/objects/contacts/${contact}/associations/${object}`, { token })).body.results
        expect(links.map((one: any) => one.toObjectId)).toEqual([mine])
        const linked = await tandem.post('/crm/v3/objects/contacts/search', { filterGroups: [{ filters: [{ propertyName: `associations.${object}`, operator: 'EQ', value: theirs }] }] }, { token })
        expect(linked.body.total).toBe(0)
        expect((await tandem.get('/api/search?q=word', { token })).text).not.toContain(theirs)
        const user_id = await team.ownerId(token)
        const given = await tandem.post(`/api/records/${object}/${theirs}/activities`, { kind: 'task', body: 'Look', user_id })
        expect([given.status, given.body.user_sees_record]).toEqual([201, false])
        expect((await tandem.get('/api/tasks?limit=200', { token })).text).not.toContain(theirs)
        await tandem.delete(`/crm/v3/objects/${object}/${theirs}`, { token })
        expect((await tandem.get(`/crm/v3/objects/${object}/${theirs}`)).status).toBe(200)
      }
    } finally {
      await tandem.server.remove()
    }
  })
})
