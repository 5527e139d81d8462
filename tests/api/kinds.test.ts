// Kinds of records that people make: as HubSpot's own client makes and uses them, and what may go wrong.
import { Client } from '@hubspot/api-client'
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec.js'
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/objects/models/Filter.js'
import { PropertyCreateFieldTypeEnum, PropertyCreateTypeEnum } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import { ObjectTypePropertyCreateTypeEnum } from '@hubspot/api-client/lib/codegen/crm/schemas/models/ObjectTypePropertyCreate.js'
import { type Tandem, describe, expect, test } from '../support/tandem.ts'

const { String, Number, Enumeration } = ObjectTypePropertyCreateTypeEnum
const property = (name: string, type: ObjectTypePropertyCreateTypeEnum, fieldType: string, options?: { label: string; value: string; displayOrder: number; hidden: boolean }[]) => ({ name, label: name, type, fieldType, options: options ?? [] })
const choices = (...values: string[]) => values.map((value, displayOrder) => ({ label: value, value, displayOrder, hidden: false }))
const machines = (name: string) => ({
  name,
  labels: { singular: 'Machine', plural: 'Machines' },
  primaryDisplayProperty: 'model',
  requiredProperties: ['model'],
  searchableProperties: ['model', 'serial'],
  secondaryDisplayProperties: ['state'],
  properties: [property('model', String, 'text'), property('serial', String, 'text'), property('power', Number, 'number'), property('state', Enumeration, 'select', choices('new', 'used'))],
  associatedObjects: ['CONTACT'],
})
const clientOf = (tandem: Tandem) => new Client({ accessToken: tandem.token, basePath: tandem.server.address, numberOfApiCallRetries: 0 }).crm

/** The shape without a client, for what it would never send. */
const bare = (name: string, more: object = {}) => ({ name, labels: { singular: 'Thing', plural: 'Things' }, properties: [{ name: 'title', label: 'Title', type: 'string', fieldType: 'text' }], ...more })
const make = async (tandem: Tandem, name: string, more: object = {}) => {
  const { status, body } = await tandem.post('/crm/v3/schemas', bare(name, more))
  expect([status, body.message]).toEqual([201, undefined])
  return body.objectTypeId as string
}
const wrongIn = (answer: { status: number; body: any }) => [answer.status, answer.body.code, ...(answer.body.errors ?? []).map((one: any) => one.pointer)]

test('HubSpot’s client makes a kind, its records, finds them and links them', async ({ tandem }) => {
  const { schemas, objects, properties, associations, contacts } = clientOf(tandem)
  const schema = await schemas.coreApi.create(machines('machines'))
  expect(schema).toMatchObject({ name: 'machines', labels: { plural: 'Machines' }, primaryDisplayProperty: 'model', requiredProperties: ['model'] })
  expect(schema.fullyQualifiedName).toMatch(/^p\d+_machines$/)
  const type = schema.objectTypeId!
  expect(type).toMatch(/^2-\d+$/)

  await properties.coreApi.create(type, { name: 'weight', label: 'Weight', type: PropertyCreateTypeEnum.Number, fieldType: PropertyCreateFieldTypeEnum.Number, groupName: 'recordinformation' })
  const press = await objects.basicApi.create(type, { properties: { model: 'Press 200', serial: 'A-17', power: '7.5', state: 'new', weight: '900' }, associations: [] })
  const { results: [drill] } = await objects.batchApi.create('p_machines', { inputs: [{ properties: { model: 'Drill', power: '3', state: 'used' }, associations: [] }] })
  expect((await objects.basicApi.getById('machines', press.id, ['model', 'weight'])).properties).toMatchObject({ model: 'Press 200', weight: '900' })
  await objects.basicApi.update(schema.fullyQualifiedName!, press.id, { properties: { power: '8' } })

  const filter = { propertyName: 'power', operator: FilterOperatorEnum.Gt, value: '5' }
  const found = await objects.searchApi.doSearch(type, { filterGroups: [{ filters: [filter] }], sorts: ['-power'], properties: ['power'], limit: 10, after: '0' })
  expect([found.total, found.results.map((one) => one.properties.power)]).toEqual([1, ['8']])
  const byWord = await objects.searchApi.doSearch(type, { query: 'a-17', filterGroups: [], sorts: [], properties: [], limit: 10, after: '0' })
  expect(byWord.results.map((one) => one.id)).toEqual([press.id])
  expect((await objects.basicApi.getPage(type)).results.map((one) => one.id)).toEqual([press.id, drill!.id])

  const ada = await contacts.basicApi.create({ properties: { email: 'ada@machines.example' }, associations: [] })
  const way = schema.associations.find((one) => one.fromObjectTypeId === type && one.toObjectTypeId === '0-1')!
  await associations.v4.basicApi.create(type, press.id, 'contacts', ada.id, [{ associationCategory: AssociationSpecAssociationCategoryEnum.UserDefined, associationTypeId: +way.id }])
  expect((await associations.v4.basicApi.getPage('contacts', ada.id, type)).results.map((one) => one.toObjectId)).toEqual([press.id])
  const read = await objects.basicApi.getById(type, press.id, undefined, undefined, ['contacts'])
  expect(read.associations!.contacts!.results).toEqual([{ id: ada.id, type: 'machines_to_contact' }])
  const linked = await objects.searchApi.doSearch(type, { filterGroups: [{ filters: [{ propertyName: 'associations.contact', operator: FilterOperatorEnum.Eq, value: ada.id }] }], sorts: [], properties: [], limit: 10, after: '0' })
  expect(linked.results.map((one) => one.id)).toEqual([press.id])

  await schemas.coreApi.update(type, { labels: { plural: 'Machinery' } })
  expect((await schemas.coreApi.getById('machines')).labels.plural).toBe('Machinery')
  expect((await schemas.coreApi.getAll()).results.map((one) => one.name)).toContain('machines')

  await expect(schemas.coreApi.archive(type)).rejects.toMatchObject({ code: 409 })
  await objects.batchApi.archive(type, { inputs: [{ id: press.id }, { id: drill!.id }] })
  await schemas.coreApi.archive(type)
  await expect(objects.basicApi.getPage(type)).rejects.toMatchObject({ code: 404 })
  expect((await schemas.coreApi.getAll(true)).results.map((one) => one.name)).toContain('machines')
})

describe('a record of such a kind', () => {
  test('has a story, a history, and is taken back and found', async ({ tandem }) => {
    const type = await make(tandem, 'stories')
    const made = await tandem.post(`/crm/v3/objects/${type}`, { properties: { title: 'Quillwort' } })
    const edit = await tandem.patch(`/crm/v3/objects/${type}/${made.body.id}`, { properties: { title: 'Bladderwort' } })
    const story = (await tandem.get(`/api/records/stories/${made.body.id}/timeline`)).body
    expect(story.results.map((one: any) => [one.title, one.detail])).toEqual([['Changed Title', 'Quillwort → Bladderwort'], ['Created the Thing', 'through the API']])
    const history = (await tandem.get(`/crm/v3/objects/${type}/${made.body.id}?propertiesWithHistory=title`)).body.propertiesWithHistory.title
    expect(history.map((one: any) => one.value)).toEqual(['Bladderwort', 'Quillwort'])
    expect((await tandem.get('/api/search?q=bladderw')).body.results).toEqual([{ object: type, id: made.body.id, title: 'Bladderwort', subtitle: 'Thing' }])
    expect((await tandem.post(`/api/change-sets/${edit.headers.get('X-Change-Set')}/undo`)).status).toBe(201)
    expect((await tandem.get('/api/search?q=bladderw')).body.results).toEqual([])
    expect((await tandem.get('/api/search?q=quillw')).body.results).toHaveLength(1)
  })

  test('keeps what two people set at once, property by property, unless one says which version they saw', async ({ tandem }) => {
    const type = await make(tandem, 'both', { properties: ['title', 'left', 'right'].map((name) => ({ name, label: name, type: 'string', fieldType: 'text' })) })
    const { body: record } = await tandem.post(`/crm/v3/objects/${type}`, { properties: { title: 'x' } })
    const path = `/crm/v3/objects/${type}/${record.id}`
    const answers = await Promise.all(['left', 'right'].map((name) => tandem.patch(path, { properties: { [name]: name } })))
    expect(answers.map((one) => one.status)).toEqual([200, 200])
    const after = (await tandem.get(`${path}?properties=left,right`)).body
    expect(after.properties).toMatchObject({ left: 'left', right: 'right' })
    const seen = { headers: { 'If-Match': `"${record.updatedAt}"` } }
    expect(wrongIn(await tandem.patch(path, { properties: { title: 'late' } }, seen))).toEqual([409, 'version_stale'])
    expect((await tandem.patch(path, { properties: { title: 'in time' } }, { headers: { 'If-Match': `"${after.updatedAt}"` } })).status).toBe(200)
  })

  test('is none of another kind, and none of another workspace', async ({ tandem }) => {
    const [one, other] = [await make(tandem, 'ones'), await make(tandem, 'others')]
    const { id } = (await tandem.post(`/crm/v3/objects/${one}`, { properties: { title: 'mine' } })).body
    expect((await tandem.get(`/crm/v3/objects/${other}/${id}`)).status).toBe(404)
    expect((await tandem.get(`/crm/v3/objects/contacts/${id}`)).status).toBe(404)
    expect((await tandem.patch(`/crm/v3/objects/${other}/${id}`, { properties: { title: 'theirs' } })).status).toBe(404)
    expect((await tandem.delete(`/crm/v3/objects/${other}/${id}`)).status).toBe(204)
    tandem.addUser('owner', 'owner@kinds.example', 'Elsewhere')
    const stranger = { token: tandem.tokenOf('owner@kinds.example') }
    expect(wrongIn(await tandem.get(`/crm/v3/objects/${one}/${id}`, stranger))).toEqual([404, 'object_unknown'])
    const theirs = (await tandem.post('/crm/v3/schemas', bare('ones'), stranger)).body.objectTypeId
    for (const type of [theirs, 'ones']) {
      expect((await tandem.get(`/crm/v3/objects/${type}/${id}`, stranger)).status).toBe(404)
      expect((await tandem.get(`/crm/v3/objects/${type}`, stranger)).body.results).toEqual([])
    }
    expect((await tandem.get(`/crm/v3/objects/${one}/${id}`)).body.archived).toBe(false)
  })
})

describe('a definition', () => {
  test.for<[string, object, unknown[]]>([
    ['names a property twice', bare('twice', { properties: ['a', 'b', 'a'].map((name) => ({ name, label: name, type: 'string', fieldType: 'text' })) }), [400, 'schema_invalid', '/properties/2/name']],
    ['is called like a standard kind', bare('Contacts'), [409, 'kind_is_standard']],
    ['is called like one of HubSpot’s that is not here', bare('line_items'), [409, 'kind_is_standard']],
    ['has a name that no path could say', bare('a/b'), [400, 'INVALID_NAME', '/name']],
    ['has no properties', bare('empty', { properties: [] }), [400, 'out_of_range', '/properties']],
    ['has too many properties', bare('many', { properties: Array.from({ length: 501 }, (_, i) => ({ name: `p${i}`, label: 'P', type: 'string', fieldType: 'text' })) }), [400, 'out_of_range', '/properties']],
    ['has a choice without choices', bare('choice', { properties: [{ name: 'a', label: 'A', type: 'enumeration', fieldType: 'select' }] }), [400, 'schema_invalid', '/properties/0/options']],
    ['is linked with what does not exist', bare('links', { associatedObjects: ['CONTACT', 'unicorns'] }), [400, 'unknown_value', '/associatedObjects/1']],
    ['asks for a property it lacks', bare('lacks', { requiredProperties: ['colour'] }), [400, 'schema_invalid', '/requiredProperties/0']],
  ])('that %s is refused', async ([, body, wrong], { tandem }) => {
    const before = (await tandem.get('/crm/v3/schemas')).body
    expect(wrongIn(await tandem.post('/crm/v3/schemas', body))).toEqual(wrong)
    expect((await tandem.get('/crm/v3/schemas')).body).toEqual(before)
  })

  test('of 500 properties is taken, and not one more comes to it', async ({ tandem }) => {
    const properties = Array.from({ length: 500 }, (_, i) => ({ name: `p${i}`, label: `P ${i}`, type: 'string', fieldType: 'text' }))
    const type = await make(tandem, 'wide', { properties })
    const { id } = (await tandem.post(`/crm/v3/objects/${type}`, { properties: Object.fromEntries(properties.map(({ name }) => [name, `of ${name}`])) })).body
    expect((await tandem.get(`/crm/v3/objects/${type}/${id}?properties=p499`)).body.properties.p499).toBe('of p499')
    expect(wrongIn(await tandem.post(`/crm/v3/properties/${type}`, { ...properties[0], name: 'more', groupName: 'recordinformation' }))).toEqual([409, 'too_many_properties'])
  })

  test('made twice at once is made once', async ({ tandem }) => {
    const answers = await Promise.all([1, 2, 3].map(() => tandem.post('/crm/v3/schemas', bare('racing'))))
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409])
  })

  test('of a standard kind is read, and stays as it is', async ({ tandem }) => {
    expect((await tandem.get('/crm/v3/schemas/deals')).body).toMatchObject({ objectTypeId: '0-3', metaType: 'HUBSPOT', labels: { plural: 'deals' } })
    expect(wrongIn(await tandem.patch('/crm/v3/schemas/deals', { description: 'x' }))).toEqual([409, 'kind_is_standard'])
    expect(wrongIn(await tandem.delete('/crm/v3/schemas/contacts'))).toEqual([409, 'kind_is_standard'])
    expect(wrongIn(await tandem.get('/crm/v3/schemas/unicorns'))).toEqual([404, 'object_unknown'])
  })
})

test('ways of linking are added, used and taken away', async ({ tandem }) => {
  const type = await make(tandem, 'pairs', { associatedObjects: [] })
  const { id } = (await tandem.post(`/crm/v3/objects/${type}`, { properties: { title: 'x' } })).body
  const deal = await tandem.deal({ dealname: 'Linked' })
  const link = `/crm/v4/objects/deals/${deal.id}/associations/default/${type}/${id}`
  expect(wrongIn(await tandem.put(link))).toEqual([400, 'association_unknown'])
  const way = (await tandem.post(`/crm/v3/schemas/${type}/associations`, { fromObjectTypeId: type, toObjectTypeId: '0-3' })).body
  expect(way).toMatchObject({ fromObjectTypeId: type, toObjectTypeId: '0-3', name: 'pairs_to_deal' })
  expect((await tandem.put(link)).status).toBe(200)
  expect((await tandem.get(`/crm/v4/associations/${type}/deals/labels`)).body.results).toEqual([{ category: 'USER_DEFINED', typeId: +way.id, label: null }])
  expect(wrongIn(await tandem.delete(`/crm/v3/schemas/${type}/associations/${way.id}`))).toEqual([409, 'links_exist'])
  await tandem.delete(`/crm/v4/objects/deals/${deal.id}/associations/${type}/${id}`)
  expect((await tandem.delete(`/crm/v3/schemas/${type}/associations/${way.id}`)).status).toBe(204)
  expect(wrongIn(await tandem.put(link))).toEqual([400, 'association_unknown'])
})

describe('labels of links', () => {
  test('are made, used, renamed and removed, seen from both sides', async ({ tandem }) => {
    const type = await make(tandem, 'rides', { associatedObjects: ['CONTACT'] })
    const labels = `/crm/v4/associations/${type}/contacts/labels`
    const made = await tandem.post(labels, { label: 'Driver', name: 'driver', inverseLabel: 'Drives' })
    expect(made.body.results).toEqual([{ category: 'USER_DEFINED', typeId: expect.any(globalThis.Number), label: 'Driver' }, { category: 'USER_DEFINED', typeId: expect.any(globalThis.Number), label: 'Drives' }])
    const [forth, back] = made.body.results.map((one: any) => one.typeId)
    expect((await tandem.get(labels)).body.results).toContainEqual({ category: 'USER_DEFINED', typeId: forth, label: 'Driver' })
    expect((await tandem.get(`/crm/v4/associations/contacts/rides/labels`)).body.results).toContainEqual({ category: 'USER_DEFINED', typeId: back, label: 'Drives' })

    const ride = (await tandem.post('/crm/v3/objects/rides', { properties: { title: 'To Kiel' }, associations: [] })).body.id
    const ada = (await tandem.contact({ firstname: 'Ada' })).id
    const linked = await tandem.put(`/crm/v4/objects/rides/${ride}/associations/contacts/${ada}`, [{ associationCategory: 'USER_DEFINED', associationTypeId: forth }])
    expect([linked.status, linked.body.labels]).toEqual([201, ['Driver']])
    expect((await tandem.get(`/crm/v4/objects/contacts/${ada}/associations/rides`)).body.results).toEqual([{ toObjectId: ride, associationTypes: [{ category: 'USER_DEFINED', typeId: back, label: 'Drives' }] }])
    const born = await tandem.post('/crm/v3/objects/rides', { properties: { title: 'Back' }, associations: [{ to: { id: ada }, types: [{ associationCategory: 'USER_DEFINED', associationTypeId: forth }] }] })
    expect([born.status, (await tandem.get(`/crm/v3/objects/rides/${born.body.id}?associations=contacts`)).body.associations.contacts.results]).toEqual([201, [{ id: ada, type: 'driver' }]])

    expect((await tandem.put(labels, { associationTypeId: forth, label: 'At the wheel' })).status).toBe(204)
    expect((await tandem.get(`/crm/v4/objects/rides/${ride}/associations/contacts`)).body.results[0].associationTypes).toEqual([{ category: 'USER_DEFINED', typeId: forth, label: 'At the wheel' }])
    expect((await tandem.get(`/crm/v4/objects/contacts/${ada}/associations/rides`)).body.results[0].associationTypes[0].label).toBe('Drives')

    expect(wrongIn(await tandem.delete(`${labels}/${forth}`))).toEqual([409, 'links_exist'])
    for (const id of [ride, born.body.id]) await tandem.delete(`/crm/v4/objects/rides/${id}/associations/contacts/${ada}`)
    expect((await tandem.delete(`${labels}/${forth}`)).status).toBe(204)
    expect((await tandem.get(labels)).body.results.map((one: any) => one.label)).toEqual([null])
    // Its number is not given to another one, which history would tell as this.
    const next = await tandem.post(labels, { label: 'Guest', name: 'guest' })
    expect([forth, back]).not.toContain(next.body.results[0].typeId)
  })

  test('stand beside those of standard kinds, and one between records of one kind may have one side', async ({ tandem }) => {
    const labels = '/crm/v4/associations/contacts/companies/labels'
    const [forth] = (await tandem.post(labels, { label: 'Advisor', name: 'advisor' })).body.results
    const [ada, firm] = [(await tandem.contact({ firstname: 'Ada' })).id, (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Firm' } })).body.id]
    const link = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 }, { associationCategory: 'USER_DEFINED', associationTypeId: forth.typeId }]
    expect((await tandem.put(`/crm/v4/objects/contacts/${ada}/associations/companies/${firm}`, link)).body.labels).toEqual(['Primary', 'Advisor'])
    const own = await tandem.post('/crm/v4/associations/contacts/contacts/labels', { label: 'Sibling', name: 'sibling' })
    expect(own.body.results).toHaveLength(1)
    const two = await tandem.post('/crm/v4/associations/contacts/contacts/labels', { label: 'Boss', name: 'boss', inverseLabel: 'Reports to' })
    const bob = (await tandem.contact({ firstname: 'Bob' })).id
    expect((await tandem.put(`/crm/v3/objects/contacts/${ada}/associations/contacts/${bob}/boss`)).status).toBe(200)
    expect((await tandem.get(`/crm/v4/objects/contacts/${bob}/associations/contacts`)).body.results).toEqual([{ toObjectId: ada, associationTypes: [{ category: 'USER_DEFINED', typeId: two.body.results[1].typeId, label: 'Reports to' }] }])
    expect((await tandem.get(`/crm/v3/objects/contacts/${bob}/associations/contacts`)).body.results).toEqual([{ id: ada, type: 'boss_inverse' }])
  })

  test('that make no sense are refused', async ({ tandem }) => {
    const labels = '/crm/v4/associations/contacts/deals/labels'
    expect((await tandem.post(labels, { label: 'Payer', name: 'payer' })).status).toBe(200)
    expect(wrongIn(await tandem.post(labels, { label: 'Payer', name: 'other' }))).toEqual([409, 'label_exists'])
    expect(wrongIn(await tandem.post(labels, { label: 'Other', name: 'payer' }))).toEqual([409, 'label_exists'])
    expect(wrongIn(await tandem.post(labels, { label: 'Other', name: 'contact_to_deal' }))).toEqual([409, 'label_exists'])
    expect(wrongIn(await tandem.post(labels, { label: 'Other', name: 'No name' }))).toEqual([400, 'INVALID_NAME', '/name'])
    expect(wrongIn(await tandem.post('/crm/v4/associations/companies/2-999/labels', { label: 'x', name: 'x' }))).toEqual([404, 'object_unknown'])
    const lone = await make(tandem, 'lone', { associatedObjects: [] })
    expect(wrongIn(await tandem.post(`/crm/v4/associations/${lone}/deals/labels`, { label: 'x', name: 'x' }))).toEqual([400, 'association_unknown'])
    expect(wrongIn(await tandem.put(labels, { associationTypeId: 3, label: 'x' }))).toEqual([400, 'INVALID_ASSOCIATION', '/associationTypeId'])
    expect(wrongIn(await tandem.delete(`${labels}/4`))).toEqual([404, 'association_unknown'])
    for (let n = 1; n < 10; ++n) expect((await tandem.post(labels, { label: `Role ${n}`, name: `role_${n}` })).status).toBe(200)
    expect(wrongIn(await tandem.post(labels, { label: 'One more', name: 'one_more' }))).toEqual([409, 'too_many_labels'])
  })
})

test('version 3 links kinds by the names of their ways, one by one and in batches', async ({ tandem }) => {
  await make(tandem, 'crates', { associatedObjects: ['CONTACT'] })
  const crate = async (title: string) => (await tandem.post('/crm/v3/objects/crates', { properties: { title } })).body.id as string
  const [one, two, bare] = [await crate('one'), await crate('two'), await crate('bare')]
  const ada = (await tandem.contact({ firstname: 'Ada' })).id
  expect((await tandem.get('/crm/v3/associations/crates/contacts/types')).body.results).toEqual([{ id: expect.any(globalThis.String), name: 'crates_to_contact' }])
  const linked = await tandem.put(`/crm/v3/objects/crates/${one}/associations/contacts/${ada}/crates_to_contact`)
  expect([linked.status, linked.body.id, linked.body.associations.contacts.results]).toEqual([200, one, [{ id: ada, type: 'crates_to_contact' }]])
  const pair = (from: string) => ({ from: { id: from }, to: { id: ada }, type: 'crates_to_contact' })
  const made = await tandem.post('/crm/v3/associations/crates/contacts/batch/create', { inputs: [pair(one), pair(two)] })
  expect([made.status, made.body.results]).toEqual([201, [pair(one), pair(two)]])
  const read = await tandem.post('/crm/v3/associations/crates/contacts/batch/read', { inputs: [{ id: one }, { id: bare }, { id: two }] })
  expect([read.status, read.body.numErrors, read.body.results]).toEqual([207, 1, [one, two].map((id) => ({ from: { id }, to: [{ id: ada, type: 'crates_to_contact' }] }))])
  const back = await tandem.get(`/crm/v3/objects/contacts/${ada}/associations/crates?limit=1`)
  expect(back.body).toEqual({ results: [{ id: one, type: 'contact_to_crates' }], paging: { next: { after: one } } })
  expect((await tandem.get(`/crm/v3/objects/contacts/${ada}/associations/crates?after=${one}`)).body.results).toEqual([{ id: two, type: 'contact_to_crates' }])
  expect((await tandem.post('/crm/v3/associations/crates/contacts/batch/archive', { inputs: [pair(one)] })).status).toBe(204)
  expect((await tandem.delete(`/crm/v3/objects/crates/${two}/associations/contacts/${ada}/crates_to_contact`)).status).toBe(204)
  expect((await tandem.get(`/crm/v3/objects/contacts/${ada}/associations/crates`)).body.results).toEqual([])
  expect(wrongIn(await tandem.put(`/crm/v3/objects/crates/${one}/associations/contacts/${ada}/contact_to_crates`))).toEqual([400, 'INVALID_ASSOCIATION', '/associationType'])
  expect(wrongIn(await tandem.post('/crm/v3/associations/crates/deals/batch/create', { inputs: [pair(one)] }))).toEqual([400, 'INVALID_ASSOCIATION', '/inputs/0/type'])
  expect((await tandem.get('/crm/v3/objects/crates/7/associations/contacts')).status).toBe(404)
})

describe('a property whose values are unique', () => {
  const serial = { name: 'serial', label: 'Serial', type: 'string', fieldType: 'text', hasUniqueValue: true }
  const makeTools = async (tandem: Tandem, name: string) => { await make(tandem, name, { properties: [...bare(name).properties, serial] }); return `/crm/v3/objects/${name}` }

  test('names records, and makes those that nobody has yet', async ({ tandem }) => {
    const tools = await makeTools(tandem, 'tools')
    expect((await tandem.get('/crm/v3/properties/tools/serial')).body.hasUniqueValue).toBe(true)
    const first = await tandem.post(`${tools}/batch/upsert`, { inputs: [{ id: 'A-1', idProperty: 'serial', properties: { title: 'Saw' } }, { id: 'A-2', idProperty: 'serial', properties: { title: 'Drill' } }] })
    expect([first.status, first.body.results.map((one: any) => one.new)]).toEqual([200, [true, true]])
    const again = await tandem.post(`${tools}/batch/upsert`, { inputs: [{ id: 'a-1', idProperty: 'serial', properties: { title: 'Band saw' } }, { id: 'A-3', idProperty: 'serial', properties: { title: 'Press' } }] })
    expect(again.body.results.map((one: any) => [one.new, one.id === first.body.results[0].id])).toEqual([[false, true], [true, false]])
    expect((await tandem.get(`${tools}/A-1?idProperty=serial&properties=title,serial`)).body.properties).toMatchObject({ title: 'Band saw', serial: 'A-1' })
    expect((await tandem.patch(`${tools}/A-2?idProperty=serial`, { properties: { title: 'Hammer drill' } })).status).toBe(200)
    const read = await tandem.post(`${tools}/batch/read`, { idProperty: 'serial', inputs: [{ id: 'A-2' }, { id: 'A-9' }], properties: ['title'] })
    expect([read.status, read.body.results.map((one: any) => one.properties.title)]).toEqual([207, ['Hammer drill']])
    expect(wrongIn(await tandem.get(`${tools}/Saw?idProperty=title`))).toEqual([400, 'PROPERTY_NOT_UNIQUE', '/idProperty'])
  })

  test('is nobody else’s while its record lives, whichever way it would come', async ({ tandem }) => {
    const tools = await makeTools(tandem, 'pumps')
    const add = (value: string) => tandem.post(tools, { properties: { title: 'x', serial: value } })
    const [one, two] = [(await add('B-1')).body.id, (await add('B-2')).body.id]
    const taken = await add('b-1')
    expect([...wrongIn(taken), taken.body.message]).toEqual([409, 'record_exists', `Another Thing has this “Serial”. Existing ID: ${one}`])
    expect(wrongIn(await tandem.patch(`${tools}/${two}`, { properties: { serial: 'B-1' } }))).toEqual([409, 'record_exists'])
    expect((await tandem.patch(`${tools}/${one}`, { properties: { serial: 'B-1', title: 'same' } })).status).toBe(200)
    const moved = await tandem.patch(`${tools}/${one}`, { properties: { serial: 'B-9' } })
    expect((await tandem.patch(`${tools}/${two}`, { properties: { serial: 'B-1' } })).status).toBe(200)
    expect(wrongIn(await tandem.post(`/api/change-sets/${moved.headers.get('X-Change-Set')}/undo`))).toEqual([409, 'record_exists'])
    const gone = await tandem.delete(`${tools}/${two}`)
    expect((await add('B-1')).status).toBe(201)
    expect(wrongIn(await tandem.post(`/api/change-sets/${gone.headers.get('X-Change-Set')}/undo`))).toEqual([409, 'record_exists'])
  })

  test('that was removed comes back unique, unless two have one value by now', async ({ tandem }) => {
    const tools = await makeTools(tandem, 'vans')
    const add = async (value: string) => (await tandem.post(tools, { properties: { title: 'x', ...(value ? { serial: value } : {}) } })).body.id
    const one = await add('C-1')
    await tandem.delete('/crm/v3/properties/vans/serial')
    const gone = await tandem.delete(`${tools}/${one}`)
    expect((await tandem.post(`/api/change-sets/${gone.headers.get('X-Change-Set')}/undo`)).status).toBe(201)
    const back = { ...serial, groupName: 'recordinformation' }
    expect(wrongIn(await tandem.post('/crm/v3/properties/vans', { ...back, hasUniqueValue: false }))).toEqual([409, 'property_had_another_type'])
    expect((await tandem.post('/crm/v3/properties/vans', back)).status).toBe(201)
    expect(wrongIn(await tandem.post(tools, { properties: { title: 'x', serial: 'C-1' } }))).toEqual([409, 'record_exists'])
  })
})

test('files hang on a kind by its name as by its id', async ({ tandem }) => {
  const type = await make(tandem, 'boxes')
  const { id } = (await tandem.post('/crm/v3/objects/boxes', { properties: { title: 'Box' } })).body
  const put = (kind: string, name: string) => tandem.call('POST', `/api/records/${kind}/${id}/files?name=${name}`, undefined, { raw: name, headers: { 'Content-Type': 'application/octet-stream' } })
  expect([(await put('boxes', 'a.txt')).body.object_type, (await put(type, 'b.txt')).body.object_type]).toEqual([type, type])
  for (const kind of ['boxes', type]) expect((await tandem.get(`/api/records/${kind}/${id}/files`)).body.results.map((one: any) => one.name)).toEqual(['b.txt', 'a.txt'])
  expect((await tandem.get(`/api/records/unicorns/${id}/files`)).status).toBe(404)
})
