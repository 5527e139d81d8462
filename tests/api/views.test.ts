// Saved views of lists: whose they are, who may change them, what they keep, and which one a list opens with.
import { type Tandem, describe, expect, test } from '../support/tandem.ts'

const wrongIn = (answer: { status: number; body: any }) => [answer.status, answer.body.code, ...(answer.body.errors ?? []).map((one: any) => one.pointer)]
const inKiel = { filters: [{ property: 'city', operator: 'is', values: ['Kiel'] }], sort: { property: 'createdate', descending: true }, columns: ['name', 'city'], query: 'ada', layout: 'list' }

async function make(tandem: Tandem, name: string, more: object = {}, token?: string) {
  const { status, body } = await tandem.post('/api/views', { list: 'contacts', name, content: inKiel, ...more }, token ? { token } : {})
  expect([status, body.message]).toEqual([201, undefined])
  return body as { id: string; version: number; owner_id: string }
}
const tabsOf = async (tandem: Tandem, list = 'contacts', token?: string) => (await tandem.get(`/api/views?list=${list}`, token ? { token } : {})).body
const namesOf = async (tandem: Tandem, list = 'contacts', token?: string) => (await tabsOf(tandem, list, token)).results.map(({ name }: { name: string }) => name)

describe('a view', () => {
  test('keeps all that a list shows, is renamed, changed, copied, thrown away and brought back', async ({ tandem }) => {
    const { id } = await make(tandem, ' In\nKiel ', { list: 'companies' })
    const [view] = (await tabsOf(tandem, 'companies')).results
    expect(view).toMatchObject({ id, list: 'companies', name: 'In Kiel', content: inKiel, is_shared: false, may_change: true, version: 1 })
    expect(view.owner_name).not.toBe('')

    const content = { filters: [], layout: 'board' }
    const saved = await tandem.patch(`/api/views/${id}`, { version: 1, name: 'Everywhere', content })
    expect(saved.body).toMatchObject({ version: 2, name: 'Everywhere' })
    expect(saved.body.content).toEqual(content)
    expect(wrongIn(await tandem.patch(`/api/views/${id}`, { version: 1, name: 'Late' }))).toEqual([409, 'version_stale'])

    const copy = await tandem.post(`/api/views/${id}/copies`, {})
    expect([copy.status, copy.body.name, copy.body.content]).toEqual([201, 'Everywhere', content])
    expect((await tandem.delete(`/api/views/${id}`)).status).toBe(204)
    expect((await tandem.delete(`/api/views/${id}`)).status).toBe(204)
    expect((await tabsOf(tandem, 'companies')).results.map((one: any) => one.id)).toEqual([copy.body.id])
    expect(wrongIn(await tandem.patch(`/api/views/${id}`, { version: 2, name: 'Gone' }))).toEqual([404, 'view_unknown'])
    expect((await tandem.post(`/api/views/${id}/restoration`, {})).body).toMatchObject({ id, version: 2, content })
    expect(await namesOf(tandem, 'companies')).toEqual(['Everywhere', 'Everywhere'])
  })

  test('names columns and properties that need not be there', async ({ tandem }) => {
    const content = { filters: [{ property: 'shoe_size', operator: 'at_least', values: ['40'] }], columns: ['name', 'shoe_size'], sort: { property: 'shoe_size', descending: false } }
    await make(tandem, 'Big feet', { list: 'tickets', content })
    expect((await tabsOf(tandem, 'tickets')).results[0].content).toEqual(content)
  })

  test('is of any list: kinds that people made by each of their names, and what is no kind', async ({ tandem }) => {
    const { body: kind } = await tandem.post('/crm/v3/schemas', { name: 'machines', labels: { singular: 'Machine', plural: 'Machines' }, primaryDisplayProperty: 'model', properties: [{ name: 'model', label: 'Model', type: 'string', fieldType: 'text' }] })
    await make(tandem, 'New ones', { list: 'machines' })
    expect((await tabsOf(tandem, kind.objectTypeId)).results).toMatchObject([{ name: 'New ones', list: kind.objectTypeId }])
    await make(tandem, 'Sent', { list: 'quotes' })
    expect(await namesOf(tandem, 'quotes')).toEqual(['Sent'])
    expect(wrongIn(await tandem.post('/api/views', { list: '../x', name: 'X' }))).toEqual([400, 'list_unknown', '/list'])
    expect((await tandem.get('/api/views?list=2-999')).body.results).toEqual([])
  })

  test('is refused where something is wrong, by its place', async ({ tandem }) => {
    const wrong = async (body: object) => wrongIn(await tandem.post('/api/views', { list: 'contacts', name: 'X', ...body }))
    expect(await wrong({ name: '' })).toEqual([400, 'fields_invalid', '/name'])
    expect(await wrong({ name: 'x'.repeat(101) })).toEqual([400, 'fields_invalid', '/name'])
    expect(await wrong({ content: { filters: [{ property: 'city', operator: 'near', values: [] }] } })).toEqual([400, 'fields_invalid', '/content/filters/0/operator'])
    expect(await wrong({ content: { filters: Array.from({ length: 51 }, () => inKiel.filters[0]) } })).toEqual([400, 'too_many', '/content/filters'])
    const condition = { type: 'all', conditions: [{ type: 'words', query: 'ada' }] }
    expect(await wrong({ list: 'deals', content: { filters: [], condition } })).toEqual([400, 'condition_of_contacts', '/content/condition'])
    expect((await make(tandem, 'By condition', { content: { filters: [], condition } })) as any).toMatchObject({ content: { condition } })
    expect((await tandem.get('/api/views')).status).toBe(400)
  })

  test('one person keeps 200 of a list, others theirs', async ({ tandem }) => {
    const made = []
    for (let n = 0; n < 200; ++n) made.push(await make(tandem, `View ${n}`, { list: 'deals', content: { filters: [] } }))
    expect(wrongIn(await tandem.post('/api/views', { list: 'deals', name: 'One more' }))).toEqual([409, 'views_full'])
    expect(wrongIn(await tandem.post(`/api/views/${made[0]!.id}/copies`, {}))).toEqual([409, 'views_full'])
    await make(tandem, 'Mine', { list: 'deals' }, tandem.as('rep'))
    await tandem.delete(`/api/views/${made[0]!.id}`)
    await make(tandem, 'One more', { list: 'deals' })
    expect(wrongIn(await tandem.post(`/api/views/${made[0]!.id}/restoration`, {}))).toEqual([409, 'views_full'])
  })
})

describe('whose it is', () => {
  test('a private one is its owner’s alone', async ({ tandem }) => {
    const rep = { token: tandem.as('rep') }
    const { id } = await make(tandem, 'Secret', { list: 'tickets' }, rep.token)
    expect(await namesOf(tandem, 'tickets')).not.toContain('Secret')
    for (const answer of [await tandem.patch(`/api/views/${id}`, { version: 1, name: 'Seen' }), await tandem.delete(`/api/views/${id}`), await tandem.post(`/api/views/${id}/copies`, {}), await tandem.post(`/api/views/${id}/restoration`, {}), await tandem.post(`/api/views/${id}/opening`, {})])
      expect(wrongIn(answer)).toEqual([404, 'view_unknown'])
    expect(await namesOf(tandem, 'tickets', rep.token)).toContain('Secret')
  })

  test('a shared one is changed by its owner or an administrator; others copy it', async ({ tandem }) => {
    const [rep, marketer, manager] = [tandem.as('rep'), tandem.as('marketer'), tandem.as('manager')]
    const { id } = await make(tandem, 'Ours', { list: 'companies', is_shared: true }, rep)
    const seen = (await tabsOf(tandem, 'companies', marketer)).results.find((one: any) => one.id === id)
    expect(seen).toMatchObject({ name: 'Ours', may_change: false })
    for (const token of [marketer, manager]) {
      expect(wrongIn(await tandem.patch(`/api/views/${id}`, { version: 1, name: 'Mine' }, { token }))).toEqual([403, 'view_of_other'])
      expect(wrongIn(await tandem.delete(`/api/views/${id}`, { token }))).toEqual([403, 'view_of_other'])
    }
    const copy = (await tandem.post(`/api/views/${id}/copies`, { name: 'My own' }, { token: marketer })).body
    expect(copy).toMatchObject({ name: 'My own', is_shared: false, may_change: true, content: inKiel })
    expect((await tandem.patch(`/api/views/${id}`, { version: 1, name: 'Ours, tidied' }, { token: tandem.as('admin') })).body).toMatchObject({ version: 2, owner_id: seen.owner_id })
    expect((await tandem.patch(`/api/views/${id}`, { version: 2, is_shared: false }, { token: rep })).status).toBe(200)
    expect(await namesOf(tandem, 'companies', marketer)).toEqual(['My own'])
  })

  test('who only looks keeps views, and shares none', async ({ tandem }) => {
    const token = tandem.as('viewer')
    const { id } = await make(tandem, 'Looking', { list: 'quotes' }, token)
    expect(wrongIn(await tandem.patch(`/api/views/${id}`, { version: 1, is_shared: true }, { token }))).toEqual([403, 'not_permitted'])
    expect(wrongIn(await tandem.post('/api/views', { list: 'quotes', name: 'For all', is_shared: true }, { token }))).toEqual([403, 'not_permitted'])
    expect(await namesOf(tandem, 'quotes', token)).toEqual(expect.arrayContaining(['Looking']))
  })
})

describe('tabs', () => {
  test('stand as each person arranges them', async ({ tandem }) => {
    const rep = tandem.as('rep')
    const [a, b, c] = [await make(tandem, 'A', { list: 'products', is_shared: true }), await make(tandem, 'B', { list: 'products', is_shared: true }), await make(tandem, 'C', { list: 'products', is_shared: true })]
    const arranged = await tandem.post('/api/views/order', { list: 'products', view_ids: [c.id, '1', a.id, c.id] })
    expect(arranged.body.results.map((one: any) => one.name)).toEqual(['C', 'A', 'B'])
    expect(await namesOf(tandem, 'products')).toEqual(['C', 'A', 'B'])
    expect(await namesOf(tandem, 'products', rep)).toEqual(['A', 'B', 'C'])
    await tandem.delete(`/api/views/${b.id}`)
    expect(await namesOf(tandem, 'products')).toEqual(['C', 'A'])
  })

  test('open with what the person chose, else with what was chosen for everybody', async ({ tandem }) => {
    const rep = { token: tandem.as('rep') }
    const shared = await make(tandem, 'For all', { list: 'campaigns', is_shared: true })
    const mine = await make(tandem, 'For me', { list: 'campaigns' }, rep.token)
    const opens = async (token?: string) => (await tabsOf(tandem, 'campaigns', token)).opens
    expect([await opens(), await opens(rep.token)]).toEqual([undefined, undefined])
    expect((await tandem.post(`/api/views/${mine.id}/opening`, undefined, rep)).status).toBe(204)
    expect([await opens(), await opens(rep.token)]).toEqual([undefined, mine.id])
    expect(wrongIn(await tandem.post(`/api/views/${shared.id}/opening-for-everybody`, undefined, rep))).toEqual([403, 'not_permitted'])
    expect((await tandem.post(`/api/views/${shared.id}/opening-for-everybody`)).status).toBe(204)
    expect([await opens(), await opens(rep.token)]).toEqual([shared.id, mine.id])
    await tandem.delete(`/api/views/${mine.id}/opening`, rep)
    expect([await opens(rep.token), (await tabsOf(tandem, 'campaigns', rep.token)).opens_for_everybody]).toEqual([shared.id, shared.id])
    await tandem.delete(`/api/views/${shared.id}`)
    expect([await opens(), await opens(rep.token)]).toEqual([undefined, undefined])

    const own = await make(tandem, 'Private', { list: 'campaigns' })
    expect(wrongIn(await tandem.post(`/api/views/${own.id}/opening-for-everybody`))).toEqual([409, 'view_private'])
  })
})

describe('contacts by a condition', () => {
  const found = async (tandem: Tandem, body: object, token?: string) => {
    const answer = await tandem.post('/api/contacts/search', { properties: ['firstname'], limit: 200, ...body }, token ? { token } : {})
    expect([answer.status, answer.body.message]).toEqual([200, undefined])
    return [answer.body.total, answer.body.results.map((one: any) => one.properties.firstname)]
  }

  test('beside filters, words, order and pages of a search', async ({ tandem }) => {
    for (const [firstname, city] of [['Ann', 'Kiel'], ['Ben', 'Kiel'], ['Cyd', 'Rome'], ['Dan', 'Kiel']]) await tandem.contact({ firstname: firstname!, city: city!, country: 'Norumbega' })
    const text = 'all of (country = "Norumbega", city = "Kiel")'
    const sorts = ['-firstname']
    expect(await found(tandem, { text, sorts })).toEqual([3, ['Dan', 'Ben', 'Ann']])
    expect(await found(tandem, { text, sorts, filterGroups: [{ filters: [{ propertyName: 'firstname', operator: 'IN', values: ['ann', 'cyd', 'dan'] }] }] })).toEqual([2, ['Dan', 'Ann']])
    expect(await found(tandem, { text, query: 'ben' })).toEqual([1, ['Ben']])
    expect(await found(tandem, { text: 'all of (country = "Norumbega", none of (city = "Kiel"))' })).toEqual([1, ['Cyd']])
    expect(await found(tandem, { text: 'any of ()' })).toEqual([0, []])
    const first = (await tandem.post('/api/contacts/search', { text, sorts, properties: ['firstname'], limit: 2 })).body
    expect(await found(tandem, { text, sorts, after: first.paging.next.after })).toEqual([3, ['Ann']])
  })

  test('means whom a segment of the same condition means, and hidden ones to nobody', async ({ tandem }) => {
    const [called] = [await tandem.contact({ firstname: 'Called', country: 'Hyperborea' }), await tandem.contact({ firstname: 'Not', country: 'Hyperborea' })]
    await tandem.post(`/api/records/contacts/${called!.id}/activities`, { kind: 'call', body: 'Hello' })
    const text = 'all of (country = "Hyperborea", did call at least 1 times in the last 7 days)'
    const segment = (await tandem.post('/api/segments', { name: 'Called', text })).body
    expect(await found(tandem, { condition: segment.condition })).toEqual([1, ['Called']])
    expect(await found(tandem, { condition: { type: 'all', conditions: [{ type: 'segment', segment_id: segment.id }] } })).toEqual([1, ['Called']])

    const { version } = (await tandem.get('/api/record-access')).body
    const limited = await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: { contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' } }] })
    expect([limited.status, limited.body.message]).toEqual([200, undefined])
    const hidden = await tandem.contact({ firstname: 'Hidden', country: 'Hyperborea', hubspot_owner_id: (await tandem.get('/api/session')).body.user.id })
    expect(hidden.id).toBeTruthy()
    expect(await found(tandem, { text: 'all of (country = "Hyperborea")', sorts: ['firstname'] }, tandem.as('rep'))).toEqual([2, ['Called', 'Not']])
  })

  test('what is wrong in it is named by its place', async ({ tandem }) => {
    const wrong = async (body: object) => wrongIn(await tandem.post('/api/contacts/search', body))
    expect(await wrong({})).toEqual([400, 'condition_missing', '/condition'])
    expect(await wrong({ condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'gone', operator: 'EQ', value: '1' }] } })).toEqual([400, 'condition_invalid', '/condition/conditions/0/propertyName'])
    expect((await wrong({ text: 'all of ()', filterGroups: [{ filters: [{ propertyName: 'gone', operator: 'EQ', value: '1' }] }] }))[0]).toBe(400)
  })
})
