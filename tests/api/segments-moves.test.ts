// Beside who is in a segment: who would be were it not for one line, and who left lately.
import { eventually } from '../support/smtp.ts'
import { type Tandem, expect, test } from '../support/tandem.ts'

const justOut = async (tandem: Tandem, text: string, token?: string) => {
  const { status, body } = await tandem.post('/api/segments/just-out', { text }, token ? { token } : {})
  expect([status, body.message]).toEqual([200, undefined])
  return body.results.map((one: any) => [one.name, one.missing]).sort()
}
const namesIn = async (tandem: Tandem, id: string, which: 'members' | 'left') => (await tandem.get(`/api/segments/${id}/${which}`)).body.results.map((one: any) => one.name)

test('just out is whom one line of the whole keeps out, and which', async ({ tandem }) => {
  for (const [firstname, city, jobtitle] of [['In', 'Kiel', 'Owner'], ['Far', 'Rome', 'Owner'], ['Clerk', 'Kiel', 'Clerk'], ['Neither', 'Rome', 'Clerk']]) await tandem.contact({ firstname: firstname!, city: city!, jobtitle: jobtitle!, country: 'Ogygia' })
  const all = (...lines: string[]) => `all of (country = "Ogygia", ${lines.join(', ')})`
  expect(await justOut(tandem, all('city = "Kiel"', 'jobtitle = "Owner"'))).toEqual([['Clerk', '/condition/conditions/2'], ['Far', '/condition/conditions/1']])
  expect(await justOut(tandem, all('none of (city = "Rome", jobtitle = "Clerk")'))).toEqual([['Clerk', '/condition/conditions/1'], ['Far', '/condition/conditions/1'], ['Neither', '/condition/conditions/1']])
  expect(await justOut(tandem, 'any of (country = "Ogygia")')).toEqual([])
  expect(await justOut(tandem, 'all of ()')).toEqual([])
  const { body } = await tandem.post('/api/segments/preview', { text: all('city = "Kiel"', 'jobtitle = "Owner"') })
  expect(body.just_out).toBe(2)
  expect((await tandem.post('/api/segments/just-out', { text: 'all of (nothing = "x")' })).status).toBe(400)
})

test('who left is told until they are in again', async ({ tandem }) => {
  const [ada, bob] = [await tandem.contact({ firstname: 'Ada', country: 'Ys' }), await tandem.contact({ firstname: 'Bob', country: 'Ys' })]
  const { id } = (await tandem.post('/api/segments', { name: 'Of Ys', text: 'all of (country = "Ys")' })).body
  await eventually(async () => expect((await tandem.get(`/api/segments/${id}`)).body).toMatchObject({ members: 2, counted_version: 1 }))
  expect([await namesIn(tandem, id, 'members'), await namesIn(tandem, id, 'left')]).toEqual([['Ada', 'Bob'], []])
  for (const one of [ada, bob]) {
    await tandem.patch(`/crm/v3/objects/contacts/${one!.id}`, { properties: { country: 'Lyon' } })
    await eventually(async () => expect(await namesIn(tandem, id, 'members')).not.toContain(one === ada ? 'Ada' : 'Bob'))
  }
  await eventually(async () => expect(await namesIn(tandem, id, 'left')).toEqual(['Bob', 'Ada']))
  const first = (await tandem.get(`/api/segments/${id}/left?limit=1`)).body
  expect([first.results[0].name, Date.parse(first.results[0].left_at) > 0]).toEqual(['Bob', true])
  expect((await tandem.get(`/api/segments/${id}/left?after=${first.paging.next.after}`)).body.results.map((one: any) => one.name)).toEqual(['Ada'])

  await tandem.patch(`/crm/v3/objects/contacts/${ada!.id}`, { properties: { country: 'Ys' } })
  await eventually(async () => expect(await namesIn(tandem, id, 'left')).toEqual(['Bob']))
  await tandem.delete(`/crm/v3/objects/contacts/${bob!.id}`)
  expect(await namesIn(tandem, id, 'left')).toEqual([])
  await tandem.later(91 * 24 * 3600)
  expect(await namesIn(tandem, id, 'left')).toEqual([])
  expect((await tandem.get('/api/segments/1/left')).status).toBe(404)
})

test('who is taken out of a fixed segment left it', async ({ tandem }) => {
  const cyd = await tandem.contact({ firstname: 'Cyd' })
  const { id } = (await tandem.post('/api/segments', { name: 'Fair', kind: 'fixed' })).body
  await tandem.post(`/api/segments/${id}/members`, { add: [cyd.id] })
  expect((await tandem.post(`/api/segments/${id}/members`, { remove: [cyd.id] })).body).toEqual({ members: 0 })
  expect(await namesIn(tandem, id, 'left')).toEqual(['Cyd'])
})
