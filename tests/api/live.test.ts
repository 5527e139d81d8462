// What open screens hear, and until when.
import { eventually } from '../support/smtp.ts'
import { Tandem, describe, expect, password, test } from '../support/tandem.ts'

/** One open screen: everything it was told. */
class Screen {
  text = ''
  closed = false
  private constructor(private readonly stop: AbortController) {}

  static async open(tandem: Tandem, headers: Record<string, string>): Promise<Screen> {
    const stop = new AbortController()
    const response = await fetch(`${tandem.server.address}/api/live`, { headers, signal: stop.signal })
    expect(response.status).toBe(200)
    const screen = new Screen(stop)
    void screen.listen(response.body!.getReader())
    return screen
  }

  private async listen(reader: ReadableStreamDefaultReader<Uint8Array>) {
    const decoder = new TextDecoder()
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) this.text += decoder.decode(part.value, { stream: true })
    } catch { /* left */ }
    this.closed = true
  }

  hears(word: string) { return eventually(() => expect(this.text).toContain(word)) }
  ends() { return eventually(() => expect([this.closed, this.text.includes('event: ended')]).toEqual([true, true])) }
  leave() { this.stop.abort() }
  get changes(): any[] { return [...this.text.matchAll(/event: change\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data!)) }
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const statusOf = async (tandem: Tandem, headers: Record<string, string>) => {
  const stop = new AbortController()
  const { status } = await fetch(`${tandem.server.address}/api/live`, { headers, signal: stop.signal })
  stop.abort()
  return status
}

async function signIn(tandem: Tandem, email: string) {
  const entered = await tandem.post('/api/session', { email, password }, { token: null })
  expect(entered.status).toBe(200)
  const Cookie = entered.headers.get('Set-Cookie')!.split(';')[0]!
  return { user: entered.body.user, headers: { Cookie }, change: { Cookie, 'X-CSRF-Token': entered.body.csrf_token } }
}

async function restrict(tandem: Tandem, contacts: 'all' | 'own') {
  const { version } = (await tandem.get('/api/record-access')).body
  const access = { contacts, companies: 'all', deals: 'all', quotes: 'all' }
  expect((await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access }] })).status).toBe(200)
}

test('who may not see a record hears neither of it nor how many there are', async ({ tandem }) => {
  const rep = tandem.as('rep')
  await restrict(tandem, 'own')
  const [hers, owners] = [await Screen.open(tandem, bearer(rep)), await Screen.open(tandem, bearer(tandem.token))]
  const ids: string[] = []
  for (let i = 0; i < 5; ++i) ids.push((await tandem.contact({ firstname: 'Hidden', hubspot_owner_id: (await tandem.get('/api/session')).body.user.id })).id)
  // Of a kind that nobody decided about it is as of contacts.
  ids.push((await tandem.post('/crm/v3/objects/tickets', { properties: { subject: 'Hidden', hubspot_owner_id: (await tandem.get('/api/session')).body.user.id } })).body.id)
  for (const id of ids) await owners.hears(id)
  await hers.hears('"contacts"')
  await hers.hears('"tickets"')
  // What is seen by all comes without its id as well: the same word, whatever is behind it.
  await tandem.contact({ firstname: 'Nobodys' })
  await eventually(() => expect(hers.changes.length).toBeGreaterThan(0))
  for (const change of hers.changes) expect(Object.keys(change).sort()).toEqual(['kind', 'object'])
  for (const id of ids) expect(hers.text).not.toContain(id)
  expect(owners.changes.find((one) => one.id === ids[0])).toMatchObject({ object: 'contacts', kind: 'created' })
  hers.leave()
  owners.leave()
  await restrict(tandem, 'all')
})

describe('a stream ends at once', () => {
  const person = async (tandem: Tandem, name: string) => {
    const email = `${name}@example.com`
    tandem.addUser('rep', email)
    return signIn(tandem, email)
  }
  const patch = async (tandem: Tandem, id: string, change: object) => {
    const { version } = (await tandem.get('/api/users')).body.results.find((one: any) => one.id === id)
    expect((await tandem.patch(`/api/users/${id}`, { version, ...change })).status).toBe(200)
  }
  type Entered = Awaited<ReturnType<typeof signIn>>
  const ways: [string, number, (tandem: Tandem, one: Entered) => Promise<unknown>][] = [
    ['signing-out', 401, (tandem, one) => tandem.delete('/api/session', { token: null, headers: one.change })],
    ['an-ended-session', 401, async (tandem, one) => {
      const { results } = (await tandem.get('/api/sessions', { token: null, headers: one.headers })).body
      await tandem.delete(`/api/sessions/${results[0].id}`, { token: null, headers: one.change })
    }],
    ['a-new-password', 401, (tandem, one) => tandem.put('/api/password', { current_password: password, new_password: 'another sentence to keep' }, { token: null, headers: one.change })],
    ['deactivation', 401, (tandem, one) => patch(tandem, one.user.id, { active: false })],
    ['another-role', 200, (tandem, one) => patch(tandem, one.user.id, { role: 'viewer' })],
    ['other-record-access', 200, (tandem) => restrict(tandem, 'own')],
  ]
  for (const [way, afterwards, act] of ways)
    test(`by ${way.replaceAll('-', ' ')}`, async ({ tandem }) => {
      const one = await person(tandem, way)
      const screen = await Screen.open(tandem, one.headers)
      const other = await Screen.open(tandem, bearer(tandem.as('marketer')))
      await act(tandem, one)
      await screen.ends()
      expect(await statusOf(tandem, one.headers)).toBe(afterwards)
      if (way === 'other-record-access') await other.ends()
      else expect(other.closed).toBe(false)
      other.leave()
    })

  test('with its token', async ({ tandem }) => {
    const { id, token } = (await tandem.post('/api/tokens', { name: 'Screen', scope: 'read' })).body
    const screen = await Screen.open(tandem, bearer(token))
    await tandem.delete(`/api/tokens/${id}`)
    await screen.ends()
    expect(await statusOf(tandem, bearer(token))).toBe(401)
  })
})

test('many screens of one person close the oldest and shut out nobody', async ({ tandem }) => {
  const hers = await Promise.all(Array.from({ length: 20 }, () => Screen.open(tandem, bearer(tandem.as('manager')))))
  const newest = await Screen.open(tandem, bearer(tandem.as('manager')))
  await eventually(() => expect(hers.filter((one) => one.text.includes('event: replaced') && one.closed)).toHaveLength(1))
  const other = await Screen.open(tandem, bearer(tandem.as('admin')))
  const { id } = await tandem.contact({ firstname: 'Seen' })
  await newest.hears(id)
  await other.hears(id)
  for (const one of [...hers, newest, other]) one.leave()
})
