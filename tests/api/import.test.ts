import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { dataFolder, plainRows, repository } from '../support/data.ts'
import { engine, kills } from '../support/engine.ts'
import { countRows } from '../support/rows.ts'
import { eventually } from '../support/smtp.ts'
import { binary } from '../support/server.ts'
import { Tandem, describe, expect, test } from '../support/tandem.ts'

const olist = dataFolder('olist-funnel')
const mapping = join(repository, 'docs/imports/olist.toml')
const leadsFile = join(olist ?? '', 'olist_marketing_qualified_leads_dataset.csv')
const dealsFile = join(olist ?? '', 'olist_closed_deals_dataset.csv')

/** Copies of both files with the first leads and what became of them. */
function firstLeads(folder: string, count: number): [leads: string, deals: string] {
  const lines = readFileSync(leadsFile, 'utf8').trimEnd().split('\n').slice(0, count + 1)
  const ids = new Set(lines.map((line) => line.split(',')[0]))
  const files: [string, string] = [join(folder, basename(leadsFile)), join(folder, basename(dealsFile))]
  writeFileSync(files[0], lines.join('\n') + '\n')
  writeFileSync(files[1], readFileSync(dealsFile, 'utf8').split('\n').filter((line) => ids.has(line.split(',')[0])).join('\n') + '\n')
  return files
}

function importArguments(tandem: Tandem, map: string, files: string[]): string[] {
  return ['import', 'csv', '--data', tandem.server.data, '--mapping', map, '--errors', join(tandem.server.data, 'bad.csv'), ...files]
}
function importCsv(tandem: Tandem, map: string, files: string[]): SpawnSyncReturns<string> {
  return spawnSync(binary, importArguments(tandem, map, files), { env: tandem.server.environment, encoding: 'utf8' })
}

type Filter = { propertyName: string; operator: string; value?: string; highValue?: string }
async function total(tandem: Tandem, object: string, ...filters: Filter[]): Promise<number> {
  const answer = await tandem.post(`/crm/v3/objects/${object}/search`, { filterGroups: filters.length ? [{ filters }] : [], limit: 0 })
  expect(answer.status).toBe(200)
  return answer.body.total
}
const is = (propertyName: string, value: string): Filter => (value ? { propertyName, operator: 'EQ', value } : { propertyName, operator: 'NOT_HAS_PROPERTY' })

function countBy<T>(rows: T[], key: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return counts
}

/** Every record with these properties, in an order of its own. */
async function everything(tandem: Tandem, object: string, properties: string[]): Promise<string[]> {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = (await tandem.get(`/crm/v3/objects/${object}?limit=100&properties=${properties}${after && `&after=${after}`}`)).body
    for (const record of page.results) {
      const { hs_object_id: _, ...rest } = record.properties
      seen.push(JSON.stringify(rest))
    }
    if (!page.paging) return seen.sort()
    after = page.paging.next.after
  }
}
const contactProperties = ['mql_id', 'lifecyclestage', 'createdate', 'hs_analytics_source', 'hs_analytics_first_url', 'hs_lifecyclestage_lead_date', 'hs_lifecyclestage_customer_date']
const dealProperties = ['seller_id', 'dealstage', 'closedate', 'amount', 'hs_analytics_source', 'business_segment', 'declared_monthly_revenue']

describe.skipIf(!olist)(`the marketing funnel by Olist${olist ? '' : ' (skipped: olist-funnel is not in TANDEM_TEST_DATA or ../shared/data)'}`, () => {
  // The whole of it on SQLite; on PostgreSQL, which takes in the same rows through the same code, a part.
  const isWhole = engine === 'sqlite'
  const leads = (olist ? plainRows(leadsFile) : []).slice(0, isWhole ? undefined : 1_000)
  const leadOf = new Map(leads.map((lead) => [lead.mql_id!, lead]))
  const deals = (olist ? plainRows(dealsFile) : []).filter((deal) => leadOf.has(deal.mql_id!))
  const day = (text: string) => `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}`
  const wonAt = (deal: Record<string, string>) => `${day(deal.won_date!)}T${deal.won_date!.slice(11)}:00.000Z`
  const everyDay = 'from=2017-01-01&to=2019-12-31'

  test('comes in whole, once, with its traps named', async ({ tandem }) => {
    if (isWhole) expect([leads.length, deals.length, leads.filter((lead) => !lead.origin).length]).toEqual([8000, 842, 60])
    const [leadsPart, dealsPart] = firstLeads(tandem.server.data, leads.length)
    const early = deals.filter((deal) => wonAt(deal) < `${day(leadOf.get(deal.mql_id!)!.first_contact_date!)}T`)
    const first = importCsv(tandem, mapping, [dealsPart, leadsPart])
    expect([first.status, first.stdout]).toEqual([0, expect.stringContaining(`contacts: ${leads.length} created, 0 updated, 0 unchanged, 0 bad`)])
    expect(first.stdout).toContain(`deals: ${deals.length} created, 0 updated, 0 unchanged, 0 bad${early.length ? `, ${early.length} warnings` : ''}`)
    expect(first.stderr.trim().split('\n').filter(Boolean)).toEqual(early.map(() => expect.stringMatching(/olist_closed_deals_dataset\.csv:\d+: warning: .* lies before createdate/)))

    const traces = () => Promise.all(['change_set', 'record_history', 'timeline_entry', 'external_key'].map(async (table) => [table, await countRows(tandem.server, table)]))
    const tracesBefore = await traces()
    const before = [await everything(tandem, 'contacts', [...contactProperties, 'lastmodifieddate']), await everything(tandem, 'deals', [...dealProperties, 'hs_lastmodifieddate'])]
    const second = importCsv(tandem, mapping, [leadsPart, dealsPart])
    expect(second.stdout).toContain(`contacts: 0 created, 0 updated, ${leads.length} unchanged, 0 bad`)
    expect(second.stdout).toContain(`deals: 0 created, 0 updated, ${deals.length} unchanged, 0 bad`)
    expect([await everything(tandem, 'contacts', [...contactProperties, 'lastmodifieddate']), await everything(tandem, 'deals', [...dealProperties, 'hs_lastmodifieddate'])]).toEqual(before)
    expect(await traces()).toEqual(tracesBefore)
  })

  test('counts per origin and month as the files do', async ({ tandem }) => {
    expect(await total(tandem, 'contacts')).toBe(leads.length)
    expect(await total(tandem, 'deals', is('dealstage', 'closedwon'))).toBe(deals.length)
    for (const [origin, count] of countBy(leads, (lead) => lead.origin!)) expect([origin, await total(tandem, 'contacts', is('hs_analytics_source', origin))]).toEqual([origin, count])
    for (const [origin, count] of countBy(deals, (deal) => leadOf.get(deal.mql_id!)!.origin!))
      expect([origin, await total(tandem, 'deals', is('hs_analytics_source', origin))]).toEqual([origin, count])

    const within = (propertyName: string, month: string): Filter => {
      const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).getTime()
      return { propertyName, operator: 'BETWEEN', value: `${month}-01T00:00:00Z`, highValue: new Date(next - 1).toISOString() }
    }
    for (const [month, count] of countBy(leads, (lead) => day(lead.first_contact_date!).slice(0, 7)))
      expect([month, await total(tandem, 'contacts', within('hs_lifecyclestage_lead_date', month))]).toEqual([month, count])
    for (const [month, count] of countBy(deals, (deal) => day(deal.won_date!).slice(0, 7))) {
      expect([month, await total(tandem, 'deals', within('closedate', month))]).toEqual([month, count])
      expect([month, await total(tandem, 'contacts', within('hs_lifecyclestage_customer_date', month))]).toEqual([month, count])
    }
  })

  test('is shown by funnel and revenue', async ({ tandem }) => {
    const wonOf = countBy(deals, (deal) => leadOf.get(deal.mql_id!)!.origin!)
    const funnel = (await tandem.get(`/api/funnel?${everyDay}`)).body
    expect(funnel.steps.map((step: any) => [step.step, step.count])).toEqual([['visitors', 0], ['lead', leads.length], ['mql', 0], ['sql', 0], ['opportunity', 0], ['customer', deals.length]])
    expect(funnel.customers_won).toBe(deals.length)
    expect(new Map(funnel.sources.map((row: any) => [row.key, [row.counts[1], row.counts[5]]]))).toEqual(
      new Map([...countBy(leads, (lead) => lead.origin!)].map(([origin, count]) => [origin, [count, wonOf.get(origin) ?? 0]])),
    )
    for (const touch of ['first', 'last']) {
      const revenue = (await tandem.get(`/api/revenue?${everyDay}&touch=${touch}`)).body
      expect(new Map(revenue.results.map((row: any) => [row.key, row.deals]))).toEqual(wonOf)
      expect(revenue.total.minor ?? revenue.total).toEqual(funnel.won.minor ?? funnel.won)
    }
  })

  test('keeps each deal’s own words, its contact and its date', async ({ tandem }) => {
    for (const deal of [deals[0]!, deals.find((one) => one.has_gtin)!, deals.find((one) => Number(one.declared_monthly_revenue) > 0)!]) {
      const found = (await tandem.post('/crm/v3/objects/deals/search', { filterGroups: [{ filters: [is('seller_id', deal.seller_id!)] }], properties: ['all'] })).body
      expect(found.total).toBe(1)
      expect(found.results[0].properties).toMatchObject({
        closedate: wonAt(deal), business_segment: deal.business_segment, has_gtin: deal.has_gtin?.toLowerCase() || null, hs_is_closed_won: 'true',
      })
      expect(Number(found.results[0].properties.declared_monthly_revenue)).toBe(Number(deal.declared_monthly_revenue))
      expect(found.results[0].properties.amount ?? null).toBeNull()
      const linked = (await tandem.get(`/crm/v4/objects/deals/${found.results[0].id}/associations/contacts`)).body.results
      const contact = (await tandem.get(`/crm/v3/objects/contacts/${linked[0].toObjectId}?properties=${contactProperties}`)).body
      expect(contact.properties).toMatchObject({ mql_id: deal.mql_id, lifecyclestage: 'customer', hs_lifecyclestage_customer_date: wonAt(deal) })
      expect(contact.createdAt).toBe(`${day(leadOf.get(deal.mql_id!)!.first_contact_date!)}T00:00:00.000Z`)
      const story = (await tandem.get(`/api/records/contacts/${contact.id}/timeline`)).body.results
      expect(story.length).toBeLessThanOrEqual(3)
    }
  })

  test('is whole again after being killed in the middle', async () => {
    const rounds = kills(5)
    const part = 600 * rounds
    const [killed, calm] = await Promise.all([Tandem.open(), Tandem.open()])
    try {
      const files = firstLeads(killed.server.data, part)
      for (let round = 0; round < rounds; round++) {
        const child = spawn(binary, importArguments(killed, mapping, files), { env: killed.server.environment, stdio: 'ignore' })
        const ended = new Promise((done) => child.once('exit', done))
        await eventually(async () => expect(await total(killed, 'contacts')).toBeGreaterThan((round * part) / (rounds + 1)))
        await new Promise((next) => setTimeout(next, Math.random() * 100))
        child.kill('SIGKILL')
        await ended
        const left = await total(killed, 'contacts')
        expect([left % 100, left < part]).toEqual([0, true])
      }
      for (const tandem of [killed, calm]) expect(importCsv(tandem, mapping, files).status).toBe(0)
      expect(await total(calm, 'contacts')).toBe(part)
      expect(await everything(killed, 'contacts', contactProperties)).toEqual(await everything(calm, 'contacts', contactProperties))
      expect(await everything(killed, 'deals', dealProperties)).toEqual(await everything(calm, 'deals', dealProperties))
      expect(importCsv(killed, mapping, files).stdout).toContain(`${part} unchanged`)
    } finally {
      await Promise.all([killed.server.remove(), calm.server.remove()])
    }
  })
})

describe('a file of one’s own', () => {
  const write = (tandem: Tandem, name: string, text: string) => {
    const path = join(tandem.server.data, name)
    writeFileSync(path, text)
    return path
  }
  const people = `
source = "old crm"
[[file]]
name = "people*.csv"
object = "contacts"
key = "No"
[file.properties]
email = { column = "Mail" }
lastname = { column = "Name" }
city = { column = "Town", values = { "K" = "Kiel" } }
budget = { column = "Budget", create = { label = "Budget", type = "number" } }
lifecyclestage = { text = "lead", when = "created" }
[[file]]
name = "orders*.csv"
object = "deals"
key = "No"
at = { column = "Day", format = "%d.%m.%Y" }
decimal_comma = true
[file.properties]
dealname = { text = "Order {No}" }
amount = { column = "Sum" }
[[file.links]]
to = "contacts"
column = "Customer"
`

  test('comes in without its bad rows, which are named', async ({ tandem }) => {
    const map = write(tandem, 'map.toml', people)
    const own = await Tandem.open()
    try {
      const csv = write(own, 'people.csv', '\uFEFFNo;Name;Mail;Town;Budget\r\n1;"Ada; ""the first""";ada@old.example;K;100\r\n2;Bob;no address;K;1\r\n3;Cem;cem@old.example;Lyon;lots\r\n;Dora;;;\r\n1;Eve;;;\r\n5;F\r\n6;Gus;ADA@old.example;;\r\n7;Hal;;"Saint\r\nMalo";\r\n')
      const run = importCsv(own, map, [csv])
      expect(run.status).toBe(3)
      expect(run.stdout).toContain('contacts: 2 created, 0 updated, 0 unchanged, 6 bad')
      const told = run.stderr.trim().split('\n').map((line) => line.slice(line.indexOf('people.csv:')))
      expect(told.sort()).toEqual([
        expect.stringMatching(/^people.csv:3: email: /),
        expect.stringMatching(/^people.csv:4: budget: /),
        'people.csv:5: No: a row needs its key.',
        'people.csv:6: No: the key “1” stands in line 2 already.',
        'people.csv:7: 2 fields, where the first line names 5 columns.',
        expect.stringMatching(/^people.csv:8: Contact already exists/),
      ])
      const bad = readFileSync(join(own.server.data, 'bad.csv'), 'utf8').trimEnd().split('\n')
      expect(bad).toHaveLength(7)
      expect(bad.find((line) => line.includes(',3,'))).toMatch(/,2,Bob,no address,K,1$/)
      const ada = (await own.get('/crm/v3/objects/contacts/ada@old.example?idProperty=email&properties=lastname,city,budget')).body
      expect(ada.properties).toMatchObject({ lastname: 'Ada; "the first"', city: 'Kiel', budget: '100' })

      await own.patch(`/crm/v3/objects/contacts/${ada.id}`, { properties: { lifecyclestage: 'customer' } })
      const changed = write(own, 'people-2.csv', 'No,Name,Mail,Town,Budget\n1,Ada Merten,ada@old.example,,200\n7,Hal,,"Saint\r\nMalo",\n')
      const again = importCsv(own, map, [changed])
      expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('contacts: 0 created, 1 updated, 1 unchanged, 0 bad')])
      expect((await own.get(`/crm/v3/objects/contacts/${ada.id}?properties=lastname,city,budget,lifecyclestage`)).body.properties).toMatchObject({ lastname: 'Ada Merten', city: 'Kiel', budget: '200', lifecyclestage: 'customer' })
    } finally {
      await own.server.remove()
    }
  })

  test('knows a contact that came another way by its address, and says when it was brought in', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'met@old.example', firstname: 'Met' })
    const map = write(tandem, 'map.toml', people)
    const csv = write(tandem, 'people-met.csv', 'No,Name,Mail,Town,Budget\nM1,Mette Olsen,Met@old.example,Bergen,5\n')
    const before = Date.now()
    expect(importCsv(tandem, map, [csv]).stdout).toContain('contacts: 0 created, 1 updated, 0 unchanged, 0 bad')
    const met = (await tandem.get(`/crm/v3/objects/contacts/${id}?properties=city,lastmodifieddate`)).body
    expect(met.properties.city).toBe('Bergen')
    expect(Date.parse(met.properties.lastmodifieddate)).toBeGreaterThanOrEqual(before)
    expect(importCsv(tandem, map, [csv]).stdout).toContain('contacts: 0 created, 0 updated, 1 unchanged, 0 bad')
  })

  test('links to what came in before, and archived stays archived', async ({ tandem }) => {
    const map = write(tandem, 'map.toml', people)
    const csv = write(tandem, 'people.csv', 'No,Name,Mail,Town,Budget\nL1,Lin,lin@linked.example,,\n')
    const orders = write(tandem, 'orders.csv', 'No;Customer;Sum;Day\n10;L1;1.234,50;24.12.2025\n11;nobody;1;24.12.2025\n12;L1;1;31.02.2025\n')
    const run = importCsv(tandem, map, [orders, csv])
    expect([run.status, run.stdout]).toEqual([3, expect.stringMatching(/contacts: 1 created[^]*deals: 2 created, 0 updated, 0 unchanged, 1 bad, 1 warnings/)])
    expect(run.stderr).toContain('orders.csv:3: warning: Customer: there are no contacts with the key “nobody”')
    expect(run.stderr).toContain('orders.csv:4: Day: “31.02.2025” is not a date written as %d.%m.%Y.')
    const deal = (await tandem.post('/crm/v3/objects/deals/search', { query: 'order 10', properties: ['amount', 'createdate'] })).body.results[0]
    expect(deal.properties.amount).toBe('1234.50')
    expect(deal.createdAt).toBe('2025-12-24T00:00:00.000Z')

    await tandem.delete(`/crm/v3/objects/deals/${deal.id}`)
    expect(importCsv(tandem, map, [orders]).stdout).toContain('deals: 0 created, 0 updated, 1 unchanged, 1 bad, 1 archived here and left so, 1 warnings')
  })

  test('is taken back whole, and may come in again', async ({ tandem }) => {
    const map = write(tandem, 'map.toml', people)
    const csv = write(tandem, 'people-undone.csv', 'No,Name,Mail,Town,Budget\nU1,Una,una@undone.example,,\nU2,Ugo,,,\n')
    expect(importCsv(tandem, map, [csv]).status).toBe(0)
    const una = () => tandem.get('/crm/v3/objects/contacts/una@undone.example?idProperty=email')
    const first = (await una()).body.id
    const [entry] = (await tandem.get(`/api/records/contacts/${first}/timeline`)).body.results
    expect(entry).toMatchObject({ title: 'Created the contact', detail: 'from an import' })
    const undone = await tandem.post(`/api/change-sets/${entry.change_set_id}/undo`)
    expect([undone.status, undone.body.records]).toEqual([201, 2])
    expect((await una()).status).toBe(404)
    expect(importCsv(tandem, map, [csv]).stdout).toContain('contacts: 2 created, 0 updated, 0 unchanged, 0 bad\n')
    expect((await una()).body.id).not.toBe(first)
    expect(importCsv(tandem, map, [csv]).stdout).toContain('contacts: 0 created, 0 updated, 2 unchanged, 0 bad\n')
  })

  test('links rows to rows further down, and knows who is there already', async ({ tandem }) => {
    const firms = write(tandem, 'firms.toml', `source = "firms"
[[file]]
name = "firms*"
object = "companies"
key = "Name"
[file.properties]
name = { column = "Name" }
[[file.links]]
to = "companies"
column = "Parent"
[[file]]
name = "mails*"
object = "contacts"
key = "Mail"
[file.properties]
email = { column = "Mail" }
city = { column = "Town" }
`)
    const run = importCsv(tandem, firms, [write(tandem, 'firms.csv', 'Name,Parent\nDaughter,Mother\nMother,\n')])
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('companies: 2 created, 0 updated, 0 unchanged, 0 bad\n')])
    const daughter = (await tandem.post('/crm/v3/objects/companies/search', { query: 'daughter' })).body.results[0].id
    expect((await tandem.get(`/crm/v4/objects/companies/${daughter}/associations/companies`)).body.results).toHaveLength(1)

    const { id } = await tandem.contact({ email: 'met@before.example' })
    const mails = write(tandem, 'mails.csv', 'Mail,Town\nMet@Before.example,Ulm\n')
    expect(importCsv(tandem, firms, [mails]).stdout).toContain('contacts: 0 created, 1 updated, 0 unchanged, 0 bad\n')
    expect((await tandem.get(`/crm/v3/objects/contacts/${id}?properties=city`)).body.properties.city).toBe('Ulm')
    const twice = importCsv(tandem, firms, [write(tandem, 'mails-2.csv', 'Mail,Town,Mail\na@b.example,Ulm,c@d.example\n')])
    expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining('Two columns of the file are named “Mail”')])
  })

  test('brings in kinds that a workspace made, by their names, as it does contacts', async ({ tandem }) => {
    const property = (name: string, more: object = {}) => ({ name, label: name, type: 'string', fieldType: 'text', ...more })
    const kind = await tandem.post('/crm/v3/schemas', { name: 'machines', labels: { singular: 'Machine', plural: 'Machines' }, properties: [property('model'), property('serial', { hasUniqueValue: true })], associatedObjects: ['CONTACT', 'TICKET'] })
    expect(kind.status, kind.text).toBe(201)
    const map = write(tandem, 'machines.toml', `source = "plant"
[[file]]
name = "owners*"
object = "contacts"
key = "No"
[file.properties]
lastname = { column = "Name" }
[[file]]
name = "machines*"
object = "machines"
key = "No"
[file.properties]
model = { column = "Model" }
serial = { column = "Serial" }
built = { column = "Built", create = { label = "Built", type = "date" } }
[[file.links]]
to = "contacts"
column = "Owner"
[[file]]
name = "tickets*"
object = "tickets"
key = "No"
at = { column = "Asked" }
[file.properties]
subject = { column = "Subject" }
[[file.links]]
to = "p_machines"
column = "Machine"
`)
    const { id } = (await tandem.post('/crm/v3/objects/machines', { properties: { model: 'Met', serial: 'S-2' } })).body
    const files = [write(tandem, 'owners.csv', 'No,Name\nO1,Olsen\n'), write(tandem, 'machines.csv', 'No,Model,Serial,Built,Owner\n1,Press,S-1,2020-05-01,O1\n2,Drill,s-2,,\n3,Saw,S-1,,\n'), write(tandem, 'tickets.csv', 'No,Subject,Asked,Machine\nT1,It hums,2025-03-01T09:00:00Z,1\n')]
    const run = importCsv(tandem, map, files)
    expect([run.status, run.stdout]).toEqual([3, expect.stringMatching(/contacts: 1 created[^]*Machines: 1 created, 1 updated, 0 unchanged, 1 bad[^]*tickets: 1 created/)])
    expect(run.stderr).toContain('machines.csv:4: Another Machine has this “serial”')
    const found = (await tandem.post('/crm/v3/objects/machines/search', { sorts: ['model'], properties: ['model', 'serial', 'built'] })).body.results
    expect(found.map((one: any) => [one.properties.model, one.properties.serial, one.properties.built, one.id === id])).toEqual([['Drill', 's-2', null, true], ['Press', 'S-1', '2020-05-01', false]])
    const press = found[1].id
    expect((await tandem.get(`/crm/v4/objects/machines/${press}/associations/contacts`)).body.results).toHaveLength(1)
    expect((await tandem.get(`/crm/v4/objects/machines/${press}/associations/tickets`)).body.results).toHaveLength(1)
    expect(importCsv(tandem, map, [files[1]!]).stdout).toContain('Machines: 0 created, 0 updated, 2 unchanged, 1 bad')
    const [entry] = (await tandem.get(`/api/records/${kind.body.objectTypeId}/${press}/timeline`)).body.results.slice(-1)
    const undone = await tandem.post(`/api/change-sets/${entry.change_set_id}/undo`)
    expect([undone.status, undone.body.records]).toEqual([201, 2])
    expect((await tandem.get(`/crm/v3/objects/machines/S-1?idProperty=serial`)).status).toBe(404)
    expect((await tandem.get(`/crm/v3/objects/machines/${id}?properties=model`)).body.properties.model).toBe('Met')
    const unknown = write(tandem, 'unknown.toml', 'source = "x"\n[[file]]\nname = "machines*"\nobject = "unicorns"\nkey = "No"\n[file.properties]\nmodel = { column = "Model" }\n')
    expect(importCsv(tandem, unknown, [files[1]!])).toMatchObject({ status: 2, stderr: expect.stringContaining('unicorns') })
  })

  test('into a folder that is none makes nothing', ({ tandem }) => {
    const folder = join(tandem.server.data, 'typo')
    const run = spawnSync(binary, ['import', 'csv', '--data', folder, '--mapping', write(tandem, 'map.toml', people), write(tandem, 'people.csv', 'No,Name,Mail,Town,Budget\n')], { env: { ...tandem.server.environment, TANDEM_DB: '' }, encoding: 'utf8' })
    expect([run.status, existsSync(folder)]).toEqual([2, false])
  })

  test('that does not fit its mapping brings nothing in', async ({ tandem }) => {
    const map = write(tandem, 'map.toml', people)
    const csv = write(tandem, 'people.csv', 'No,Name\nX1,Xaver\n')
    const run = importCsv(tandem, map, [csv])
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('The file has no column “Mail”')])
    expect(importCsv(tandem, map, [write(tandem, 'other.csv', 'a\n')]).status).toBe(2)
    const wrong = write(tandem, 'wrong.toml', 'source = "x"\n[[file]]\nname = "people*"\nobject = "contacts"\nkey = "No"\ncolour = 1\n[file.properties]\nnonsense = { column = "Name" }\n')
    expect(importCsv(tandem, wrong, [csv])).toMatchObject({ status: 2, stderr: expect.stringContaining('/file/0/colour') })
    const unknown = write(tandem, 'unknown.toml', 'source = "x"\n[[file]]\nname = "people*"\nobject = "contacts"\nkey = "No"\n[file.properties]\nnonsense = { column = "Name" }\n')
    expect(importCsv(tandem, unknown, [csv])).toMatchObject({ status: 2, stderr: expect.stringContaining('no property “nonsense”') })
    expect(importCsv(tandem, write(tandem, 'broken.toml', 'source = '), [csv])).toMatchObject({ status: 2, stderr: expect.stringContaining('Line 1 of') })
  })
})
