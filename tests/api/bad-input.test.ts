// What nobody should send: answered clearly, nothing changed, the program alive.
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { type Tandem, describe, expect, password, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'

async function total(tandem: Tandem): Promise<number> {
  return (await tandem.post(`${contacts}/search`, { limit: 0 })).body.total
}

/** Runs a deed that must leave everything as it was. */
async function harmless<T>(tandem: Tandem, deed: () => Promise<T>): Promise<T> {
  const before = await total(tandem)
  const outcome = await deed()
  expect(await total(tandem)).toBe(before)
  expect((await tandem.get('/health', { token: null })).status).toBe(200)
  return outcome
}

const refusal = (code: string) => ({ status: 'error', category: expect.any(String), code, message: expect.stringMatching(/\.$/), correlationId: expect.any(String), errors: expect.any(Array) })

describe('a body', () => {
  const bodies: [string, string | Uint8Array][] = [
    ['that ends in the middle', '{"properties": {"firstname": "A"'],
    ['that is nothing', ''],
    ['that is no JSON', 'firstname=A'],
    ['with something after its end', '{"properties":{}} {}'],
    ['with a number no machine holds', '{"properties":{"firstname":1e999999}}'],
    ['with a NUL', '{"properties":{"firstname":"A\\u0000B"}}'],
    ['with half a character', '{"properties":{"firstname":"\\ud800"}}'],
    ['that is not UTF-8', new Uint8Array([...Buffer.from('{"properties":{"firstname":"'), 0xff, 0xfe, ...Buffer.from('"}}')])],
    ['with overlong UTF-8', new Uint8Array([...Buffer.from('{"properties":{"firstname":"'), 0xc0, 0xaf, ...Buffer.from('"}}')])],
    ['nested a hundred thousand deep', '['.repeat(100_000)],
    ['nested deep inside', `{"properties":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
    ['of the wrong type', '[1,2,3]'],
    ['whose member is of the wrong type', '{"properties":"all of them"}'],
    ['whose values are objects', '{"properties":{"firstname":{"a":1},"lastname":["b"]}}'],
    ['with an unknown member', '{"properties":{},"colour":"red"}'],
    ['of random bytes', new Uint8Array(randomBytes(4096))],
  ]
  for (const [name, raw] of bodies)
    test(`${name} is refused`, async ({ tandem }) => {
      const answer = await harmless(tandem, () => tandem.post(contacts, undefined, { raw }))
      expect([answer.status, answer.body]).toEqual([400, refusal(expect.any(String) as any)])
    })

  test('that is too large is refused before it is read to the end', async ({ tandem }) => {
    const answer = await harmless(tandem, () => tandem.post(contacts, { properties: { firstname: 'x'.repeat(3 * 1024 * 1024) } }))
    expect([answer.status, answer.body.status]).toEqual([413, 'error'])
  })

  test('of another content type is refused', async ({ tandem }) => {
    const answer = await harmless(tandem, () => tandem.post(contacts, undefined, { raw: '{"properties":{"firstname":"A"}}', headers: { 'Content-Type': 'text/plain' } }))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  test('names every wrong member by its place', async ({ tandem }) => {
    const answer = await harmless(tandem, () => tandem.post(`${contacts}/search`, { limit: 'many', after: 7, filterGroups: [{ filters: [{ propertyName: '', operator: 'LIKE' }] }] }))
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((error: any) => error.pointer)).toEqual(expect.arrayContaining(['/limit', '/filterGroups/0/filters/0/propertyName', '/filterGroups/0/filters/0/operator']))
  })
})

describe('an address', () => {
  test('of nothing is not found', async ({ tandem }) => {
    for (const path of ['/crm/v3/objects/contacts/1', '/crm/v3/objects/contacts/abc', '/crm/v3/objects/contacts/99999999999999999999999', '/api/nothing', '/crm/v3/properties/contacts/none']) {
      const answer = await tandem.get(path)
      expect([path, answer.status, answer.body.status]).toEqual([path, 404, 'error'])
    }
    expect((await tandem.get('/crm/v3/objects/unicorns')).status).toBeGreaterThanOrEqual(400)
  })

  test('that is malformed is refused', async ({ tandem }) => {
    for (const path of ['/crm/v3/objects/contacts/%ff', '/crm/v3/objects/contacts/%00', '/crm/v3/objects/contacts?limit=0', '/crm/v3/objects/contacts?limit=many', '/crm/v3/objects/contacts?after=x', '/crm/v3/objects/contacts?colour=red']) {
      const answer = await harmless(tandem, () => tandem.get(path))
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true])
    }
  })

  test('does not take every method', async ({ tandem }) => {
    const answer = await tandem.put(contacts, {})
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, expect.stringContaining('POST')])
  })
})

/** Bytes as they are, past every client's politeness. */
function raw(tandem: Tandem, text: string): Promise<string> {
  const { hostname, port } = new URL(tandem.server.address)
  return new Promise((done) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(4000, () => socket.destroy())
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('error', () => {})
    socket.on('close', () => done(answer))
  })
}

test('broken HTTP harms nobody', async ({ tandem }) => {
  const requests = [
    'nonsense\r\n\r\n',
    'GET / FTP/1.1\r\n\r\n',
    `GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'y'.repeat(64 * 1024)}\r\n\r\n`,
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n',
    'POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    String.fromCharCode(22, 3, 1, 0, 200, 1),
  ]
  await harmless(tandem, async () => {
    const answers = await Promise.all(requests.map((request) => raw(tandem, request)))
    for (const answer of answers) expect(answer).not.toMatch(/^HTTP\/1.1 [25]/)
  })
})

describe('a record', () => {
  test('refuses what its properties do not take, all named, none set', async ({ tandem }) => {
    const made = await tandem.contact({ firstname: 'Whole', email: 'whole@input.example' })
    const answer = await harmless(tandem, () =>
      tandem.patch(`${contacts}/${made.id}`, { properties: { firstname: 'Half', email: 'a@b@c', shoesize: '43', hubspotscore: '1', hubspot_owner_id: '1', lifecyclestage: 'king', hs_analytics_first_timestamp: 'yesterday' } }),
    )
    expect([answer.status, answer.body]).toEqual([400, refusal('property_invalid')])
    expect(answer.body.errors.map((error: any) => error.pointer).sort()).toEqual(['email', 'hs_analytics_first_timestamp', 'hubspotscore', 'lifecyclestage', 'shoesize'].map((name) => `/properties/${name}`))
    expect((await tandem.get(`${contacts}/${made.id}`)).body.properties).toMatchObject({ firstname: 'Whole', email: 'whole@input.example' })
  })

  test('keeps markup as the text it is', async ({ tandem }) => {
    const script = '<script>alert("x")</script><img src=x onerror=alert(1)> \' " & {{ 7 | times: 7 }} ${1} \u202e %s; drop table contact; --'
    const names = ['firstname', 'lastname', 'jobtitle', 'company', 'city', 'address', 'website', 'industry', 'zip', 'country']
    const { id } = await tandem.contact(Object.fromEntries(names.map((name) => [name, script])))
    const read = await tandem.get(`${contacts}/${id}?properties=${names}`)
    expect(read.body.properties).toMatchObject(Object.fromEntries(names.map((name) => [name, script])))
    expect([read.headers.get('content-type'), read.headers.get('x-content-type-options')]).toEqual([expect.stringContaining('application/json'), 'nosniff'])
    expect((await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: script }] }] })).body.total).toBe(1)
    expect((await tandem.post(`${contacts}/search`, { query: `${'%'.repeat(200)}' or 1=1 --` })).status).toBe(200)
  })

  test('takes a very long text whole or not at all', async ({ tandem }) => {
    const long = 'ä'.repeat(200_000)
    const answer = await tandem.post(contacts, { properties: { address: long } })
    if (answer.status === 201) expect((await tandem.get(`${contacts}/${answer.body.id}?properties=address`)).body.properties.address).toBe(long)
    else expect(answer.status).toBe(400)
  })

  test('in a batch with one wrong is not made, and neither are the others', async ({ tandem }) => {
    const answer = await harmless(tandem, () => tandem.post(`${contacts}/batch/create`, { inputs: [{ properties: { email: 'good@batch.example' } }, { properties: { email: 'bad' } }] }))
    expect(answer.status).toBe(400)
    const twice = await harmless(tandem, () => tandem.post(`${contacts}/batch/create`, { inputs: [{ properties: { email: 'same@batch.example' } }, { properties: { email: 'same@batch.example' } }] }))
    expect(twice.status).toBe(409)
    expect((await tandem.post(`${contacts}/batch/create`, { inputs: Array.from({ length: 1001 }, () => ({ properties: {} })) })).status).toBe(400)
    expect((await tandem.post(`${contacts}/batch/create`, { inputs: [] })).status).toBe(400)
  })

  test('changed by somebody else meanwhile is not overwritten', async ({ tandem }) => {
    const made = (await tandem.post(contacts, { properties: { city: 'Kiel' } })).body
    const save = (city: string) => tandem.patch(`${contacts}/${made.id}`, { properties: { city } }, { headers: { 'If-Match': `"${made.updatedAt}"` } })
    const answers = await Promise.all(['Ulm', 'Lyon', 'Ghent', 'Bern'].map(save))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
    expect(answers.find((answer) => answer.status === 409)!.body).toEqual(refusal('version_stale'))
    const winner = ['Ulm', 'Lyon', 'Ghent', 'Bern'][answers.findIndex((answer) => answer.status === 200)]
    expect((await tandem.get(`${contacts}/${made.id}?properties=city`)).body.properties.city).toBe(winner)
  })

  test('with an address asked for twice at once is made once', async ({ tandem }) => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => tandem.post(contacts, { properties: { email: 'race@input.example' } })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array(7).fill(409)])
  })
})

describe('a session', () => {
  const signIn = (tandem: Tandem, email = 'owner@example.com', secret = password) => tandem.post('/api/session', { email, password: secret }, { token: null })

  test('needs its token for every change', async ({ tandem }) => {
    const session = await signIn(tandem)
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!
    expect(session.headers.get('set-cookie')).toMatch(/HttpOnly/i)
    const create = (headers: Record<string, string>) => tandem.post(contacts, { properties: { firstname: 'Forged' } }, { token: null, headers: { Cookie: cookie, ...headers } })
    for (const headers of [{}, { 'X-CSRF-Token': '' }, { 'X-CSRF-Token': 'wrong' }, { 'X-CSRF-Token': `${session.body.csrf_token}x` }] as Record<string, string>[]) {
      const answer = await harmless(tandem, () => create(headers))
      expect([answer.status, answer.body]).toEqual([403, refusal('csrf_token_wrong')])
    }
    expect((await create({ 'X-CSRF-Token': session.body.csrf_token })).status).toBe(201)
    const other = await signIn(tandem)
    expect((await create({ 'X-CSRF-Token': other.body.csrf_token })).status).toBe(403)
  })

  test('is not opened by a wrong or a missing word, and says nothing about who exists', async ({ tandem }) => {
    const wrong = await signIn(tandem, 'owner@example.com', 'not the password at all')
    const nobody = await signIn(tandem, 'nobody@example.com', 'not the password at all')
    expect([wrong.status, wrong.body.code, wrong.body.message]).toEqual([nobody.status, nobody.body.code, nobody.body.message])
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('set-cookie')).toBeNull()
    for (const body of [{}, { email: 'owner@example.com' }, { email: 7, password: [] }, { email: 'a'.repeat(10_000), password: 'b' }, { email: "' or 1=1 --", password: 'x' }]) {
      const answer = await tandem.post('/api/session', body, { token: null })
      expect([400, 401]).toContain(answer.status)
    }
  })

  test('that ended or never was is nobody’s', async ({ tandem }) => {
    const session = await signIn(tandem)
    const cookie = session.headers.get('set-cookie')!.split(';')[0]!
    const call = { token: null, headers: { Cookie: cookie, 'X-CSRF-Token': session.body.csrf_token } }
    expect((await tandem.get('/api/session', call)).status).toBe(200)
    expect((await tandem.delete('/api/session', call)).status).toBeLessThan(300)
    expect((await tandem.get('/api/session', call)).status).toBe(401)
    expect((await tandem.get('/api/session', { token: null, headers: { Cookie: 'tandem_session=made-up' } })).status).toBe(401)
    expect((await tandem.get('/api/session', { token: 'made-up' })).status).toBe(401)
  })

  test('is slowed down when guessed at', async ({ tandem }) => {
    const statuses: number[] = []
    for (let i = 0; i < 30 && !statuses.includes(429); i++) statuses.push((await signIn(tandem, 'guessed@example.com', `guess number ${i}`)).status)
    expect(statuses).toContain(429)
  })
})
