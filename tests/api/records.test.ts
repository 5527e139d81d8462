import { describe, expect, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'

describe('a record', () => {
  test('is created, read, changed and archived', async ({ tandem }) => {
    const made = await tandem.post(contacts, { properties: { email: 'Noor@Haddix.example', firstname: 'Noor', lastname: 'Haddix' } })
    expect(made.status).toBe(201)
    expect(made.body.properties).toMatchObject({ email: 'noor@haddix.example', firstname: 'Noor', lifecyclestage: 'lead' })
    const { id } = made.body

    expect((await tandem.get(`${contacts}/${id}?properties=jobtitle`)).body.properties).toEqual({ jobtitle: null, hs_object_id: id })
    expect((await tandem.get(`${contacts}/noor@haddix.example?idProperty=email`)).body.id).toBe(id)

    const changed = await tandem.patch(`${contacts}/${id}`, { properties: { jobtitle: 'Owner', lastname: '' } })
    expect(changed.status).toBe(200)
    expect(changed.body.properties).toMatchObject({ jobtitle: 'Owner', lastname: null })
    expect(Date.parse(changed.body.updatedAt)).toBeGreaterThan(Date.parse(made.body.updatedAt))

    expect((await tandem.delete(`${contacts}/${id}`)).status).toBe(204)
    expect((await tandem.get(`${contacts}/${id}`)).status).toBe(404)
    expect((await tandem.get(`${contacts}/${id}?archived=true`)).body.archived).toBe(true)
    expect((await tandem.patch(`${contacts}/${id}`, { properties: { city: 'Ghent' } })).status).toBe(404)
  })

  test('keeps an address for itself until it is archived', async ({ tandem }) => {
    const first = await tandem.contact({ email: 'one@taken.example' })
    const second = await tandem.post(contacts, { properties: { email: 'ONE@taken.example' } })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ status: 'error', category: 'CONFLICT', message: `Contact already exists. Existing ID: ${first.id}` })
    await tandem.delete(`${contacts}/${first.id}`)
    expect((await tandem.post(contacts, { properties: { email: 'one@taken.example' } })).status).toBe(201)
  })

  test('needs no address, and two may have none', async ({ tandem }) => {
    expect((await tandem.post(contacts, { properties: { firstname: 'Only' } })).status).toBe(201)
    expect((await tandem.post(contacts, { properties: { firstname: 'Only' } })).status).toBe(201)
  })

  test('names every wrong property at once and changes nothing', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'whole@example.com', city: 'Kiel' })
    const answer = await tandem.patch(`${contacts}/${id}`, { properties: { city: 'Lyon', email: 'no', nonsense: '1', hubspotscore: '9', hubspot_owner_id: 'x' } })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e: any) => [e.pointer, e.code])).toEqual([
      ['/properties/email', 'INVALID_EMAIL'],
      ['/properties/hubspot_owner_id', 'INVALID_INTEGER'],
      ['/properties/hubspotscore', 'READ_ONLY_VALUE'],
      ['/properties/nonsense', 'PROPERTY_DOESNT_EXIST'],
    ])
    expect((await tandem.get(`${contacts}/${id}?properties=city,email`)).body.properties).toMatchObject({ city: 'Kiel', email: 'whole@example.com' })
  })

  test('is not overwritten by who saw an older version', async ({ tandem }) => {
    const made = (await tandem.post(contacts, { properties: { city: 'Kiel' } })).body
    const path = `${contacts}/${made.id}`
    expect((await tandem.patch(path, { properties: { city: 'Lyon' } }, { headers: { 'If-Match': `"${made.updatedAt}"` } })).status).toBe(200)
    const late = await tandem.patch(path, { properties: { city: 'Ghent' } }, { headers: { 'If-Match': `"${made.updatedAt}"` } })
    expect([late.status, late.body.code]).toEqual([409, 'version_stale'])
    expect((await tandem.get(`${path}?properties=city`)).body.properties.city).toBe('Lyon')
  })

  test('lets amounts and times through exactly', async ({ tandem }) => {
    const deal = await tandem.deal({ dealname: 'Two', amount: '1234.5', closedate: '2026-12-24' })
    const read = (await tandem.get(`/crm/v3/objects/deals/${deal.id}?properties=amount,closedate,deal_currency_code`)).body
    expect(read.properties).toMatchObject({ amount: '1234.50', closedate: '2026-12-24T00:00:00.000Z', deal_currency_code: 'EUR' })
    expect((await tandem.deal({ amount: 1234.5 as any })).properties.amount).toBe('1234.50')
    const wrong = await tandem.post('/crm/v3/objects/deals', { properties: { amount: '1.005' } })
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/properties/amount'])
    const stage = await tandem.post('/crm/v3/objects/deals', { properties: { dealstage: 'nowhere' } })
    expect([stage.status, stage.body.errors[0].pointer]).toEqual([400, '/properties/dealstage'])
  })
})

describe('a deal', () => {
  const deals = '/crm/v3/objects/deals'

  test('keeps its amount when the currency changes, or says why it cannot', async ({ tandem }) => {
    const { id } = await tandem.deal({ amount: '1234', deal_currency_code: 'JPY' })
    const set = (properties: object) => tandem.patch(`${deals}/${id}`, { properties })
    const euros = await set({ deal_currency_code: 'EUR' })
    expect(euros.body.properties).toMatchObject({ deal_currency_code: 'EUR' })
    const amount = async () => (await tandem.get(`${deals}/${id}?properties=amount,deal_currency_code`)).body.properties
    expect(await amount()).toMatchObject({ amount: '1234.00', deal_currency_code: 'EUR' })
    await tandem.post(`/api/change-sets/${euros.headers.get('X-Change-Set')}/undo`)
    expect(await amount()).toMatchObject({ amount: '1234', deal_currency_code: 'JPY' })
    await set({ deal_currency_code: '' })
    expect(await amount()).toMatchObject({ amount: '1234.00', deal_currency_code: 'EUR' })
    await set({ amount: '12.34' })
    const refused = await set({ deal_currency_code: 'JPY' })
    expect([refused.status, refused.body.errors[0]]).toEqual([400, expect.objectContaining({ pointer: '/properties/deal_currency_code', code: 'AMOUNT_DOES_NOT_FIT' })])
    await set({ deal_currency_code: 'JPY', amount: '1234' })
    expect(await amount()).toMatchObject({ amount: '1234', deal_currency_code: 'JPY' })
    const large = await set({ amount: '1234567890123456' })
    expect([large.status, large.body.errors[0].code]).toEqual([400, 'AMOUNT_TOO_LARGE'])
  })

  test('that is won is not opened again by an empty stage', async ({ tandem }) => {
    const { id } = await tandem.deal({ amount: '3', dealstage: 'closedwon' })
    for (const name of ['dealstage', 'pipeline']) {
      const answer = await tandem.patch(`${deals}/${id}`, { properties: { [name]: '' } })
      expect([answer.status, answer.body.errors[0]]).toEqual([400, expect.objectContaining({ pointer: `/properties/${name}`, code: 'REQUIRED' })])
    }
    expect((await tandem.get(`${deals}/${id}?properties=dealstage`)).body.properties.dealstage).toBe('closedwon')
  })

  test('has a time that can be written', async ({ tandem }) => {
    for (const closedate of ['9999999999999999', '9223372036854775807', '0000-01-01', '9999-12-31T23:30:00-01:00']) {
      const answer = await tandem.post(deals, { properties: { closedate } })
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'INVALID_DATE'])
    }
  })
})

describe('a batch', () => {
  test('names every wrong input, and keeps nothing', async ({ tandem }) => {
    const before = (await tandem.post(`${contacts}/search`, { limit: 0 })).body.total
    await tandem.contact({ email: 'there@batch.example' })
    const made = await tandem.post(`${contacts}/batch/create`, { inputs: [{ properties: { city: 'Ulm' } }, { properties: { email: 'bad' } }, { properties: { email: 'bad2', city: [] } }, { properties: { email: 'there@batch.example' } }] })
    expect([made.status, made.body.errors.map((one: any) => one.pointer)]).toEqual([400, ['/inputs/1/properties/email', '/inputs/2/properties/city', '/inputs/3']])
    expect((await tandem.post(`${contacts}/search`, { limit: 0 })).body.total).toBe(before + 1)
    const changed = await tandem.post(`${contacts}/batch/update`, { inputs: [{ id: 'there@batch.example', idProperty: 'email', properties: { city: 'Ulm' } }, { id: '1', properties: { city: 'Ulm' } }] })
    expect([changed.status, changed.body.errors.map((one: any) => one.pointer)]).toEqual([404, ['/inputs/1']])
  })

  test('reads archived records when asked for them', async ({ tandem }) => {
    const { id } = await tandem.contact({ city: 'Ulm' })
    await tandem.delete(`${contacts}/${id}`)
    expect((await tandem.post(`${contacts}/batch/read?archived=true`, { inputs: [{ id }] })).body.results[0].id).toBe(id)
  })
})

test('only what tells records apart can name one', async ({ tandem }) => {
  await tandem.contact({ firstname: 'Ada' })
  for (const [method, path] of [['get', `${contacts}/Ada?idProperty=firstname`], ['get', '/crm/v3/objects/companies/x?idProperty=domain']] as const)
    expect((await tandem[method](path)).body.errors[0].code).toBe('PROPERTY_NOT_UNIQUE')
  expect((await tandem.patch(`${contacts}/Ada?idProperty=firstname`, { properties: { city: 'HIT' } })).status).toBe(400)
})

test('an old version is not archived by who saw another one', async ({ tandem }) => {
  const { id } = await tandem.contact({ city: 'Ulm' })
  expect((await tandem.delete(`${contacts}/${id}`, { headers: { 'If-Match': '"2001-01-01T00:00:00.000Z"' } })).status).toBe(409)
  expect((await tandem.delete(`${contacts}/abc`)).status).toBe(204)
  expect((await tandem.get(`${contacts}/${id}`)).status).toBe(200)
})

describe('a list', () => {
  test('comes in pages that miss and repeat nothing', async ({ tandem }) => {
    const made: string[] = []
    for (let i = 0; i < 7; i++) made.push((await tandem.post('/crm/v3/objects/companies', { properties: { name: `Firm ${i}` } })).body.id)
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = (await tandem.get(`/crm/v3/objects/companies?limit=3${after && `&after=${after}`}`)).body
      seen.push(...page.results.map((r: any) => r.id))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(seen).toEqual(made)
  })

  test('is searched by filters, words and order, page by page', async ({ tandem }) => {
    for (const [name, score] of [['Anke Zander', 'Ulm'], ['Bea Zander', 'Kiel'], ['Cem Zander', 'Kiel'], ['Dora Zander', '']] as const)
      await tandem.contact({ firstname: name.split(' ')[0]!, lastname: 'Zander', ...(score ? { city: score } : {}) })
    const search = (more: object) => tandem.post(`${contacts}/search`, { query: 'zand', properties: ['firstname', 'city'], ...more })

    expect((await search({})).body.total).toBe(4)
    expect((await search({ query: 'zand be' })).body.results.map((r: any) => r.properties.firstname)).toEqual(['Bea'])
    expect((await search({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: 'kiel' }] }] })).body.total).toBe(2)
    expect((await search({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'NOT_HAS_PROPERTY' }] }, { filters: [{ propertyName: 'firstname', operator: 'IN', values: ['Anke'] }] }] })).body.total).toBe(2)
    expect((await search({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'NEQ', value: 'Kiel' }] }] })).body.total).toBe(2)

    const order: string[] = []
    for (let after: string | undefined; ; ) {
      const page = (await search({ sorts: [{ propertyName: 'city', direction: 'DESCENDING' }], limit: 1, after })).body
      order.push(...page.results.map((r: any) => r.properties.firstname))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(order[0]).toBe('Anke')
    expect(order.slice(1, 3).sort()).toEqual(['Bea', 'Cem'])
    expect(order[3]).toBe('Dora')
  })

  test('says which filter is wrong', async ({ tandem }) => {
    const answer = await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: 'nope', operator: 'EQ', value: 'x' }] }] })
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/filterGroups/0/filters/0/propertyName'])
    expect((await tandem.post(`${contacts}/search`, { after: '["x"]', sorts: ['city'] })).status).toBe(400)
  })
})

describe('a change', () => {
  test('is taken back, alone or in bulk', async ({ tandem }) => {
    const a = await tandem.contact({ city: 'Kiel', email: 'a@undo.example' })
    const b = await tandem.contact({ city: 'Lyon' })
    const bulk = await tandem.post(`${contacts}/batch/update`, { inputs: [{ id: a.id, properties: { city: 'Ghent', zip: '9000' } }, { id: b.id, properties: { city: 'Ghent' } }] })
    expect(bulk.status).toBe(200)
    const undone = await tandem.post(`/api/change-sets/${bulk.headers.get('X-Change-Set')}/undo`)
    expect([undone.status, undone.body.records]).toEqual([201, 2])
    expect((await tandem.get(`${contacts}/${a.id}?properties=city,zip`)).body.properties).toMatchObject({ city: 'Kiel', zip: null })
    expect((await tandem.get(`${contacts}/${b.id}?properties=city`)).body.properties.city).toBe('Lyon')

    const gone = await tandem.delete(`${contacts}/${a.id}`)
    await tandem.post(`/api/change-sets/${gone.headers.get('X-Change-Set')}/undo`)
    expect((await tandem.get(`${contacts}/a@undo.example?idProperty=email`)).body.id).toBe(a.id)
    expect((await tandem.post(`${contacts}/search`, { query: 'a@undo' })).body.total).toBe(1)
  })

  test('that was changed since stays, and nothing else is taken back', async ({ tandem }) => {
    const a = await tandem.contact({ city: 'Kiel' })
    const b = await tandem.contact({ city: 'Lyon' })
    const bulk = await tandem.post(`${contacts}/batch/update`, { inputs: [a, b].map(({ id }) => ({ id, properties: { city: 'Ghent' } })) })
    await tandem.patch(`${contacts}/${a.id}`, { properties: { city: 'Ulm' } })
    const undone = await tandem.post(`/api/change-sets/${bulk.headers.get('X-Change-Set')}/undo`)
    expect([undone.status, undone.body.code]).toEqual([409, 'changed_since'])
    expect((await tandem.get(`${contacts}/${b.id}?properties=city`)).body.properties.city).toBe('Ghent')
  })

  test('that is no longer so cannot be taken back', async ({ tandem }) => {
    const undo = (answer: any) => tandem.post(`/api/change-sets/${answer.headers.get('X-Change-Set')}/undo`)
    const made = await tandem.post(contacts, { properties: { firstname: 'Undone' } })
    await tandem.patch(`${contacts}/${made.body.id}`, { properties: { city: 'Ulm' } })
    expect([(await undo(made)).status, (await tandem.get(`${contacts}/${made.body.id}`)).status]).toEqual([409, 200])
    const gone = await tandem.delete(`${contacts}/${made.body.id}`)
    expect([(await undo(gone)).status, (await undo(gone)).status]).toEqual([201, 409])

    const deals = '/crm/v3/objects/deals'
    const pipeline = (await tandem.post('/crm/v3/pipelines/deals', { label: 'Short', stages: [{ label: 'Only', metadata: { probability: '0.5' } }] })).body
    const deal = await tandem.deal({ pipeline: pipeline.id, dealstage: pipeline.stages[0].id })
    const archived = await tandem.deal({ pipeline: pipeline.id, dealstage: pipeline.stages[0].id })
    const moved = await tandem.patch(`${deals}/${deal.id}`, { properties: { pipeline: 'default', dealstage: 'qualifiedtobuy' } })
    expect((await tandem.delete(`/crm/v3/pipelines/deals/${pipeline.id}`)).body.message).toMatch(/^1 deal stands/)
    const away = await tandem.delete(`${deals}/${archived.id}`)
    expect((await tandem.delete(`/crm/v3/pipelines/deals/${pipeline.id}`)).status).toBe(204)
    expect([(await undo(moved)).body.code, (await undo(away)).body.code]).toEqual(['stage_gone', 'stage_gone'])
    expect((await tandem.get(`${deals}/${deal.id}?properties=pipeline`)).body.properties.pipeline).toBe('default')
  })

  test('of links gives back the labels there were', async ({ tandem }) => {
    const contact = await tandem.contact({})
    const [first, second] = await Promise.all([0, 1].map(async (i) => (await tandem.post('/crm/v3/objects/companies', { properties: { name: `Firm ${i}` } })).body.id))
    const path = (id: string) => `/crm/v4/objects/contacts/${contact.id}/associations/companies/${id}`
    const primary = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 }]
    const undo = (answer: any) => tandem.post(`/api/change-sets/${answer.headers.get('X-Change-Set')}/undo`)
    const types = async () => {
      const { results } = (await tandem.get(`/crm/v4/objects/contacts/${contact.id}/associations/companies`)).body
      return Object.fromEntries(results.map((one: any) => [one.toObjectId, one.associationTypes.map((type: any) => type.typeId)]))
    }
    await tandem.put(`/crm/v4/objects/contacts/${contact.id}/associations/default/companies/${first}`)
    await undo(await tandem.put(path(first), primary))
    expect(await types()).toEqual({ [first]: [279] })
    await tandem.put(path(first), primary)
    await undo(await tandem.delete(path(first)))
    expect(await types()).toEqual({ [first]: [1, 279] })

    await tandem.put(path(second), primary)
    expect(await types()).toEqual({ [first]: [279], [second]: [1] })
    expect((await tandem.put(path(first), [{ ...primary[0], associationCategory: 'USER_DEFINED' }])).status).toBe(400)
    expect((await tandem.put(path(first), [])).status).toBe(400)
    expect((await tandem.put(`/crm/v4/objects/contacts/${contact.id}/associations/default/contacts/${contact.id}`)).status).toBe(400)
  })

  test('is told on the timeline, in pages', async ({ tandem }) => {
    const { id } = await tandem.contact({ city: 'Kiel' })
    await tandem.patch(`${contacts}/${id}`, { properties: { city: 'Lyon' } })
    await tandem.post(`/api/records/contacts/${id}/activities`, { kind: 'call', body: 'Wants two bikes', outcome: 'connected' })
    const first = (await tandem.get(`/api/records/contacts/${id}/timeline?limit=2`)).body
    const rest = (await tandem.get(`/api/records/contacts/${id}/timeline?limit=2&after=${first.paging.next.after}`)).body
    expect([...first.results, ...rest.results].map((e: any) => e.title)).toEqual(['Call', 'Changed City', 'Created the contact'])
    expect(first.results[1].detail).toBe('Kiel → Lyon')
    expect(first.counts.all).toBe(3)
  })
})

test('a won deal makes its contact a customer in the same change', async ({ tandem }) => {
  const contact = await tandem.contact({ firstname: 'Karel' })
  const deal = await tandem.deal({ dealname: 'Karel, two bikes', amount: '100' })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  const stage = async () => (await tandem.get(`${contacts}/${contact.id}?properties=lifecyclestage`)).body.properties.lifecyclestage
  expect(await stage()).toBe('opportunity')
  const won = await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedwon' } })
  expect(won.body.properties).toMatchObject({ hs_is_closed_won: 'true' })
  expect(await stage()).toBe('customer')
})

test('a custom property is made, used, searched and checked', async ({ tandem }) => {
  const made = await tandem.post('/crm/v3/properties/contacts', { name: 'budget', label: 'Budget', type: 'number', fieldType: 'number', groupName: 'contactinformation' })
  expect(made.status).toBe(201)
  expect((await tandem.post('/crm/v3/properties/contacts', { name: 'email', label: 'E', type: 'string', fieldType: 'text', groupName: 'x' })).status).toBe(409)
  await tandem.contact({ firstname: 'Small', budget: '900' })
  await tandem.contact({ firstname: 'Large', budget: '10000' })
  expect((await tandem.post(contacts, { properties: { budget: 'lots' } })).body.errors[0].pointer).toBe('/properties/budget')
  const rich = await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: 'budget', operator: 'GTE', value: '1000' }] }], properties: ['firstname', 'budget'] })
  expect(rich.body.results.map((r: any) => r.properties)).toMatchObject([{ firstname: 'Large', budget: '10000' }])
})
