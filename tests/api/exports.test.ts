// Exports: a job that writes what its asker sees of the records that match into a file, kept for seven days.
import { eventually } from '../support/smtp.ts'
import { type Role, type Tandem, describe, expect, test } from '../support/tandem.ts'

const contacts = '/crm/v3/objects/contacts'
const cityIs = (city: string) => ({ filterGroups: [{ filters: [{ propertyName: 'city', operator: 'EQ', value: city }] }] })
const lines = (text: string) => text.trim().split('\r\n')

async function exported(tandem: Tandem, object: string, body: unknown, role: Role = 'owner'): Promise<any> {
  const token = tandem.as(role)
  const begun = await tandem.post(`/api/records/${object}/exports`, body, { token })
  expect(begun.status, begun.text).toBe(201)
  return eventually(async () => {
    const { body: operation } = await tandem.get(`/api/operations/${begun.body.id}`, { token })
    expect(operation.state).toBe('done')
    return operation
  })
}
const fileOf = (tandem: Tandem, { id }: any, role: Role = 'owner') => tandem.get(`/api/operations/${id}/file`, { token: tandem.as(role) })

describe('an export', () => {
  test('is a file with names instead of numbers, in the order that was asked for', async ({ tandem }) => {
    const owner = (await tandem.get('/crm/v3/owners')).body.results.find((one: any) => one.email === 'owner@example.com')
    const made: string[] = []
    for (const firstname of ['Bo', 'Ada', '=1+1']) made.push((await tandem.contact({ firstname, city: 'Ulm', hubspot_owner_id: owner.id, lifecyclestage: 'lead' })).id)
    const done = await exported(tandem, 'contacts', { ...cityIs('Ulm'), sorts: ['firstname'], properties: ['firstname', 'lifecyclestage', 'hubspot_owner_id', 'no_such'] })
    expect(done).toMatchObject({ kind: 'csv_export', title: 'Export 3 contacts', outcome: '3 written', file_name: 'contacts.csv', is_undoable: false })
    const file = await fileOf(tandem, done)
    expect(file.headers.get('content-disposition')).toContain('contacts.csv')
    expect(lines(file.text).map((line) => line.split(','))).toEqual([
      ['Record ID', 'First name', 'Lifecycle stage', 'Owner'],
      [made[2], `'=1+1`, 'Lead', 'The owner'],
      [made[1], 'Ada', 'Lead', 'The owner'],
      [made[0], 'Bo', 'Lead', 'The owner'],
    ])
    const some = await exported(tandem, 'contacts', { ...cityIs('Ulm'), properties: ['firstname'], ids: [made[1]] })
    expect(lines((await fileOf(tandem, some)).text).slice(1)).toEqual([`${made[1]},Ada`])
  })

  test('of more than a page has each record once', async ({ tandem }) => {
    for (let at = 0; at < 2; at++) {
      const inputs = Array.from({ length: 250 }, (_, n) => ({ properties: { city: 'Bern', lastname: `${(n * 7) % 10}` } }))
      expect((await tandem.post(`${contacts}/batch/create`, { inputs })).status).toBe(201)
    }
    const done = await exported(tandem, 'contacts', { ...cityIs('Bern'), sorts: ['-lastname'], properties: ['lastname'] })
    const rows = lines((await fileOf(tandem, done)).text).slice(1).map((line) => line.split(','))
    expect([done.total, rows.length, new Set(rows.map(([id]) => id)).size]).toEqual([500, 500, 500])
    expect(rows.map((row) => row[1])).toEqual(rows.map((row) => row[1]).sort().reverse())
  })

  test('of deals says the stage by its name', async ({ tandem }) => {
    const [pipeline] = (await tandem.get('/crm/v3/pipelines/deals')).body.results
    const stage = pipeline.stages[0]
    await tandem.deal({ dealname: 'Fleet', pipeline: pipeline.id, dealstage: stage.id, amount: '12.5' })
    const done = await exported(tandem, 'deals', { filterGroups: [], properties: ['dealname', 'dealstage', 'amount'] })
    expect((await fileOf(tandem, done)).text).toContain(`Fleet,${stage.label},12.50`)
  })

  test('holds what its asker sees, and is theirs alone', async ({ tandem }) => {
    const { results } = (await tandem.get('/crm/v3/owners')).body
    const ownerOf = (role: Role) => results.find((one: any) => one.email === `${role}@example.com`).id
    const mine = await tandem.contact({ city: 'Linz', hubspot_owner_id: ownerOf('rep') })
    await tandem.contact({ city: 'Linz', hubspot_owner_id: ownerOf('owner') })
    const { version, results: roles } = (await tandem.get('/api/record-access')).body
    const access = { ...roles.find((one: any) => one.role === 'rep').access, contacts: 'own' }
    expect((await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access }] })).status).toBe(200)
    const done = await exported(tandem, 'contacts', { ...cityIs('Linz'), properties: ['city'] }, 'rep')
    expect(lines((await fileOf(tandem, done, 'rep')).text).slice(1)).toEqual([`${mine.id},Linz`])
    expect((await fileOf(tandem, done)).status).toBe(404)
  })

  test('of nothing is refused; what makes no file has none', async ({ tandem }) => {
    expect((await tandem.post('/api/records/contacts/exports', { ...cityIs('Nowhere'), properties: [] })).body.code).toBe('nothing_matches')
    await tandem.contact({ city: 'Graz' })
    const { body: edit } = await tandem.post('/api/records/contacts/edits', { ...cityIs('Graz'), properties: { zip: '8010' } })
    expect((await fileOf(tandem, edit)).body.code).toBe('no_file')
  })

  test('is gone after seven days', async ({ tandem }) => {
    await tandem.contact({ city: 'Hof' })
    const done = await exported(tandem, 'contacts', { ...cityIs('Hof'), properties: ['city'] })
    tandem.later(8 * 86_400)
    await eventually(async () => expect((await fileOf(tandem, done)).status).toBe(404))
  })
})
