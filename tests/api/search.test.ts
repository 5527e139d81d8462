// What filters and orders find: real amounts, all letters, and nothing that breaks the server.
import { type Tandem, describe, expect, test } from '../support/tandem.ts'

type Filter = { propertyName: string; operator: string; value?: string; highValue?: string; values?: string[] }
const search = (tandem: Tandem, object: string, more: object) => tandem.post(`/crm/v3/objects/${object}/search`, more)
async function found(tandem: Tandem, object: string, property: string, filters: Filter[], sorts: unknown[] = []): Promise<string[]> {
  const answer = await search(tandem, object, { filterGroups: [{ filters }], properties: [property], limit: 200, sorts: sorts.length ? sorts : [property] })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.results.map((one: any) => one.properties[property])
}

describe('amounts', () => {
  const batch = (name: string): Filter => ({ propertyName: 'description', operator: 'EQ', value: name })

  test('of several currencies are compared and sorted by their value', async ({ tandem }) => {
    const make = (amount: string, deal_currency_code: string) => tandem.deal({ dealname: 'x', description: 'mixed', amount, deal_currency_code })
    for (const [amount, code] of [['60', 'EUR'], ['5000', 'JPY'], ['7.125', 'KWD'], ['-1.5', 'USD']] as const) await make(amount, code)
    const names = (filter?: Omit<Filter, 'propertyName'>) => found(tandem, 'deals', 'amount', [batch('mixed'), ...(filter ? [{ propertyName: 'amount', ...filter }] : [])])
    expect(await names()).toEqual(['-1.50', '7.125', '60.00', '5000'])
    expect(await found(tandem, 'deals', 'amount', [batch('mixed')], ['-amount'])).toEqual(['5000', '60.00', '7.125', '-1.50'])
    expect(await names({ operator: 'GTE', value: '4000' })).toEqual(['5000'])
    expect(await names({ operator: 'EQ', value: '5000.0' })).toEqual(['5000'])
    expect(await names({ operator: 'EQ', value: '7.1251' })).toEqual([])
    expect(await names({ operator: 'GT', value: '7.1249999' })).toEqual(['7.125', '60.00', '5000'])
    expect(await names({ operator: 'GTE', value: '7.1250001' })).toEqual(['60.00', '5000'])
    expect(await names({ operator: 'LT', value: '-1.4999' })).toEqual(['-1.50'])
    expect(await names({ operator: 'LT', value: '-1.5001' })).toEqual([])
    expect(await names({ operator: 'BETWEEN', value: '7', highValue: '60' })).toEqual(['7.125', '60.00'])
    expect(await names({ operator: 'IN', values: ['60', '5000', '3.33333'] })).toEqual(['60.00', '5000'])
    const pages: string[] = []
    for (let after: string | undefined; ; ) {
      const page = (await search(tandem, 'deals', { filterGroups: [{ filters: [batch('mixed')] }], sorts: ['amount'], properties: ['amount'], limit: 1, after })).body
      pages.push(...page.results.map((one: any) => one.properties.amount))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(pages).toEqual(['-1.50', '7.125', '60.00', '5000'])
  })

  test('compare alike in every currency, whatever its decimals', async ({ tandem }) => {
    const codes = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF BHD IQD JOD KWD LYD OMR TND EUR USD GBP CHF'.split(' ')
    const made = await tandem.post('/crm/v3/objects/deals/batch/create', { inputs: codes.map((code) => ({ properties: { description: 'codes', amount: '17', deal_currency_code: code } })) })
    expect(made.status).toBe(201)
    const same = await search(tandem, 'deals', { filterGroups: [{ filters: [batch('codes'), { propertyName: 'amount', operator: 'EQ', value: '17' }] }], limit: 1 })
    expect(same.body.total).toBe(codes.length)
  })
})

describe('text', () => {
  test('is compared without regard to the case of any letter', async ({ tandem }) => {
    for (const city of ['MÜNCHEN', 'München', 'Kiel']) await tandem.contact({ lastname: 'Cased', city })
    const cities = async (filter: Omit<Filter, 'propertyName'>) => (await found(tandem, 'contacts', 'city', [{ propertyName: 'lastname', operator: 'EQ', value: 'CASED' }, { propertyName: 'city', ...filter }])).sort()
    for (const value of ['MÜNCHEN', 'München', 'münchen']) expect(await cities({ operator: 'EQ', value })).toEqual(['MÜNCHEN', 'München'])
    expect(await cities({ operator: 'NEQ', value: 'münchen' })).toEqual(['Kiel'])
    expect(await cities({ operator: 'IN', values: ['kiel', 'nowhere'] })).toEqual(['Kiel'])
    expect(await cities({ operator: 'NOT_IN', values: ['kiel'] })).toEqual(['MÜNCHEN', 'München'])
    expect(await cities({ operator: 'CONTAINS_TOKEN', value: '*ÜNCH*' })).toEqual(['MÜNCHEN', 'München'])
  })

  test('CONTAINS_TOKEN means whole words with and without accents, and * any characters', async ({ tandem }) => {
    for (const lastname of ['Blast', 'van-Last', 'Lastman', 'LÄST']) await tandem.contact({ firstname: 'Token', lastname, email: `${lastname.replace('Ä', 'a').toLowerCase()}@token-firm.example` })
    const found = async (propertyName: string, value: string, operator = 'CONTAINS_TOKEN') =>
      (await search(tandem, 'contacts', { query: 'token', filterGroups: [{ filters: [{ propertyName, operator, value }] }], sorts: ['lastname'], properties: ['lastname'] })).body.results.map((one: any) => one.properties.lastname)
    expect(await found('lastname', 'last')).toEqual(['LÄST', 'van-Last'])
    expect(await found('lastname', 'last*')).toEqual(['LÄST', 'Lastman', 'van-Last'])
    expect(await found('lastname', '*last')).toEqual(['Blast', 'LÄST', 'van-Last'])
    expect(await found('lastname', '*last*')).toEqual(['Blast', 'LÄST', 'Lastman', 'van-Last'])
    expect(await found('lastname', 'v*st')).toEqual(['van-Last'])
    expect(await found('lastname', 'läst')).toEqual(['LÄST', 'van-Last'])
    expect(await found('lastname', 'la%')).toEqual([])
    expect(await found('email', '*@token-firm.example')).toHaveLength(4)
    expect(await found('lastname', 'last', 'NOT_CONTAINS_TOKEN')).toEqual(['Blast', 'Lastman'])
  })

  test('is found by its words with and without accents and capitals', async ({ tandem }) => {
    const { id } = await tandem.contact({ firstname: 'Ärger', company: 'Straßmüller & Söhne' })
    for (const query of ['ärger', 'ÄRGER', 'arger', 'strassmuller', 'STRASSMÜLLER', 'söh'])
      expect((await search(tandem, 'contacts', { query })).body.results.map((one: any) => one.id), query).toEqual([id])
  })

  test('is found by each part of a compound, and an address by its domain', async ({ tandem }) => {
    const { id } = await tandem.contact({ firstname: 'Eva', lastname: 'Krause-Zwillich', email: 'eva@tischlerei-kaminski.example' })
    for (const query of ['krause-zw', 'zwillich', 'krause zwillich', 'kaminski', 'tischlerei-kaminski.example', 'eva@tischlerei'])
      expect((await search(tandem, 'contacts', { query })).body.results.map((one: any) => one.id), query).toEqual([id])
  })

  test('begins at the number 0 as well as at the text', async ({ tandem }) => {
    const { id } = await tandem.contact({ firstname: 'Zero', lastname: 'After' })
    for (const after of [0, '0', '']) expect((await search(tandem, 'contacts', { query: 'zero after', after })).body.results[0].id).toBe(id)
    expect((await search(tandem, 'contacts', { after: 7 })).status).toBe(400)
  })

  test('is sorted as people read it, page by page', async ({ tandem }) => {
    for (const firstname of ['dora', 'Ärger', 'Carl', 'bob']) await tandem.contact({ lastname: 'Sorted', firstname })
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = (await search(tandem, 'contacts', { query: 'sorted', sorts: ['firstname'], properties: ['firstname'], limit: 1, after })).body
      seen.push(...page.results.map((one: any) => one.properties.firstname))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(seen).toEqual(['Ärger', 'bob', 'Carl', 'dora'])
  })

  test('of an address is one, whatever the case of its letters', async ({ tandem }) => {
    expect((await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'x@müller.example' } })).status).toBe(201)
    expect((await tandem.post('/crm/v3/objects/contacts', { properties: { email: 'X@MÜLLER.example' } })).status).toBe(409)
  })
})

describe('a search', () => {
  test('takes thousands of values', async ({ tandem }) => {
    await tandem.contact({ city: '1234' })
    const values = Array.from({ length: 5000 }, (_, i) => `${i}`)
    for (const propertyName of ['city', 'hs_object_id', 'email']) {
      const answer = await search(tandem, 'contacts', { filterGroups: [{ filters: [{ propertyName, operator: 'IN', values }] }] })
      expect([answer.status, answer.body.total]).toEqual([200, propertyName === 'city' ? 1 : 0])
    }
  })

  test('for what cannot exist finds nothing', async ({ tandem }) => {
    await tandem.contact({ lastname: 'Nothing' })
    const total = async (filter: Filter) => {
      const answer = await search(tandem, 'contacts', { query: 'nothing', filterGroups: [{ filters: [filter] }] })
      return [answer.status, answer.body.total]
    }
    for (const propertyName of ['email', 'lifecyclestage', 'hubspot_owner_id', 'hs_object_id']) {
      expect(await total({ propertyName, operator: 'EQ', value: 'nobody' })).toEqual([200, 0])
      expect(await total({ propertyName, operator: 'IN', values: ['nobody', 'none'] })).toEqual([200, 0])
      expect(await total({ propertyName, operator: 'NEQ', value: 'nobody' })).toEqual([200, 1])
    }
  })

  test('by id knows every operator', async ({ tandem }) => {
    const { id } = await tandem.contact({ lastname: 'Numbered' })
    const total = async (filter: Omit<Filter, 'propertyName'>) => (await search(tandem, 'contacts', { query: 'numbered', filterGroups: [{ filters: [{ propertyName: 'hs_object_id', ...filter }] }] })).body.total
    expect(await total({ operator: 'BETWEEN', value: '1', highValue: '9999999999999999' })).toBe(1)
    expect(await total({ operator: 'BETWEEN', value: '1', highValue: '2' })).toBe(0)
    expect(await total({ operator: 'HAS_PROPERTY' })).toBe(1)
    expect(await total({ operator: 'GTE', value: id })).toBe(1)
    expect(await total({ operator: 'NOT_IN', values: [id] })).toBe(0)
    expect((await tandem.get('/crm/v3/properties/contacts/hs_object_id')).body).toMatchObject({ type: 'number', hasUniqueValue: true })
    expect((await tandem.post('/crm/v3/objects/contacts', { properties: { hs_object_id: '1' } })).body.errors[0].code).toBe('READ_ONLY_VALUE')
  })

  test('from a page that was made up is refused', async ({ tandem }) => {
    await tandem.contact({ city: 'Kiel' })
    for (const [after, sorts] of [['["x"]', []], ['[1.5]', []], ['10', []], ['["x","y"]', ['createdate']], ['["x",1]', ['createdate']], ['[1,1]', ['city']]] as const) {
      const answer = await search(tandem, 'contacts', { after, sorts })
      expect([answer.status, answer.body.errors?.[0].code]).toEqual([400, 'INVALID_AFTER'])
    }
    expect((await search(tandem, 'contacts', { sorts: [{ propertyName: 'city', direction: 'sideways' }] })).body.errors[0].pointer).toBe('/sorts/0/direction')
  })

  test('for words in a number says what to do', async ({ tandem }) => {
    const answer = await search(tandem, 'deals', { filterGroups: [{ filters: [{ propertyName: 'amount', operator: 'CONTAINS_TOKEN', value: '1' }] }] })
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'INVALID_OPERATOR'])
  })
})

test('a list of check boxes is found by any of its answers', async ({ tandem }) => {
  const property = { name: 'chk', label: 'Checks', type: 'enumeration', fieldType: 'checkbox', groupName: 'contactinformation', options: ['a', 'ab', 'b'].map((value) => ({ label: value, value })) }
  expect((await tandem.post('/crm/v3/properties/contacts', { ...property, options: [{ label: 'x', value: 'x;y' }] })).body.errors[0].pointer).toBe('/options/0/value')
  expect((await tandem.post('/crm/v3/properties/contacts', property)).status).toBe(201)
  const both = await tandem.contact({ lastname: 'Both', chk: ';b;a;a;' })
  await tandem.contact({ lastname: 'Other', chk: 'ab' })
  const names = (filter: Omit<Filter, 'propertyName'>) => found(tandem, 'contacts', 'lastname', [{ propertyName: 'chk', operator: 'HAS_PROPERTY' }, { propertyName: 'chk', ...filter }])
  expect(both.properties.chk).toBe('a;b')
  expect(await names({ operator: 'IN', values: ['a'] })).toEqual(['Both'])
  expect(await names({ operator: 'NOT_IN', values: ['a'] })).toEqual(['Other'])
  expect(await names({ operator: 'CONTAINS_TOKEN', value: 'a' })).toEqual(['Both'])
  expect(await names({ operator: 'EQ', value: 'b;a' })).toEqual(['Both'])
  const more = await tandem.patch(`/crm/v3/objects/contacts/${both.id}`, { properties: { chk: ';ab' } })
  expect(more.body.properties.chk).toBe('a;ab;b')
})

test('a property that is made anew has the type its values have', async ({ tandem }) => {
  const make = (type: string, fieldType: string) => tandem.post('/crm/v3/properties/contacts', { name: 'anew', label: 'Anew', type, fieldType, groupName: 'contactinformation' })
  await make('string', 'text')
  const { id } = await tandem.contact({ anew: 'hello' })
  await tandem.delete('/crm/v3/properties/contacts/anew')
  expect((await tandem.get('/crm/v3/properties/contacts/anew')).status).toBe(404)
  expect((await tandem.get('/crm/v3/properties/contacts?archived=true')).body.results.map((one: any) => one.name)).toContain('anew')
  expect((await make('number', 'number')).status).toBe(409)
  expect((await make('string', 'text')).status).toBe(201)
  expect((await tandem.get(`/crm/v3/objects/contacts/${id}?properties=anew`)).body.properties.anew).toBe('hello')
  const unique = await tandem.post('/crm/v3/properties/contacts', { name: 'uniq', label: 'U', type: 'string', fieldType: 'textarea', groupName: 'contactinformation', hasUniqueValue: true })
  expect([unique.status, unique.body.errors[0].pointer]).toEqual([400, '/hasUniqueValue'])
  const group = await tandem.post('/crm/v3/properties/contacts', { name: 'grouped', label: 'G', type: 'string', fieldType: 'text', groupName: 'nogroup' })
  expect([group.status, group.body.errors[0].pointer]).toEqual([400, '/groupName'])
})

describe('links', () => {
  test('are searched as HubSpot’s associations.* are', async ({ tandem }) => {
    const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Linked' } })).body.id
    const { id: linked } = await tandem.contact({ email: 'linked@assoc.example', city: 'Assocburg' })
    const { id: alone } = await tandem.contact({ email: 'alone@assoc.example', city: 'Assocburg' })
    await tandem.put(`/crm/v4/objects/contacts/${linked}/associations/default/companies/${company}`)
    const ids = async (filter: object) => (await search(tandem, 'contacts', { filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: 'Assocburg' }, filter] }] })).body.results.map((one: any) => one.id)
    expect(await ids({ propertyName: 'associations.company', operator: 'EQ', value: company })).toEqual([linked])
    expect(await ids({ propertyName: 'associations.company', operator: 'IN', values: [company, '1'] })).toEqual([linked])
    expect(await ids({ propertyName: 'associations.company', operator: 'NOT_HAS_PROPERTY' })).toEqual([alone])
    expect(await ids({ propertyName: 'associations.deal', operator: 'HAS_PROPERTY' })).toEqual([])
    expect((await search(tandem, 'contacts', { filterGroups: [{ filters: [{ propertyName: 'associations.company', operator: 'EQ', value: 'x' }] }] })).status).toBe(400)
    expect((await search(tandem, 'contacts', { filterGroups: [{ filters: [{ propertyName: 'associations.unicorn', operator: 'EQ', value: '1' }] }] })).status).toBe(400)
  })
})

describe('what Ctrl K finds', () => {
  test('is of every feature, and nothing where nothing was typed', async ({ tandem }) => {
    const word = 'Zebrafinch'
    const { id: contact } = await tandem.contact({ email: 'find@firm.example', firstname: word })
    const deal = await tandem.deal({ dealname: `${word} deal` })
    const quote = (await tandem.post('/api/quotes', { deal_id: deal.id, title: `Bikes for ${word}` })).body.summary
    const campaign = (await tandem.post('/api/campaigns', { name: `${word} news`, topic_key: 'newsletter' })).body
    const form = (await tandem.post('/api/forms', { name: `Ask ${word}`, fields: [{ property: 'email', label: 'Email', required: true }], consents: [], double_opt_in: true, button_label: 'Send', thanks_text: 'Thank you.', lifecycle_stage: 'lead' })).body
    const page = (await tandem.post('/api/pages', { slug: 'zebrafinch', title: word, description: '', body: `# ${word}`, state: 'published' })).body
    const hits = async (q: string) => (await tandem.get(`/api/search?q=${q}`)).body.results
    const found = await hits('zebra')
    expect(found.map((hit: any) => [hit.object, hit.id])).toEqual([['contacts', contact], ['deals', deal.id], ['quotes', quote.id], ['campaigns', campaign.id], ['pages', page.id], ['forms', form.id]])
    expect(found.find((hit: any) => hit.object === 'pages').subtitle).toBe('/p/zebrafinch')
    expect((await hits(quote.number)).map((hit: any) => hit.object)).toContain('quotes')
    expect(await hits('')).toEqual([])
  })
})
