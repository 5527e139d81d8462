import { new__Record__ } from '../support/belongings/__feature__.ts'
import { expect, test, type Tandem } from '../support/tandem.ts'

async function added(tandem: Tandem, more: Record<string, unknown> = {}) {
  const made = await tandem.post('/api/__kebabs__', { ...(await new__Record__(tandem)), ...more })
  expect(made.status, made.text).toBe(201)
  return { ...made.body, path: `/api/__kebabs__/${made.body.id}` }
}
const titles = async (tandem: Tandem, query: string) => (await tandem.get(`/api/__kebabs__?${query}`)).body.results.map((one: any) => one.__title__)

test('a __words__ is added, read, found and changed', async ({ tandem }) => {
  const given = await new__Record__(tandem)
  const made = await tandem.post('/api/__kebabs__', given)
  expect([made.status, made.body]).toEqual([201, expect.objectContaining({ ...given, archived: false, version: 1 })])
  const path = `/api/__kebabs__/${made.body.id}`
  expect((await tandem.get(path)).body).toEqual(made.body)
  const changed = await tandem.patch(path, { version: 1, __title__: 'Renamed' })
  expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ ...given, __title__: 'Renamed', version: 2 })])
  expect(await titles(tandem, 'query=renam')).toEqual(['Renamed'])
  expect((await tandem.get('/api/search?q=renam')).body.results).toContainEqual(expect.objectContaining({ object: '__records__', id: made.body.id, title: 'Renamed' }))
})

test('one that is archived leaves the list until it is brought back', async ({ tandem }) => {
  const { path } = await added(tandem, { __title__: 'Put away' })
  await tandem.patch(path, { version: 1, archived: true })
  expect([await titles(tandem, 'query=away'), await titles(tandem, 'query=away&archived=true')]).toEqual([[], ['Put away']])
  await tandem.patch(path, { version: 2, archived: false })
  expect(await titles(tandem, 'query=away')).toEqual(['Put away'])
})

test('pages neither lose nor double one', async ({ tandem }) => {
  for (const name of ['Page 1', 'Page 2', 'Page 3', 'Page 4', 'Page 5']) await added(tandem, { __title__: name })
  const seen: string[] = []
  for (let after = ''; ;) {
    const { body } = await tandem.get(`/api/__kebabs__?query=Page&limit=2&after=${after}`)
    expect(body.total).toBe(5)
    seen.push(...body.results.map((one: any) => one.__title__))
    if (!body.paging) break
    after = body.paging.next.after
  }
  expect(seen).toEqual(['Page 5', 'Page 4', 'Page 3', 'Page 2', 'Page 1'])
})

test('what makes no sense is refused field by field', async ({ tandem }) => {
  const nothing = await tandem.post('/api/__kebabs__', { colour: 'red' })
  expect([nothing.status, nothing.body.errors.map((one: any) => one.pointer).sort()]).toEqual([400, [__required__].sort()])
  const { path } = await added(tandem)
  for (const field of [__references__]) {  //? user record
    const nobody = await tandem.patch(path, { version: 1, [field]: '5' })  //? user record
    expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([400, `/${field}`])  //? user record
  }  //? user record
  expect((await tandem.patch(path, { version: 1, __title__: '' })).status).toBe(400)
  expect((await tandem.get(path)).body.version).toBe(1)
})
