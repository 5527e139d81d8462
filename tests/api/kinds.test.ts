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
