// Generated from the program's own description: every route × every role × nobody × somebody of another workspace.
import { Company } from '../support/belongings.ts'
import { type Route, addressOf, routesOf, statusOf } from '../support/routes.ts'
import { type Role, type Tandem, expect, roles, test as base } from '../support/tandem.ts'

const test = base.extend<{ company: Company }>({
  company: [async ({ tandem }, use) => use(await Company.furnish(tandem)), { scope: 'file' }],
})

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

/** What is refused although the role may, and what is let though it may not; who may not asks about things that exist. */
async function wrongFor(tandem: Tandem, company: Company, role: Role, token: string): Promise<unknown[]> {
  const wrong: unknown[] = []
  for (const route of (await routesOf(tandem)).filter((one) => !one.isPublic)) {
    const may = route.roles.includes(role)
    const { status, code } = may
      ? await statusOf(tandem, route, addressOf(route, nothing), token)
      : await statusOf(tandem, route, company.address(route), token, company.body(route))
    const good = may ? status !== 401 && status !== 403 && status < 500 : status === 403 && code === 'not_permitted'
    if (!good) wrong.push([role, route.method, route.path, status, code])
  }
  return wrong
}

test('each role may what the route lists, and nothing else', async ({ tandem, company }) => {
  const before = await company.look()
  for (const role of roles) expect(await wrongFor(tandem, company, role, tandem.as(role))).toEqual([])
  expect(await company.look()).toEqual(before)
})

test('a token for reading may what a viewer may', async ({ tandem, company }) => {
  const token = tandem.server.command(['token', 'create', '--user', 'owner@example.com', '--read-only']).trim().split('\n').at(-1)!
  expect(await wrongFor(tandem, company, 'viewer', token)).toEqual([])
})

/** Names something of its workspace's own, and not only kinds of things, which are the same everywhere. */
const namesSomething = (route: Route) => route.parameters.some((one) => !one.values && one.name !== 'object_type')

test('somebody of another workspace finds nothing and changes nothing', async ({ tandem, company }) => {
  tandem.addUser('owner', 'owner@other.example', 'Other')
  const stranger = tandem.tokenOf('owner@other.example')
  const routes = (await routesOf(tandem)).filter((route) => !route.isPublic)
  const before = await company.look()

  const wrong: unknown[] = []
  for (const route of routes.filter(namesSomething)) {
    const { status, code } = await statusOf(tandem, route, company.address(route), stranger, company.body(route))
    // Deleting what is not there is done already.
    if (status !== 404 && !(route.method === 'DELETE' && status === 204)) wrong.push([route.method, route.path, status, code])
  }
  expect(wrong).toEqual([])
  expect(await company.look()).toEqual(before)

  const seen = new Set<string>()
  const ids = Object.entries(company.ids).filter(([name]) => name.endsWith('_id')).map(([, id]) => id)
  for (const route of routes.filter((one) => one.method === 'GET' && !one.parameters.length && one.path !== '/api/live')) {
    const { text } = await tandem.get(company.address(route), { token: stranger })
    expect([route.path, ids.filter((id) => text.includes(id))]).toEqual([route.path, []])
    const mine = (await tandem.get(company.address(route))).text
    for (const id of ids) if (mine.includes(id)) seen.add(id)
  }
  expect(seen.size).toBeGreaterThan(10) // their owner does find them there

  const { contact_id, deal_id, user_id } = company.ids as Record<string, string>
  const search = await tandem.post('/crm/v3/objects/contacts/search', { query: 'mine' }, { token: stranger })
  expect([search.body.total, search.body.results]).toEqual([0, []])
  expect((await tandem.get('/crm/v3/objects/contacts', { token: stranger })).body.results).toEqual([])
  const read = await tandem.post('/crm/v3/objects/contacts/batch/read', { inputs: [{ id: contact_id }, { id: 'mine@example.com' }] }, { token: stranger })
  expect(read.body.results).toEqual([])
  const link = await tandem.put(`/crm/v4/objects/deals/${deal_id}/associations/default/contacts/${contact_id}`, undefined, { token: stranger })
  expect(link.status).toBe(404)
  const owned = await tandem.post('/crm/v3/objects/contacts', { properties: { hubspot_owner_id: user_id } }, { token: stranger })
  expect([owned.status, owned.body.errors[0].pointer]).toEqual([400, '/properties/hubspot_owner_id'])
  // The same address is free in another workspace.
  expect((await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'mine@example.com' } }, { token: stranger })).status).toBe(201)
  expect(await company.look()).toEqual(before)
})

test('the owner is let to each of these things: what was refused above is there', async ({ tandem, company }) => {
  // What is deleted is asked for before, and what lies within it first.
  const order = ['GET', 'PATCH', 'PUT', 'POST', 'DELETE']
  const routes = (await routesOf(tandem)).filter((route) => !route.isPublic && namesSomething(route))
  routes.sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method) || b.path.length - a.path.length)
  const wrong: unknown[] = []
  for (const route of routes) {
    const { status, code } = await statusOf(tandem, route, company.address(route), tandem.token, company.body(route))
    if (status >= 300 && status !== 409) wrong.push([route.method, route.path, status, code])
  }
  expect(wrong).toEqual([])
})
