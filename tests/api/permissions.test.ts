// Generated from the program's own description: every route × every role × nobody × somebody of another workspace.
import { addressOf, routesOf, statusOf } from '../support/routes.ts'
import { type Tandem, expect, roles, test } from '../support/tandem.ts'

/** An id that nothing bears, so that whoever is let in changes nothing. */
const nothing = (_: string, values: string[] | undefined) => values?.[0] ?? '1'

test('every route says who may use it', async ({ tandem }) => {
  const routes = await routesOf(tandem)
  expect(routes.length).toBeGreaterThan(50)
  for (const route of routes) {
    if (route.isPublic) expect([route.method, route.path, route.roles]).toEqual([route.method, route.path, []])
    else expect([route.path, route.permission, route.roles]).toEqual([route.path, expect.any(String), expect.arrayContaining(['owner'])])
  }
})

test('without sign-in only public routes answer', async ({ tandem }) => {
  const wrong: unknown[] = []
  for (const route of await routesOf(tandem)) {
    for (const token of [null, 'tandem_not_a_token']) {
      const { status, code } = await statusOf(tandem, route, addressOf(route, nothing), token)
      const good = route.isPublic ? status !== 401 && code !== 'not_permitted' : status === 401
      if (!good) wrong.push([route.method, route.path, token, status, code])
    }
  }
  expect(wrong).toEqual([])
})

test('each role may what the route lists, and nothing else', { timeout: 120_000 }, async ({ tandem }) => {
  const wrong: unknown[] = []
  const routes = (await routesOf(tandem)).filter((route) => !route.isPublic)
  for (const role of roles) {
    const token = tandem.as(role)
    for (const route of routes) {
      const { status, code } = await statusOf(tandem, route, addressOf(route, nothing), token)
      const good = route.roles.includes(role) ? status !== 401 && status !== 403 && status < 500 : status === 403 && code === 'not_permitted'
      if (!good) wrong.push([role, route.method, route.path, status, code])
    }
  }
  expect(wrong).toEqual([])
})

test('a token for reading may what a viewer may', async ({ tandem }) => {
  const token = tandem.server.command(['token', 'create', '--user', 'owner@example.com', '--read-only']).trim().split('\n').at(-1)!
  const wrong: unknown[] = []
  for (const route of (await routesOf(tandem)).filter((one) => !one.isPublic)) {
    const { status } = await statusOf(tandem, route, addressOf(route, nothing), token)
    if ((status === 403) === route.roles.includes('viewer')) wrong.push([route.method, route.path, status])
  }
  expect(wrong).toEqual([])
})

interface Own {
  ids: Record<string, string>
  look: () => Promise<unknown>
}

/** One of each kind of thing, and a look at all of them. */
async function belongings(tandem: Tandem): Promise<Own> {
  const contact = await tandem.contact({ email: 'mine@example.com', firstname: 'Mine' })
  const deal = await tandem.deal({ dealname: 'Mine', amount: '10' })
  const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Mine' } })).body
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  await tandem.post('/crm/v3/properties/contacts', { name: 'mine', label: 'Mine', type: 'string', fieldType: 'text', groupName: 'contactinformation' })
  const edit = await tandem.patch(`/crm/v3/objects/contacts/${contact.id}`, { properties: { city: 'Kiel' } })
  const task = (await tandem.post(`/api/records/contacts/${contact.id}/activities`, { kind: 'task', body: 'Call', due_at: '2030-01-01T00:00:00Z' })).body
  const issued = (await tandem.post('/api/tokens', { name: 'mine', scope: 'read' })).body
  const { user } = (await tandem.get('/api/session')).body
  const product = (await tandem.post('/api/products', { name: 'Mine', unit_price: { amount: '10.00', currency: 'EUR' }, tax_rate: 1900 })).body
  const quote = (await tandem.post('/api/quotes', { deal_id: deal.id, title: 'Mine' })).body.summary
  const campaign = (await tandem.post('/api/campaigns', { name: 'Mine' })).body
  const definition = (await tandem.post('/api/sales-ready-definitions', { score: 70, required_properties: ['email'] })).body
  const site = (await tandem.post('/api/v1/sites', { domain: 'mine.example', timezone: 'UTC' })).body
  const look = async () => {
    const addresses = [
      `/crm/v3/objects/contacts/${contact.id}?properties=all`, `/crm/v3/objects/deals/${deal.id}?properties=all`, `/crm/v3/objects/companies/${company.id}?properties=all`,
      `/crm/v4/objects/deals/${deal.id}/associations/contacts`, `/api/records/contacts/${contact.id}/timeline`, `/api/records/deals/${deal.id}/timeline`,
      '/crm/v3/properties/contacts', '/crm/v3/pipelines/deals', '/api/users', '/api/workspace', '/api/sales-ready-definitions', '/api/v1/sites',
      `/api/products/${product.id}`, `/api/quotes/${quote.id}`, `/api/campaigns/${campaign.id}`, `/api/contacts/${contact.id}/consents`,
    ]
    return Promise.all(addresses.map(async (address) => (await tandem.get(address)).body))
  }
  const ids = { contact_id: contact.id, deal_id: deal.id, company_id: company.id, task_id: task.id, token_id: issued.id, user_id: user.id, owner_id: user.id, change_set_id: edit.headers.get('X-Change-Set')!,
    product_id: product.id, quote_id: quote.id, campaign_id: campaign.id, definition_id: definition.id, site_id: site.domain, to_id: deal.id }
  return { ids, look }
}

/** Where an empty body would be refused before anything is looked for. */
const bodies: Record<string, string> = {
  'PATCH /crm/v3/objects/{object_type}/{key}': '{"properties":{"firstname":"Theirs"}}',
  'PATCH /api/users/{user_id}': '{"name":"Theirs"}',
  'POST /api/records/{object_type}/{record_id}/activities': '{"kind":"note","body":"Theirs"}',
  'PATCH /api/tasks/{task_id}': '{"done":true}',
  'PATCH /api/products/{product_id}': '{"version":1,"name":"Theirs"}',
  'PATCH /api/quotes/{quote_id}': '{"version":1,"title":"Theirs"}',
  'POST /api/quotes/{quote_id}/sending': '{"version":1}',
  'PATCH /api/campaigns/{campaign_id}': '{"name":"Theirs"}',
  'POST /api/campaigns/{campaign_id}/test-mail': '{"to":"their@example.com"}',
  'POST /api/sales-ready-definitions/{definition_id}/signatures': '{"side":"sales"}',
  'POST /api/campaigns/{campaign_id}/retries': '{"reason":"mailbox_full"}',
  'POST /api/handoffs/{handoff_id}/rejection': '{"reason_code":"too_early","sentence":"In spring"}',
  'PUT /api/contacts/{contact_id}/consents/{topic_key}': '{"state":"given","source":"theirs"}',
  'PUT /crm/v4/objects/{from_type}/{from_id}/associations/{to_type}/{to_id}': '[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":449}]',
  'PUT /api/contacts/{contact_id}/suppression': '{"reason":"manual"}',
}

test('somebody of another workspace finds nothing and changes nothing', { timeout: 60_000 }, async ({ tandem }) => {
  tandem.addUser('owner', 'owner@other.example', 'Other')
  const stranger = tandem.tokenOf('owner@other.example')
  const { ids, look } = await belongings(tandem)
  for (const [name, id] of Object.entries(ids)) expect([name, id]).toEqual([name, expect.any(String)])
  const before: any = await look()
  expect(before.filter((one: any) => one?.status === 'error')).toEqual([])
  const mine = (name: string, values: string[] | undefined) => values?.[0] ?? ids[name] ?? ids.contact_id!

  const wrong: unknown[] = []
  for (const route of (await routesOf(tandem)).filter((one) => !one.isPublic && one.parameters.some((each) => !each.values && each.name !== 'name'))) {
    const body = bodies[`${route.method} ${route.path}`]
    const { status, code } = await statusOf(tandem, route, addressOf(route, mine), stranger, body)
    // Deleting what is not there is done already; a body that says nothing may be refused first.
    const good = status === 404 || (route.method === 'DELETE' && status === 204) || (route.method !== 'GET' && !body && status === 400)
    if (!good) wrong.push([route.method, route.path, status, code])
  }
  expect(wrong).toEqual([])
  expect(await look()).toEqual(before)

  const everyId = Object.values(ids)
  for (const route of (await routesOf(tandem)).filter((one) => one.method === 'GET' && !one.isPublic && !one.parameters.length && !one.query.length && one.path !== '/api/live')) {
    const { text } = await tandem.get(route.path, { token: stranger })
    expect([route.path, everyId.filter((id) => text.includes(id))]).toEqual([route.path, []])
  }

  const search = await tandem.post('/crm/v3/objects/contacts/search', { query: 'mine' }, { token: stranger })
  expect([search.body.total, search.body.results]).toEqual([0, []])
  expect((await tandem.get('/crm/v3/objects/contacts', { token: stranger })).body.results).toEqual([])
  const read = await tandem.post('/crm/v3/objects/contacts/batch/read', { inputs: [{ id: ids.contact_id }, { id: 'mine@example.com' }] }, { token: stranger })
  expect(read.body.results).toEqual([])
  const link = await tandem.put(`/crm/v4/objects/deals/${ids.deal_id}/associations/default/contacts/${ids.contact_id}`, undefined, { token: stranger })
  expect(link.status).toBe(404)
  const owned = await tandem.post('/crm/v3/objects/contacts', { properties: { hubspot_owner_id: ids.user_id } }, { token: stranger })
  expect([owned.status, owned.body.errors[0].pointer]).toEqual([400, '/properties/hubspot_owner_id'])
  // The same address is free in another workspace.
  expect((await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'mine@example.com' } }, { token: stranger })).status).toBe(201)
  expect(await look()).toEqual(before)
})
