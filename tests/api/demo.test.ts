import { spawn, spawnSync } from 'node:child_process'
import { countRows } from '../support/rows.ts'
import { Server, binary } from '../support/server.ts'
import { eventually } from '../support/smtp.ts'
import { Tandem, describe, expect } from '../support/tandem.ts'
import { afterAll, test } from 'vitest'

/** The company of seed 7, which several tests look at. */
let seventh: Tandem
let hour: number
afterAll(() => seventh?.server.remove())

const thisHour = () => new Date().getUTCHours() // the company's present begins with the hour
async function makeSeventh(): Promise<void> {
  await seventh?.server.remove()
  hour = thisHour()
  seventh = await made(7)
}

async function made(seed: number): Promise<Tandem> {
  const tandem = new Tandem(await Server.make())
  tandem.server.command(['demo', '--contacts', '100', '--events', '2000', '--seed', `${seed}`])
  tandem.token = tandem.tokenOf('hanna@karrow.example')
  await tandem.server.start()
  return tandem
}

const dealsOf = async (tandem: Tandem) => (await tandem.post('/crm/v3/objects/deals/search', { limit: 200, properties: ['dealname', 'amount', 'dealstage', 'hs_is_closed_won'] })).body.results.map((deal: any) => deal.properties)
const told = async (tandem: Tandem) => (await dealsOf(tandem)).map((deal: any) => [deal.dealname, deal.amount, deal.dealstage].join(' | ')).sort()

test('the demo company has what its features bring, and each won deal its sealed quote', async () => {
  await makeSeventh()
  const tandem = seventh
  const get = async (path: string) => (await tandem.get(path)).body
  expect((await get('/crm/v3/objects/products')).results).toHaveLength(5)
  expect(await get('/api/goal')).toMatchObject({ target: { amount: '900000.00', currency: 'EUR' } })

  const forms = (await get('/api/forms')).results
  expect(forms.map((form: any) => form.pages.length)).toEqual([1, 1, 1, 1])
  for (const { name, stats } of forms) expect([name, stats.views > 0, stats.submissions > 0]).toEqual([name, true, true])

  const campaigns = await get('/api/campaigns')
  expect([campaigns.counts.draft, campaigns.counts.sent >= 4]).toEqual([1, true])
  for (const { name, state, totals } of campaigns.results) expect([name, totals.recipients > 0]).toEqual([name, state === 'sent'])
  const latest = campaigns.results.find((one: any) => one.state === 'sent').totals
  expect(latest.recipients).toBe(latest.sent + latest.skipped)
  expect([latest.sent > latest.opened, latest.opened > latest.clicked, latest.clicked > 0]).toEqual([true, true, true])

  const deals = await dealsOf(tandem)
  const won = deals.filter((deal: any) => deal.hs_is_closed_won === 'true')
  expect([won.length > 0, deals.length > won.length]).toEqual([true, true])
  const quotes = await get('/api/quotes?limit=200')
  expect([quotes.counts.accepted, quotes.counts.draft]).toEqual([won.length, undefined])
  const accepted = quotes.results.filter((quote: any) => quote.state === 'accepted')
  const totals = await Promise.all(accepted.map(async (quote: any) => (await get(`/api/quotes/${quote.id}`)).totals.net.amount))
  expect(totals.sort()).toEqual(won.map((deal: any) => Number(deal.amount).toFixed(2)).sort())
  expect(tandem.server.command(['verify'])).toContain(`${won.length} sealed`)

  expect((await get('/api/mail/messages')).results).toEqual([])

  const tickets = (await tandem.post('/crm/v3/objects/tickets/search', { limit: 200, properties: ['hs_pipeline_stage', 'createdate', 'closed_date', 'hs_resolution'] })).body.results.map((one: any) => one.properties)
  const closed = tickets.filter((one: any) => one.hs_pipeline_stage === '4')
  expect(closed.length).toBeGreaterThan(0)
  for (const one of closed) expect([one.hs_resolution, Date.parse(one.closed_date) - Date.parse(one.createdate) > 86_400_000]).toEqual([expect.any(String), true])
  expect(tickets.filter((one: any) => one.hs_pipeline_stage !== '4' && (one.closed_date || one.hs_resolution))).toEqual([])
})

test('whatever falls due at the first start has happened by then: nothing moves', async () => {
  if (!seventh) await makeSeventh()
  const tandem = seventh
  const all = async (object: string, properties: string[]) => (await tandem.post(`/crm/v3/objects/${object}/search`, { limit: 200, properties })).body.results.map((one: any) => [one.id, one.properties])
  const look = async () => ({
    contacts: await all('contacts', ['hubspotscore', 'lifecyclestage', 'hs_lead_status', 'hubspot_owner_id', 'lastmodifieddate']),
    deals: await all('deals', ['dealstage', 'amount', 'hs_lastmodifieddate']),
    quotes: (await tandem.get('/api/quotes?limit=200')).body.counts,
    handoffs: (await tandem.get('/api/handoffs?limit=200')).body.counts,
    changes: await countRows(tandem.server, 'change_set'),
    story: await countRows(tandem.server, 'timeline_entry'),
  })
  const before = await look()
  expect(before.contacts.length).toBeGreaterThan(50)
  const ended = async (job: string) => Number(await countRows(tandem.server, `job where name = '${job}' and state = 'done'`))
  const had = await ended('pass_on_overdue_leads')
  tandem.later(90)
  await eventually(async () => expect([await ended('pass_on_overdue_leads') > had, await ended('fade_scores') > 0, await countRows(tandem.server, "job where state = 'running'")]).toEqual([true, true, 0]))
  expect(await look()).toEqual(before)
})

describe('a demo that was killed half way', () => {
  const half = async () => {
    const server = await Server.make()
    const making = spawn(binary, ['demo', '--contacts', '3000', '--events', '2000', '--data', server.data], { env: server.environment, stdio: 'ignore' })
    const ended = new Promise((done) => making.once('exit', done))
    await eventually(async () => expect(await countRows(server, 'contact')).toBeGreaterThan(0), 200)
    making.kill('SIGKILL')
    await ended
    return server
  }
  const run = (server: Server, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(binary, [...args, '--data', server.data], { env: server.environment, input: '', encoding: 'utf8' })
    return [status, stdout + stderr] as const
  }

  test('is served by nobody, and made anew', async () => {
    const server = await half()
    for (const args of [['serve', '--listen', '127.0.0.1:0'], ['token', 'create', '--user', 'hanna@karrow.example'], ['verify']])
      expect(run(server, ...args)).toEqual([3, expect.stringContaining('is not whole')])
    expect(run(server, 'demo', '--contacts', '100', '--events', '2000', '--seed', '7')).toEqual([0, expect.stringContaining('thrown away and made anew')])
    expect(await countRows(server, 'workspace')).toBe(1)
    expect(await countRows(server, 'contact')).toBeLessThan(200)
    // Whole now: neither made again nor thrown away.
    expect(run(server, 'demo', '--contacts', '100')).toEqual([3, expect.stringContaining('holds a company already')])
    await server.start()
    await server.remove()
  })

  test('stays what it is where somebody has worked in it', async () => {
    const server = await half()
    await server.sql(`insert into api_token (workspace_id, id, user_id, name, token_hash, scopes, created_at)
      select workspace_id, 1, id, 'mine', 'x', 'read', 1 from user_account limit 1`)
    const contacts = await countRows(server, 'contact')
    expect(run(server, 'demo')).toEqual([3, expect.stringContaining('somebody has worked in it')])
    expect(await countRows(server, 'contact')).toBe(contacts)
    await server.remove()
  })
})

test('the same seed makes the same company, another seed another one', async () => {
  const others: string[][] = []
  do {
    if (!seventh || hour !== thisHour()) await makeSeventh()
    others.length = 0
    for (const seed of [7, 8]) {
      const tandem = await made(seed)
      others.push(await told(tandem))
      await tandem.server.remove()
    }
  } while (thisHour() !== hour)
  const [same, other] = others
  expect(same!.length).toBeGreaterThan(10)
  expect(same).toEqual(await told(seventh))
  expect(other).not.toEqual(same)
})
