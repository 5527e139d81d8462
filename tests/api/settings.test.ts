// A stored setting that cannot be read: what depends on it goes on, safely, and it is told.
import { Tandem, expect, test } from '../support/tandem.ts'

const spoil = (tandem: Tandem, name: string) => tandem.server.sql(`update workspace_setting set value = '"spoilt"' where name = '${name}'`)
const unreadable = async (tandem: Tandem) => (await tandem.get('/api/workspace')).body.unreadable_settings

test('record access that cannot be read shows to each only what is theirs, until it is set anew', async ({ tandem }) => {
  const rep = tandem.as('rep')
  const owner = (await tandem.get('/api/session')).body.user.id
  const theirs = (await tandem.contact({ firstname: 'Theirs', hubspot_owner_id: owner })).id
  const nobodys = (await tandem.contact({ firstname: 'Nobodys' })).id
  const all = { contacts: 'all', companies: 'all', deals: 'all', quotes: 'all' }
  await tandem.put('/api/record-access', { version: 0, results: [{ role: 'viewer', access: { ...all, quotes: 'own' } }] })
  const seen = async (token: string) => (await tandem.get('/crm/v3/objects/contacts?limit=100', { token })).body.results.map((one: any) => one.id)
  expect(await seen(rep)).toEqual(expect.arrayContaining([theirs, nobodys]))
  expect(await unreadable(tandem)).toEqual([])

  await spoil(tandem, 'record_access')
  expect(await seen(rep)).toEqual([nobodys])
  expect(await seen(tandem.token)).toEqual(expect.arrayContaining([theirs, nobodys]))
  expect(await unreadable(tandem)).toEqual(['record_access'])
  expect(tandem.server.log).toContain('The setting record_access cannot be read')
  const view = (await tandem.get('/api/record-access')).body
  expect(view.results.map((one: any) => one.access.contacts)).toEqual(['own', 'own', 'own', 'own'])

  expect((await tandem.put('/api/record-access', { version: view.version, results: [{ role: 'rep', access: all }] })).status).toBe(200)
  expect(await seen(rep)).toEqual(expect.arrayContaining([theirs, nobodys]))
  expect(await unreadable(tandem)).toEqual([])
})

test('other settings that cannot be read are their defaults, and mended by saving', async ({ tandem }) => {
  const hours = (await tandem.get('/api/business-hours')).body
  expect((await tandem.put('/api/business-hours', { ...hours, answer_minutes: 77 })).status).toBe(200)
  expect((await tandem.dress((await tandem.get('/api/brand')).body.brand)).status).toBe(200)
  expect((await tandem.put('/api/goal', { version: 0, target: { amount: '1000.00', currency: 'EUR' } })).status).toBe(200)
  for (const { name } of [{ name: 'business_hours' }, { name: 'brand' }]) await spoil(tandem, name)
  await tandem.server.sql(`update workspace_setting set value = '"spoilt"' where name like 'goal%'`)

  const after = await tandem.get('/api/business-hours')
  expect([after.status, after.body]).toEqual([200, { ...hours, version: 0 }])
  expect((await tandem.get('/api/brand')).status).toBe(200)
  expect((await tandem.get('/api/goal')).body.target).toBeUndefined()
  for (const path of ['/api/handoffs', '/api/quotes', '/api/session']) expect([path, (await tandem.get(path)).status]).toEqual([path, 200])
  expect(await unreadable(tandem)).toEqual(expect.arrayContaining(['brand', 'business_hours']))
  expect((await tandem.put('/api/business-hours', after.body)).status).toBe(200)
  expect(await unreadable(tandem)).not.toContain('business_hours')
})

test('the key of links is neither guessed nor made anew', async ({ tandem }) => {
  const { id } = await tandem.contact({ email: 'reader@firm.example' })
  await tandem.server.sql("delete from workspace_setting where name = 'link_key'; insert into workspace_setting (workspace_id, name, value) select workspace_id, 'link_key', '7' from workspace")
  const page = await tandem.get(`/m/preferences/${id}.0123456789abcdef0123456789abcdef`, { token: null })
  expect(page.status).toBeGreaterThanOrEqual(400)
  expect(tandem.server.log).toContain('The setting link_key cannot be read')
  expect(await unreadable(tandem)).toContain('link_key')
})

test('one damaged row takes no page with it: choices of a property, score rules, what is ready for sales', async ({ tandem }) => {
  const options = [{ value: 'red', label: 'Red' }]
  expect((await tandem.post('/crm/v3/properties/contacts', { name: 'colour', label: 'Colour', type: 'enumeration', fieldType: 'select', groupName: 'contactinformation', options })).status).toBe(201)
  const { id } = await tandem.contact({ firstname: 'Ada', colour: 'red', jobtitle: 'Managing Director' })
  const before = (await tandem.get(`/api/contacts/${id}/score`)).body
  const damage = (table: string, column: string, where: string) => tandem.server.sql(`update ${table} set ${column} = '"spoilt"' where ${where}`)
  await damage('property', 'options', "name = 'colour'")
  await damage('score_rule_set', 'rules', "state = 'active'")
  await damage('sales_ready_definition', 'conditions', '1 = 1')

  for (const path of ['/crm/v3/objects/contacts?limit=100', `/crm/v3/objects/contacts/${id}?properties=colour`, '/crm/v3/properties/contacts', '/api/handoffs', '/api/session'])
    expect([path, (await tandem.get(path)).status]).toEqual([path, 200])
  expect((await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { city: 'Kiel' } })).status).toBe(200)
  const after = await tandem.get(`/api/contacts/${id}/score`)
  expect([after.status, after.body.total]).toEqual([200, before.total])
  for (const word of ['the choices of the property colour cannot be read', 'of the score rules cannot be read', 'of what is ready for sales cannot be read'])
    expect(tandem.server.log).toContain(word)
})
