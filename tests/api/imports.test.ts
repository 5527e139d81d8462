// A CSV file comes in through the screen: uploaded, tried, brought in by a job, taken back as a whole.
import { eventually } from '../support/smtp.ts'
import { type Role, Tandem, describe, expect, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'

async function uploaded(tandem: Tandem, raw: string | Uint8Array, object = 'contacts', role: Role = 'owner') {
  return tandem.call('POST', `/api/records/${object}/imports?name=people.csv`, undefined, { raw, token: tandem.as(role), headers: { 'Content-Type': 'text/csv' } })
}
const mapped = (file: any, more: object = {}) => ({ columns: file.columns.flatMap(({ name, property }: any) => (property ? [{ column: name, property }] : [])), ...more })
async function ended(tandem: Tandem, id: string, role: Role = 'owner', state = 'done'): Promise<any> {
  return eventually(async () => {
    const { body } = await tandem.get(`/api/operations/${id}`, { token: tandem.as(role) })
    expect(body.state).toBe(state)
    return body
  })
}
async function imported(tandem: Tandem, raw: string, more: object = {}, object = 'contacts'): Promise<any> {
  const { body: file } = await uploaded(tandem, raw, object)
  const begun = await tandem.post(`/api/imports/${file.operation_id}/run`, mapped(file, more))
  expect(begun.status, begun.text).toBe(201)
  return ended(tandem, begun.body.id)
}
const search = async (tandem: Tandem, property: string, value: string, properties: string[] = ['email']) =>
  (await tandem.post(`${contacts}/search`, { filterGroups: [{ filters: [{ propertyName: property, operator: 'EQ', value }] }], properties, limit: 200 })).body
const undone = async (tandem: Tandem, id: string) => ended(tandem, (await tandem.post(`/api/operations/${id}/undo`)).body.id)

describe('a file', () => {
  test('says its columns, what they are called like, and what would become of it', async ({ tandem }) => {
    await tandem.contact({ email: 'old@trial.example', firstname: 'Old' })
    const { status, body: file } = await uploaded(tandem, '\uFEFFFirst name;E-Mail;Shoe size\nAda;ada@trial.example;41\nNew;old@trial.example;\nBad;no address;1\n')
    expect(status).toBe(201)
    expect(file).toMatchObject({ name: 'people.csv', delimiter: ';', rows: 3 })
    expect(file.columns).toEqual([
      { name: 'First name', samples: ['Ada', 'New', 'Bad'], property: 'firstname' },
      { name: 'E-Mail', samples: ['ada@trial.example', 'old@trial.example', 'no address'], property: 'email' },
      { name: 'Shoe size', samples: ['41', '', '1'] },
    ])
    const trial = await tandem.post(`/api/imports/${file.operation_id}/trial`, mapped(file))
    expect(trial.body, trial.text).toMatchObject({ rows: 3, created: 1, changed: 1, unchanged: 0, refused: 1, refusals: [{ line: 4, reason: expect.stringContaining('email') }] })
    expect([(await search(tandem, 'email', 'ada@trial.example')).total, (await search(tandem, 'firstname', 'Old')).total]).toEqual([0, 1])
    expect((await tandem.get('/api/operations')).body.results).toEqual([])
  })

  test('comes in as a job, names the rows it refused, and is taken back as a whole', async ({ tandem }) => {
    const kept = await tandem.contact({ email: 'kept@in.example', city: 'Kiel', jobtitle: 'Before' })
    const done = await imported(tandem, 'Email,City,Job title\nada@in.example,Turin,Lead\nkept@in.example,Turin,After\nnobody,Turin,"=Boss, ""x"""\n')
    expect(done).toMatchObject({ kind: 'csv_import', title: 'Import people.csv', created: 1, changed: 1, refused: 1, outcome: '1 made, 1 changed, 1 left alone', is_undoable: true })
    const refusals = (await tandem.get(`/api/operations/${done.id}/refusals`)).text.trim().split('\r\n')
    expect(refusals.slice(1)).toEqual([expect.stringMatching(/^4,.*email.*,nobody,Turin,"'=Boss, ""x"""$/i)])
    const [made] = (await search(tandem, 'email', 'ada@in.example')).results
    const history = (await tandem.get(`${contacts}/${made.id}?propertiesWithHistory=city`)).body.propertiesWithHistory.city
    expect(history[0]).toMatchObject({ value: 'Turin', sourceType: 'IMPORT' })
    expect((await tandem.get('/api/jobs?name=import_records')).body.results[0]).toMatchObject({ title: done.title, link: '/contacts' })

    expect(await undone(tandem, done.id)).toMatchObject({ changed: 2, refused: 0 })
    expect((await search(tandem, 'city', 'Turin')).total).toBe(0)
    expect((await tandem.get(`${contacts}/${kept.id}?properties=city,jobtitle`)).body.properties).toMatchObject({ city: 'Kiel', jobtitle: 'Before' })
    expect((await tandem.post(`/api/imports/${done.id}/run`, { columns: [] })).body.code).toBe('operation_began')
  })

  test('with a key changes its records the next time, and leaves alone what was changed since when it is taken back', async ({ tandem }) => {
    const rows = (city: string) => `Number,Last name,City\n7,Seven,${city}\n8,Eight,${city}\n8,Again,${city}\n`
    const first = await imported(tandem, rows('Metz'), { key: 'Number' })
    expect(first).toMatchObject({ created: 2, changed: 0, refused: 1 })
    const second = await imported(tandem, rows('Nancy'), { key: 'Number' })
    expect(second).toMatchObject({ created: 0, changed: 2, refused: 1 })
    const [one] = (await search(tandem, 'lastname', 'Seven')).results
    await tandem.patch(`${contacts}/${one.id}`, { properties: { city: 'Lyon' } })
    expect(await undone(tandem, second.id)).toMatchObject({ changed: 1, refused: 1 })
    expect((await search(tandem, 'lastname', 'Eight', ['city'])).results[0].properties.city).toBe('Metz')
  })

  test('reads dates and numbers as they are written, of any kind', async ({ tandem }) => {
    const done = await imported(tandem, 'Deal name;Amount;Close date\nFleet;1.234,50;31.12.2026\n', { decimal_comma: true, date_format: '%d.%m.%Y' }, 'deals')
    expect(done).toMatchObject({ created: 1, refused: 0 })
    const { results } = (await tandem.post('/crm/v3/objects/deals/search', { query: 'Fleet', properties: ['amount', 'closedate'] })).body
    expect(results[0].properties).toMatchObject({ amount: '1234.50', closedate: expect.stringMatching(/^2026-12-31/) })
  })

  test('that is none is refused', async ({ tandem }) => {
    for (const raw of ['\n\n', 'Email\n', new Uint8Array([0xff, 0xfe, 0x00, 0x0a, 0x41])])
      expect((await uploaded(tandem, raw)).body.code).toBe('file_unreadable')
    expect((await uploaded(tandem, '')).status).toBe(400)
    const { body: file } = await uploaded(tandem, 'Email,Email2\na@b.example,\n')
    const tried = async (body: unknown) => {
      const { status, body: answer } = await tandem.post(`/api/imports/${file.operation_id}/trial`, body)
      return [status, answer.code, answer.errors?.map((one: any) => one.code)]
    }
    expect(await tried({ columns: [] })).toEqual([400, 'mapping_invalid', ['missing']])
    expect(await tried({ columns: [{ column: 'Email', property: 'createdate' }] })).toEqual([400, 'mapping_invalid', ['property_unknown']])
    expect(await tried({ columns: [{ column: 'Nope', property: 'email' }] })).toEqual([400, 'mapping_invalid', ['column_unknown']])
  })

  test('is of who uploaded it, with their rights', async ({ tandem }) => {
    expect((await uploaded(tandem, 'Email\na@b.example\n', 'contacts', 'viewer')).status).toBe(403)
    const { body: file } = await uploaded(tandem, 'Email\nreps@own.example\n', 'contacts', 'rep')
    expect((await tandem.post(`/api/imports/${file.operation_id}/trial`, mapped(file))).status).toBe(404)
    expect((await tandem.post(`/api/imports/${file.operation_id}/run`, mapped(file))).status).toBe(404)
  })
})

test('an import that was killed in the middle brings each row in once', { timeout: 200_000 }, async () => {
  const tandem = await Tandem.open()
  try {
    const rows = Array.from({ length: 1500 }, (_, n) => `Row ${n},Kuopio`)
    const { body: file } = await uploaded(tandem, `Last name,City\n${rows.join('\n')}\n`)
    const { body: begun } = await tandem.post(`/api/imports/${file.operation_id}/run`, mapped(file))
    await eventually(async () => expect((await tandem.get(`/api/operations/${begun.id}`)).body.done).toBeGreaterThan(0))
    await tandem.server.kill()
    await tandem.server.start()
    expect(await ended(tandem, begun.id)).toMatchObject({ done: 1500, created: 1500, refused: 0 })
    expect((await search(tandem, 'city', 'Kuopio')).total).toBe(1500)
    expect((await search(tandem, 'lastname', 'Row 99')).total).toBe(1)
  } finally {
    await tandem.server.remove()
  }
})
