// HubSpot's own client, pointed at this server: what its users' programs send must be understood, and its types must fit.
import { Client } from '@hubspot/api-client'
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/AssociationSpec.js'
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts/models/Filter.js'
import { PropertyCreateFieldTypeEnum, PropertyCreateTypeEnum } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js'
import { type Tandem, describe, expect, test } from '../support/tandem.ts'

const clientOf = (tandem: Tandem, accessToken = tandem.token) => new Client({ accessToken, basePath: tandem.server.address, numberOfApiCallRetries: 0 })

/** What the client throws: the status and the server's own words. */
async function refused(call: Promise<unknown>): Promise<{ code: number; body: any }> {
  return call.then(
    () => { throw new Error('this should have been refused') },
    (error) => ({ code: error.code, body: error.body }),
  )
}

describe('contacts', () => {
  test('are created, read by id and address, changed and archived', async ({ tandem }) => {
    const { basicApi } = clientOf(tandem).crm.contacts
    const made = await basicApi.create({ properties: { email: 'Nora@client.example', firstname: 'Nora', lastname: 'Falk' }, associations: [] })
    expect(made.properties).toMatchObject({ email: 'nora@client.example', firstname: 'Nora' })
    expect(made.createdAt).toBeInstanceOf(Date)

    const read = await basicApi.getById(made.id, ['firstname', 'jobtitle'], undefined, ['companies'], false)
    expect([read.id, read.properties.firstname, read.properties.jobtitle]).toEqual([made.id, 'Nora', null])
    expect((await basicApi.getById('nora@client.example', undefined, undefined, undefined, false, 'email')).id).toBe(made.id)

    const changed = await basicApi.update(made.id, { properties: { jobtitle: 'Owner' } })
    expect(changed.updatedAt.getTime()).toBeGreaterThan(made.updatedAt.getTime())
    expect((await basicApi.update('nora@client.example', { properties: { city: 'Ghent' } }, 'email')).id).toBe(made.id)

    await basicApi.archive(made.id)
    expect((await refused(basicApi.getById(made.id))).code).toBe(404)
    expect((await basicApi.getById(made.id, undefined, undefined, undefined, true)).archived).toBe(true)
  })

  test('come in pages', async ({ tandem }) => {
    const { basicApi } = clientOf(tandem).crm.contacts
    for (let i = 0; i < 5; i++) await basicApi.create({ properties: { firstname: `Page ${i}` } })
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await basicApi.getPage(2, after, ['firstname'], undefined, undefined, false)
      seen.push(...page.results.map((one) => one.id))
      after = page.paging?.next?.after
      if (!after) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(5)
    expect((await clientOf(tandem).crm.contacts.getAll()).map((one) => one.id)).toEqual(seen)
  })

  test('go through in batches', async ({ tandem }) => {
    const { batchApi } = clientOf(tandem).crm.contacts
    const made = await batchApi.create({ inputs: ['a', 'b', 'c'].map((name) => ({ properties: { email: `${name}@batch.example`, firstname: name } })) })
    expect([made.status, made.results.length]).toEqual(['COMPLETE', 3])
    const ids = made.results.map((one) => ({ id: one.id }))
    const read = await batchApi.read({ inputs: ids, properties: ['firstname'], propertiesWithHistory: [] })
    expect(read.results.map((one) => one.properties.firstname).sort()).toEqual(['a', 'b', 'c'])
    const byAddress = await batchApi.read({ inputs: [{ id: 'b@batch.example' }, { id: 'nobody@batch.example' }], idProperty: 'email', properties: ['firstname'], propertiesWithHistory: [] })
    expect(byAddress.results.map((one) => one.properties.firstname)).toEqual(['b'])
    expect((byAddress as any).errors[0].category).toBe('OBJECT_NOT_FOUND')
    const changed = await batchApi.update({ inputs: ids.map(({ id }) => ({ id, properties: { city: 'Kiel' } })) })
    expect(changed.results).toHaveLength(3)
    await batchApi.archive({ inputs: ids })
    expect((await batchApi.read({ inputs: ids, properties: [], propertiesWithHistory: [] })).results).toHaveLength(0)
  })

  test('are searched by groups of filters, in order, page by page, with a total', async ({ tandem }) => {
    const { contacts } = clientOf(tandem).crm
    await contacts.batchApi.create({ inputs: [1, 2, 3, 4, 5].map((i) => ({ properties: { firstname: `S${i}`, lastname: 'Searched', city: i % 2 ? 'Odd' : 'Even' } })) })
    const ask = (after?: string) =>
      contacts.searchApi.doSearch({
        filterGroups: [
          { filters: [{ propertyName: 'lastname', operator: FilterOperatorEnum.Eq, value: 'Searched' }, { propertyName: 'city', operator: FilterOperatorEnum.In, values: ['Odd'] }] },
          { filters: [{ propertyName: 'lastname', operator: FilterOperatorEnum.Eq, value: 'Searched' }, { propertyName: 'firstname', operator: FilterOperatorEnum.Eq, value: 'S4' }] },
        ],
        sorts: ['-firstname'],
        properties: ['firstname'],
        limit: 3,
        after,
      })
    const first = await ask()
    expect([first.total, first.results.map((one) => one.properties.firstname)]).toEqual([4, ['S5', 'S4', 'S3']])
    const second = await ask(first.paging?.next?.after)
    expect(second.results.map((one) => one.properties.firstname)).toEqual(['S1'])
    expect(second.paging).toBeUndefined()
    const words = await contacts.searchApi.doSearch({ query: 'searched', limit: 1, properties: [], filterGroups: [], sorts: [{ propertyName: 'createdate', direction: 'DESCENDING' }] as any })
    expect([words.total, words.results.length]).toEqual([5, 1])
  })

  test('that are wrong are refused in HubSpot’s shape', async ({ tandem }) => {
    const { contacts } = clientOf(tandem).crm
    await contacts.basicApi.create({ properties: { email: 'taken@client.example' } })
    const taken = await refused(contacts.basicApi.create({ properties: { email: 'taken@client.example' } }))
    expect([taken.code, taken.body]).toEqual([409, expect.objectContaining({ status: 'error', category: 'CONFLICT', message: expect.stringMatching(/^Contact already exists. Existing ID: \d+$/), correlationId: expect.any(String) })])
    const unknown = await refused(contacts.basicApi.create({ properties: { shoesize: '43' } }))
    expect([unknown.code, unknown.body.category, unknown.body.message]).toEqual([400, 'VALIDATION_ERROR', expect.stringContaining('shoesize')])
    const missing = await refused(contacts.basicApi.getById('1'))
    expect([missing.code, missing.body.category]).toEqual([404, 'OBJECT_NOT_FOUND'])
    const stranger = await refused(clientOf(tandem, 'not-a-token').crm.contacts.basicApi.getPage())
    expect([stranger.code, stranger.body.category]).toEqual([401, 'INVALID_AUTHENTICATION'])
    const viewer = await refused(clientOf(tandem, tandem.as('viewer')).crm.contacts.basicApi.create({ properties: { firstname: 'No' } }))
    expect([viewer.code, viewer.body.category]).toEqual([403, 'MISSING_SCOPES'])
  })
})

test('companies and deals do the same', async ({ tandem }) => {
  const { companies, deals } = clientOf(tandem).crm
  const company = await companies.basicApi.create({ properties: { name: 'Haddix GmbH', domain: 'haddix.example' } })
  expect((await companies.basicApi.update(company.id, { properties: { city: 'Ulm' } })).properties.city).toBe('Ulm')
  expect((await companies.searchApi.doSearch({ query: 'haddix', properties: ['name'], limit: 5, filterGroups: [], sorts: [] })).total).toBe(1)

  const deal = await deals.basicApi.create({ properties: { dealname: 'Two bikes', amount: '1234.5', dealstage: 'appointmentscheduled', pipeline: 'default', closedate: '2026-12-24T00:00:00Z' } })
  expect(deal.properties).toMatchObject({ amount: '1234.50', closedate: '2026-12-24T00:00:00.000Z' })
  const won = await deals.basicApi.update(deal.id, { properties: { dealstage: 'closedwon' } })
  expect(won.properties.dealstage).toBe('closedwon')
  const batch = await deals.batchApi.read({ inputs: [{ id: deal.id }], properties: ['hs_is_closed_won'], propertiesWithHistory: [] })
  expect(batch.results[0]!.properties.hs_is_closed_won).toBe('true')
  const rich = await deals.searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName: 'amount', operator: FilterOperatorEnum.Gte as any, value: '1000' }] }], properties: ['amount'], limit: 10, sorts: ['amount'] })
  expect(rich.results.map((one) => one.id)).toEqual([deal.id])
  await deals.basicApi.archive(deal.id)
  await companies.batchApi.archive({ inputs: [{ id: company.id }] })
  expect((await refused(companies.basicApi.getById(company.id))).code).toBe(404)
})

test('properties are listed, added, changed and taken away', async ({ tandem }) => {
  const { coreApi } = clientOf(tandem).crm.properties
  const names = (await coreApi.getAll('contacts', false)).results.map((one) => one.name)
  expect(names).toEqual(expect.arrayContaining(['email', 'lifecyclestage', 'hubspot_owner_id']))
  const made = await coreApi.create('contacts', { name: 'fleet_size', label: 'Fleet size', type: PropertyCreateTypeEnum.Number, fieldType: PropertyCreateFieldTypeEnum.Number, groupName: 'contactinformation' })
  expect([made.name, made.type, made.hubspotDefined]).toEqual(['fleet_size', 'number', false])
  const choice = await coreApi.create('contacts', {
    name: 'trade', label: 'Trade', type: PropertyCreateTypeEnum.Enumeration, fieldType: PropertyCreateFieldTypeEnum.Select, groupName: 'contactinformation',
    options: [{ label: 'Baker', value: 'baker', hidden: false, displayOrder: 0, description: '' }, { label: 'Post', value: 'post', hidden: false, displayOrder: 1, description: '' }], formField: true, hasUniqueValue: false, hidden: false, displayOrder: -1, description: '',
  })
  expect(choice.options.map((one) => one.value)).toEqual(['baker', 'post'])
  expect((await coreApi.update('contacts', 'fleet_size', { label: 'Fleet' })).label).toBe('Fleet')
  const { contacts } = clientOf(tandem).crm
  expect((await contacts.basicApi.create({ properties: { fleet_size: '12', trade: 'baker' } })).properties.trade).toBe('baker')
  expect((await refused(contacts.basicApi.create({ properties: { trade: 'king' } }))).code).toBe(400)
  const { batchApi, groupsApi } = clientOf(tandem).crm.properties
  expect((await groupsApi.create('contacts', { name: 'fleet', label: 'Fleet', displayOrder: 9 })).name).toBe('fleet')
  expect((await groupsApi.update('contacts', 'fleet', { label: 'The fleet' })).label).toBe('The fleet')
  expect((await groupsApi.getAll('contacts')).results.map((one) => one.name)).toEqual(expect.arrayContaining(['contactinformation', 'fleet']))
  await coreApi.update('contacts', 'fleet_size', { groupName: 'fleet' })
  expect((await refused(groupsApi.archive('contacts', 'fleet'))).code).toBe(409)
  const text = (name: string) => ({ name, label: name, type: PropertyCreateTypeEnum.String, fieldType: PropertyCreateFieldTypeEnum.Text, groupName: 'fleet' })
  expect((await batchApi.create('contacts', { inputs: [text('one'), text('two')] })).results).toHaveLength(2)
  expect((await batchApi.read('contacts', { inputs: [{ name: 'one' }, { name: 'email' }], archived: false })).results.map((one) => one.name)).toEqual(['one', 'email'])
  await batchApi.archive('contacts', { inputs: [{ name: 'one' }, { name: 'two' }] })
  const rest = await batchApi.read('contacts', { inputs: [{ name: 'one' }, { name: 'fleet_size' }], archived: false })
  expect([rest.results.map((one) => one.name), (rest as any).numErrors]).toEqual([['fleet_size'], 1])
  await coreApi.archive('contacts', 'fleet_size')
  await groupsApi.archive('contacts', 'fleet')
  expect((await refused(groupsApi.getByName('contacts', 'fleet'))).code).toBe(404)
  expect((await refused(coreApi.getByName('contacts', 'fleet_size'))).code).toBe(404)
})

test('pipelines and their stages are listed', async ({ tandem }) => {
  const { pipelinesApi, pipelineStagesApi } = clientOf(tandem).crm.pipelines
  const { results } = await pipelinesApi.getAll('deals')
  expect(results.map((one) => one.id)).toContain('default')
  expect(results[0]!.stages.map((stage) => stage.id)).toEqual(expect.arrayContaining(['appointmentscheduled', 'closedwon', 'closedlost']))
  expect((await pipelinesApi.getById('deals', 'default')).stages.find((stage) => stage.id === 'closedwon')!.metadata).toMatchObject({ isClosed: 'true', probability: '1.0' })
  expect((await pipelineStagesApi.getAll('deals', 'default')).results.length).toBe(results[0]!.stages.length)
  expect((await pipelineStagesApi.getById('0-3', 'default', 'closedwon')).label).toBe('Closed won')
  const stage = (label: string, probability: string) => ({ label, displayOrder: 0, metadata: { probability } })
  const made = await pipelinesApi.create('deals', { label: 'Renewals', displayOrder: 1, stages: [stage('Asked', '0.5')] })
  const renamed = await pipelineStagesApi.replace('deals', made.id, made.stages[0]!.id, stage('Offered', '0.7'))
  expect([renamed.id, renamed.label, renamed.metadata!.probability]).toEqual([made.stages[0]!.id, 'Offered', '0.7'])
  const replaced = await pipelinesApi.replace('deals', made.id, { label: 'Renewal', displayOrder: 2, stages: [stage('Open', '0.5'), stage('Won', '1.0')] })
  expect([replaced.label, replaced.stages.map((one) => one.label).sort()]).toEqual(['Renewal', ['Open', 'Won']])
  await pipelinesApi.archive('deals', made.id)
})

test('owners are the people of the workspace', async ({ tandem }) => {
  const { ownersApi } = clientOf(tandem).crm.owners
  const all = await ownersApi.getPage()
  const owner = all.results.find((one) => one.email === 'owner@example.com')!
  expect(owner).toMatchObject({ firstName: 'The', lastName: 'owner', archived: false, type: 'PERSON', userId: expect.any(Number) })
  expect(String(owner.userId)).toBe(owner.id)
  expect(owner.createdAt).toBeInstanceOf(Date)
  expect((await ownersApi.getPage('REP@example.com')).results.map((one) => one.email)).toEqual(['rep@example.com'])
  const first = await ownersApi.getPage(undefined, undefined, 1)
  const second = await ownersApi.getPage(undefined, first.paging!.next!.after, 100)
  expect([...first.results, ...second.results].map((one) => one.id)).toEqual(all.results.map((one) => one.id))
  expect((await ownersApi.getById(Number(owner.id))).email).toBe('owner@example.com')
  expect((await refused(ownersApi.getById(1))).code).toBe(404)
  expect((await ownersApi.getPage(undefined, undefined, undefined, true)).results).toEqual([])
  expect((await tandem.get('/crm/v3/owners')).body).toEqual((await tandem.get('/crm/v3/owners/')).body)
  const contact = await clientOf(tandem).crm.contacts.basicApi.create({ properties: { firstname: 'Owned', hubspot_owner_id: owner.id } })
  expect(contact.properties.hubspot_owner_id).toBe(owner.id)
})

test('records are linked, with default and named labels, and parted', async ({ tandem }) => {
  const { crm } = clientOf(tandem)
  const contact = await crm.contacts.basicApi.create({ properties: { firstname: 'Linked' } })
  const deal = await crm.deals.basicApi.create({
    properties: { dealname: 'Linked deal' },
    associations: [{ to: { id: contact.id }, types: [{ associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined as any, associationTypeId: 3 }] }],
  })
  const company = await crm.companies.basicApi.create({ properties: { name: 'Linked company' } })
  const { basicApi } = crm.associations.v4
  await basicApi.createDefault('contacts', contact.id, 'companies', company.id)
  await basicApi.create('contacts', contact.id, 'companies', company.id, [{ associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined, associationTypeId: 1 }])

  const page = await basicApi.getPage('companies', company.id, 'contacts')
  expect(page.results.map((one) => [one.toObjectId, one.associationTypes.map((type) => type.typeId).sort()])).toEqual([[contact.id, [2, 280]]])
  expect((await basicApi.getPage('deals', deal.id, 'contacts', undefined, 500)).results).toHaveLength(1)
  expect((await crm.contacts.basicApi.getById(contact.id, undefined, undefined, ['deals', 'companies'])).associations!.deals!.results[0]!.id).toBe(deal.id)
  expect((await refused(basicApi.createDefault('deals', deal.id, 'contacts', '1'))).code).toBe(404)

  await basicApi.archive('deals', deal.id, 'contacts', contact.id)
  expect((await basicApi.getPage('contacts', contact.id, 'deals')).results).toHaveLength(0)
})

test('records are linked, listed and parted in batches, by every spelling of their kind', async ({ tandem }) => {
  const { crm } = clientOf(tandem)
  const { batchApi, basicApi } = crm.associations.v4
  const contact = await crm.contacts.basicApi.create({ properties: { firstname: 'Batched' } })
  const lonely = await crm.contacts.basicApi.create({ properties: { firstname: 'Lonely' } })
  const company = await crm.companies.basicApi.create({ properties: { name: 'Batched company' } })
  const pair = { _from: { id: contact.id }, to: { id: company.id } }
  const type = (associationTypeId: number) => ({ associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined, associationTypeId })
  const made = await batchApi.create('contact', '0-2', { inputs: [{ ...pair, types: [type(279), type(1)] }] })
  expect(made.results[0]).toMatchObject({ fromObjectTypeId: '0-1', fromObjectId: contact.id, toObjectTypeId: '0-2', toObjectId: company.id, labels: ['Primary'] })
  const page = await batchApi.getPage('0-1', 'company', { inputs: [{ id: contact.id }, { id: lonely.id }] })
  expect(page.results.map((one) => [one._from.id, one.to.map((to) => [to.toObjectId, to.associationTypes.map((one) => one.typeId).sort()])])).toEqual([[contact.id, [[company.id, [1, 279]]]]])
  expect((page as any).errors[0].context.fromObjectId).toEqual([lonely.id])
  expect((await crm.contacts.basicApi.getById(contact.id, undefined, undefined, ['company'])).associations!.companies!.results.map((one) => one.id)).toContain(company.id)
  await batchApi.archiveLabels('contacts', 'companies', { inputs: [{ ...pair, types: [type(1)] }] })
  expect((await basicApi.getPage('contact', contact.id, 'company')).results[0]!.associationTypes.map((one) => one.typeId)).toEqual([279])
  await batchApi.archive('contacts', 'companies', { inputs: [{ _from: { id: contact.id }, to: [{ id: company.id }] }] })
  expect((await basicApi.getPage('contacts', contact.id, 'companies')).results).toEqual([])
  expect((await tandem.get(`/crm/v3/objects/0-1/${contact.id}`)).body.id).toBe(contact.id)
})

test('records are changed or made by one call, and tell what they were', async ({ tandem }) => {
  const { basicApi, batchApi } = clientOf(tandem).crm.contacts
  const known = await basicApi.create({ properties: { email: 'known@upsert.example', city: 'Ulm' } })
  const upserted = await batchApi.upsert({
    inputs: [
      { id: 'KNOWN@upsert.example', idProperty: 'email', properties: { city: 'Kiel' } },
      { id: 'new@upsert.example', idProperty: 'email', properties: { salutation: 'Dr', city: 'Bonn' } },
    ],
  })
  expect(upserted.results.map((one) => [(one as any)._new, one.properties.city])).toEqual([[false, 'Kiel'], [true, 'Bonn']])
  expect((await basicApi.getById('new@upsert.example', ['salutation'], undefined, undefined, false, 'email')).properties.salutation).toBe('Dr')
  const past = (await basicApi.getById(known.id, undefined, ['city'])).propertiesWithHistory!.city!
  expect(past.map((one) => one.value)).toEqual(['Kiel', 'Ulm'])
  expect([past[0]!.sourceType, past[0]!.timestamp]).toEqual(['INTEGRATION', expect.any(Date)])
  const page = await batchApi.read({ inputs: [{ id: known.id }], properties: [], propertiesWithHistory: ['city'] })
  expect((page.results[0] as any).propertiesWithHistory.city).toHaveLength(2)
})
