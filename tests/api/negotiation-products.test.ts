// Products are records in HubSpot's shape, as its own client keeps a catalogue.
import { Client } from '@hubspot/api-client'
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/products/models/Filter.js'
import { draft, newDeal, euros } from '../support/quotes.ts'
import { Tandem, describe, expect, test } from '../support/tandem.ts'

const clientOf = (tandem: Tandem) => new Client({ accessToken: tandem.token, basePath: tandem.server.address, numberOfApiCallRetries: 0 }).crm
const add = (tandem: Tandem, properties: Record<string, string>) => tandem.post('/crm/v3/objects/products', { properties })
const wrongIn = (answer: { status: number; body: any }) => [answer.status, (answer.body.errors ?? []).map((one: any) => [one.pointer.slice('/properties/'.length), one.code])]

describe('a product', () => {
  test('is made, read, found, changed and archived by HubSpot’s client', async ({ tandem }) => {
    const { products } = clientOf(tandem)
    const made = await products.basicApi.create({ properties: { name: 'F2 Box', hs_sku: 'F2B', price: '5400.00', tax_rate: '19', unit: 'piece' }, associations: [] })
    expect((await products.basicApi.getById(made.id, ['name', 'hs_sku', 'price', 'currency', 'unit'])).properties).toMatchObject({ name: 'F2 Box', hs_sku: 'F2B', price: '5400.00', currency: 'EUR', unit: 'piece' })
    const byWord = await products.searchApi.doSearch({ query: 'f2b', filterGroups: [], sorts: [], properties: [], limit: 10, after: '0' })
    expect(byWord.results.map((one) => one.id)).toEqual([made.id])
    await products.basicApi.update(made.id, { properties: { price: '5500' } })
    const dear = { propertyName: 'price', operator: FilterOperatorEnum.Gt, value: '5450' }
    const found = await products.searchApi.doSearch({ filterGroups: [{ filters: [dear] }], sorts: ['-price'], properties: ['price'], limit: 10, after: '0' })
    expect(found.results.map((one) => [one.id, one.properties.price])).toEqual([[made.id, '5500']])
    const { results } = await products.batchApi.create({ inputs: [{ properties: { name: 'Canopy' }, associations: [] }, { properties: { name: 'Light' }, associations: [] }] })
    expect(results.map((one) => one.properties.name)).toEqual(['Canopy', 'Light'])
    await products.basicApi.archive(made.id)
    expect((await products.basicApi.getPage()).results.map((one) => one.properties.name)).toEqual(['Canopy', 'Light'])
    expect((await products.basicApi.getPage(100, undefined, undefined, undefined, undefined, true)).results.map((one) => one.id)).toEqual([made.id])
  })

  test('has a SKU of its own, which names it, until it is archived', async ({ tandem }) => {
    const first = await add(tandem, { name: 'Box', hs_sku: 'B-1' })
    expect(first.status, first.text).toBe(201)
    expect((await tandem.get('/crm/v3/objects/products/b-1?idProperty=hs_sku')).body.id).toBe(first.body.id)
    const second = await add(tandem, { name: 'Other', hs_sku: 'b-1' })
    expect([second.status, second.body.code]).toEqual([409, 'record_exists'])
    expect(second.body.message).toContain(`Existing ID: ${first.body.id}`)
    expect((await tandem.get('/crm/v3/properties/products/hs_sku')).body.hasUniqueValue).toBe(true)
    await tandem.delete(`/crm/v3/objects/products/${first.body.id}`)
    expect((await add(tandem, { name: 'Other', hs_sku: 'b-1' })).status).toBe(201)
  })

  test('that makes no sense is refused field by field', async ({ tandem }) => {
    expect(wrongIn(await add(tandem, { name: 'x', price: '1.234', tax_rate: '100.01', unit: 'u'.repeat(31) }))).toEqual([400, [['price', 'INVALID_AMOUNT'], ['tax_rate', 'not_a_rate'], ['unit', 'too_long']]])
    expect(wrongIn(await add(tandem, { name: 'x', price: '-1' }))).toEqual([400, [['price', 'price_negative']]])
    expect(wrongIn(await add(tandem, { name: 'x', currency: 'Euro' }))).toEqual([400, [['currency', 'not_a_currency']]])
    expect(wrongIn(await add(tandem, { price: '1' }))).toEqual([400, [['name', 'REQUIRED']]])
    const made = (await add(tandem, { name: 'Cable', price: '2.50' })).body
    expect(wrongIn(await tandem.patch(`/crm/v3/objects/products/${made.id}`, { properties: { currency: 'JPY' } }))).toEqual([400, [['price', 'INVALID_AMOUNT']]])
    expect((await tandem.get(`/crm/v3/objects/products/${made.id}?properties=currency`)).body.properties.currency).toBe('EUR')
  })

  test('comes back by undo, and its history says what it cost', async ({ tandem }) => {
    const made = (await add(tandem, { name: 'Bell', price: '9.00' })).body
    const dearer = await tandem.patch(`/crm/v3/objects/products/${made.id}`, { properties: { price: '12.00' } })
    const taken = await tandem.post(`/api/change-sets/${dearer.headers.get('X-Change-Set')}/undo`)
    expect(taken.status, taken.text).toBe(201)
    const read = (await tandem.get(`/crm/v3/objects/products/${made.id}?properties=price&propertiesWithHistory=price`)).body
    expect([read.properties.price, read.propertiesWithHistory.price.map((one: any) => one.value)]).toEqual(['9.00', ['9.00', '12.00', '9.00']])
  })
})

describe('line items', () => {
  const item = (tandem: Tandem, deal: string, properties: Record<string, string>) =>
    tandem.post('/crm/v3/objects/line_items', { properties, associations: [{ to: { id: deal }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 20 }] }] })

  test('are made from products by HubSpot’s client, and add up', async ({ tandem }) => {
    const { lineItems } = clientOf(tandem)
    const product = (await add(tandem, { name: 'Canopy', hs_sku: 'C-9', price: '290.00', tax_rate: '7', unit: 'piece' })).body
    const { deal } = await newDeal(tandem)
    const made = await lineItems.basicApi.create({
      properties: { hs_product_id: product.id, quantity: '3', hs_discount_percentage: '5' },
      associations: [{ to: { id: deal.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED' as never, associationTypeId: 20 }] }],
    })
    const read = await lineItems.basicApi.getById(made.id, ['name', 'price', 'amount', 'hs_sku', 'hs_line_item_currency_code'], undefined, ['deals'])
    expect(read.properties).toMatchObject({ name: 'Canopy', price: '290.00', amount: '826.50', hs_sku: 'C-9', hs_line_item_currency_code: 'EUR' })
    expect(read.associations!.deals!.results).toEqual([{ id: deal.id, type: 'line_item_to_deal' }])
    await lineItems.basicApi.update(made.id, { properties: { quantity: '0.5', hs_discount_percentage: '', discount: '40' } })
    expect((await lineItems.basicApi.getById(made.id, ['amount'])).properties.amount).toBe('125.00')
    expect((await tandem.get(`/crm/v4/objects/deals/${deal.id}/associations/line_items`)).body.results).toMatchObject([{ toObjectId: made.id, associationTypes: [{ typeId: 19 }] }])
  })

  test('that make no sense are refused', async ({ tandem }) => {
    const { deal } = await newDeal(tandem)
    expect(wrongIn(await item(tandem, deal.id, { name: 'x', price: '10', quantity: '0' }))).toEqual([400, [['quantity', 'quantity_out_of_range']]])
    expect(wrongIn(await item(tandem, deal.id, { name: 'x', price: '10', discount: '11' }))).toEqual([400, [['discount', 'discount_too_large']]])
    expect(wrongIn(await item(tandem, deal.id, { name: 'x', price: '10', discount: '1', hs_discount_percentage: '1' }))).toEqual([400, [['discount', 'discount_twice']]])
    expect(wrongIn(await item(tandem, deal.id, { name: 'x', amount: '10' }))).toEqual([400, [['amount', 'READ_ONLY_VALUE']]])
    expect(wrongIn(await item(tandem, deal.id, { hs_product_id: '77' }))).toEqual([400, [['hs_product_id', 'product_unknown']]])
    expect((await tandem.get(`/crm/v4/objects/deals/${deal.id}/associations/line_items`)).body.results).toEqual([])
  })

  test('become the lines of a new quote of their deal, and stay as they are there', async ({ tandem }) => {
    const product = (await add(tandem, { name: 'F3', price: '8990.00', tax_rate: '19', unit: 'piece' })).body
    const { deal } = await newDeal(tandem)
    const second = (await item(tandem, deal.id, { name: 'Fitting', price: '80', quantity: '1.5', unit: 'h', discount: '10', hs_position_on_quote: '2' })).body
    await item(tandem, deal.id, { hs_product_id: product.id, quantity: '2', hs_discount_percentage: '10', hs_position_on_quote: '1' })
    const quote = (await tandem.post('/api/quotes', { deal_id: deal.id })).body
    expect(quote.lines).toMatchObject([
      { product_id: product.id, title: 'F3', quantity: '2', unit_price: euros('8990.00'), discount: 1000, tax_rate: 1900, net: euros('16182.00') },
      { title: 'Fitting', quantity: '1.5', unit: 'h', unit_price: euros('70.00'), net: euros('105.00') },
    ])
    await tandem.patch(`/crm/v3/objects/line_items/${second.id}`, { properties: { price: '100' } })
    expect((await tandem.get(`/api/quotes/${quote.summary.id}`)).body.lines[1].net).toEqual(euros('105.00'))
    expect((await draft(tandem, { deal_id: deal.id, lines: [] })).quote.lines).toEqual([])
  })

  test('of a deal are seen by who sees the deal', async ({}) => {
    const tandem = await Tandem.open()
    try {
      const rep = { token: tandem.as('rep') }
      const owner = (await tandem.get('/crm/v3/owners?limit=100')).body.results.find((one: any) => one.email === 'owner@example.com').id
      const hidden = (await tandem.deal({ dealname: 'Hidden', hubspot_owner_id: owner })).id
      const open = (await tandem.deal({ dealname: 'Open' })).id
      const secret = (await item(tandem, hidden, { name: 'Secret thing', price: '1' })).body.id
      const seen = (await item(tandem, open, { name: 'Open thing', price: '1' })).body.id
      const access = await tandem.put('/api/record-access', { version: 0, results: [{ role: 'rep', access: { deals: 'own' } }] })
      expect(access.status, access.text).toBe(200)
      expect((await tandem.get(`/crm/v3/objects/line_items/${secret}`, rep)).status).toBe(404)
      expect((await tandem.get('/crm/v3/objects/line_items', rep)).body.results.map((one: any) => one.id)).toEqual([seen])
      const search = (await tandem.post('/crm/v3/objects/line_items/search', { query: 'thing' }, rep)).body
      expect([search.total, search.results.map((one: any) => one.id)]).toEqual([1, [seen]])
      expect((await tandem.post('/crm/v3/objects/line_items/search', {}, rep)).body.total).toBe(1)
      expect((await tandem.patch(`/crm/v3/objects/line_items/${secret}`, { properties: { price: '2' } }, rep)).status).toBe(404)
      const market = { token: tandem.as('marketer') }
      for (const answer of [await tandem.post('/crm/v3/objects/products', { properties: { name: 'x' } }, market), await tandem.delete(`/crm/v3/objects/line_items/${secret}`, market)])
        expect([answer.status, answer.body.code]).toEqual([403, 'not_permitted'])
    } finally {
      await tandem.server.remove()
    }
  })
})
