// Where two people may edit one thing, nobody overwrites what they have not seen: every PATCH and PUT takes the version.
import { Company } from '../support/belongings.ts'
import { routesOf, statusOf } from '../support/routes.ts'
import { type Tandem, expect, test } from '../support/tandem.ts'

/** Routes that take none, and why. */
const withoutVersion: Record<string, string> = {
  '/crm-object-schemas/': 'what /crm/v3/schemas is, where HubSpot’s client asks for it',
  '/crm/': 'HubSpot’s contract: its clients send none; fields of records are merged one by one, with history and undo',
  'PUT /api/password': 'takes the current password instead',
  'PUT /api/contacts/{contact_id}/consents/{topic_key}': 'adds a line to a ledger',
  'PUT /api/contacts/{contact_id}/suppression': 'there or not: it holds nothing to be overwritten',
}

async function editing(tandem: Tandem) {
  const routes = (await routesOf(tandem)).filter(({ method }) => method === 'PATCH' || method === 'PUT')
  return routes.filter((route) => !Object.keys(withoutVersion).some((start) => route.path.startsWith(start) || `${route.method} ${route.path}` === start))
}

test('every route that edits takes a version, but those that are named', async ({ tandem }) => {
  const { paths, components } = (await tandem.get('/api/openapi.json', { token: null })).body
  const routes = await editing(tandem)
  expect(routes.length).toBeGreaterThan(12)
  const without = routes.filter(({ method, path }) => {
    const schema = paths[path][method.toLowerCase()].requestBody?.content['application/json']?.schema
    return !components.schemas[schema?.$ref?.split('/').at(-1)]?.required?.includes('version')
  })
  expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('an older version is refused and changes nothing; the right one is taken, once', async ({ tandem }) => {
  const company = await Company.furnish(tandem)
  for (const route of await editing(tandem)) {
    const name = `${route.method} ${route.path}`
    const body = JSON.parse(company.body(route))
    const send = async (version: number) => {
      const { status, code } = await statusOf(tandem, route, company.address(route), tandem.token, JSON.stringify({ ...body, version }))
      return [name, status, code]
    }
    const before = await company.look()
    expect(await send(body.version - 1)).toEqual([name, 409, 'version_stale'])
    expect(await send(body.version + 1)).toEqual([name, 409, 'version_stale'])
    expect([name, await company.look()]).toEqual([name, before])
    expect(await send(body.version)).toEqual([name, 200, ''])
    const after = await company.look()
    expect([name, after]).not.toEqual([name, before])
    expect(await send(body.version)).toEqual([name, 409, 'version_stale'])
    expect([name, await company.look()]).toEqual([name, after])
  }
})
