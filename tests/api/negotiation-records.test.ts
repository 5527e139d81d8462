// Quotes as HubSpot's own client reads them; they are made at /api/quotes.
import { Client } from '@hubspot/api-client'
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/quotes/models/Filter.js'
import { accept, cooler, draft, sent } from '../support/quotes.ts'
import { Tandem, expect, test } from '../support/tandem.ts'

const clientOf = (tandem: Tandem) => new Client({ accessToken: tandem.token, basePath: tandem.server.address, numberOfApiCallRetries: 0 }).crm
const names = ['hs_title', 'hs_status', 'hs_quote_amount', 'hs_currency', 'hs_expiration_date', 'hs_quote_number', 'state', 'hubspot_owner_id']

test('HubSpot’s client lists, reads and finds quotes, and follows them to deal, contact and company', async ({ tandem }) => {
  const { quotes } = clientOf(tandem)
  const company = await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Varanne' } })
  const first = await draft(tandem)
  await tandem.put(`/crm/v4/objects/deals/${first.deal.id}/associations/default/companies/${company.body.id}`)
  const { summary } = (await tandem.post('/api/quotes', { deal_id: first.deal.id, title: 'Second offer', lines: [{ ...cooler, quantity: '2' }] })).body
  const published = await sent(tandem)
  await accept(tandem, published.page)

  const read = await quotes.basicApi.getById(summary.id, names, undefined, ['deals', 'contacts', 'companies'])
  expect(read.properties).toMatchObject({ hs_title: 'Second offer', hs_status: 'DRAFT', hs_quote_amount: '21576.00', hs_currency: 'EUR', hs_expiration_date: summary.valid_until, hs_quote_number: summary.number, state: 'draft' })
  expect(Object.fromEntries(Object.entries(read.associations!).map(([kind, { results }]) => [kind, results.map((one) => [one.id, one.type])]))).toEqual({
    deals: [[first.deal.id, 'quote_to_deal']], contacts: [[first.contact.id, 'quote_to_contact']], companies: [[company.body.id, 'quote_to_company']],
  })
  expect((await quotes.basicApi.getById(published.id, names)).properties).toMatchObject({ hs_status: 'APPROVAL_NOT_NEEDED', state: 'accepted' })
  expect((await quotes.basicApi.getPage(100)).results.map((one) => one.id)).toEqual([first.id, summary.id, published.id])
  const { results } = await quotes.batchApi.read({ inputs: [{ id: first.id }, { id: summary.id }], properties: ['hs_title'], propertiesWithHistory: [] })
  expect(results.map((one) => one.id).sort()).toEqual([first.id, summary.id].sort())

  const dear = { propertyName: 'hs_quote_amount', operator: FilterOperatorEnum.Gt, value: '15000' }
  const found = await quotes.searchApi.doSearch({ filterGroups: [{ filters: [dear] }], sorts: ['-hs_quote_amount'], properties: names, limit: 10, after: '0' })
  expect([found.total, found.results.map((one) => one.id)]).toEqual([1, [summary.id]])
  const byWord = await quotes.searchApi.doSearch({ query: 'second', filterGroups: [], sorts: [], properties: [], limit: 10, after: '0' })
  expect(byWord.results.map((one) => one.id)).toEqual([summary.id])
  await tandem.patch(`/api/quotes/${summary.id}`, { version: 1, title: 'Third offer' })
  expect((await tandem.post('/crm/v3/objects/quotes/search', { query: 'third' })).body.results.map((one: any) => one.id)).toEqual([summary.id])
  const deals = (await tandem.post('/crm/v3/objects/deals/search', { filterGroups: [{ filters: [{ propertyName: 'associations.quotes', operator: 'EQ', value: summary.id }] }] })).body
  expect(deals.results.map((one: any) => one.id)).toEqual([first.deal.id])
  expect((await tandem.get(`/crm/v4/objects/deals/${first.deal.id}/associations/quotes`)).body.results.map((one: any) => [one.toObjectId, one.associationTypes[0].typeId])).toEqual([[first.id, 63], [summary.id, 63]])
})

test('the contact of a draft that is another one is linked instead', async ({ tandem }) => {
  const { id, path, contact } = await draft(tandem)
  const other = await tandem.contact({ email: 'other@varanne.example' })
  await tandem.patch(path, { version: 1, contact_id: other.id })
  const linked = (await tandem.get(`/crm/v4/objects/quotes/${id}/associations/contacts`)).body.results.map((one: any) => one.toObjectId)
  expect([linked, contact.id === other.id]).toEqual([[other.id], false])
})

test('whoever writes is told where quotes are made, and nothing changes', async ({ tandem }) => {
  const { id, path } = await draft(tandem)
  const before = (await tandem.get(path)).body
  const objects = '/crm/v3/objects/quotes'
  const tried = [
    await tandem.post(objects, { properties: { hs_title: 'Mine' } }),
    await tandem.post(objects, { properties: {} }),
    await tandem.patch(`${objects}/${id}`, { properties: { hs_title: 'Mine' } }),
    await tandem.delete(`${objects}/${id}`),
    await tandem.post(`${objects}/batch/archive`, { inputs: [{ id }] }),
  ]
  for (const { status, body } of tried) expect([status, body.code, body.message]).toEqual([409, 'quotes_read_only', expect.stringContaining('/api/quotes')])
  const property = await tandem.post('/crm/v3/properties/quotes', { name: 'mood', label: 'Mood', type: 'string', fieldType: 'text', groupName: 'quoteinformation' })
  expect([property.status, property.body.code]).toEqual([409, 'kind_is_read_only'])
  expect((await tandem.get(path)).body).toEqual(before)
})

test('quotes are seen there as they are at /api/quotes', async ({}) => {
  const tandem = await Tandem.open()
  try {
    const rep = { token: tandem.as('rep') }
    const { id } = await draft(tandem)
    await tandem.put('/api/record-access', { version: 0, results: [{ role: 'rep', access: { quotes: 'own' } }] })
    expect([(await tandem.get(`/api/quotes/${id}`, rep)).status, (await tandem.get(`/crm/v3/objects/quotes/${id}`, rep)).status]).toEqual([404, 404])
    const search = (await tandem.post('/crm/v3/objects/quotes/search', {}, rep)).body
    expect([search.total, search.results, (await tandem.get('/crm/v3/objects/quotes', rep)).body.results]).toEqual([0, [], []])
  } finally {
    await tandem.server.remove()
  }
})
