import { Server } from '../support/server.ts'
import { Tandem, expect } from '../support/tandem.ts'
import { test } from 'vitest'

async function made(seed: number): Promise<Tandem> {
  const tandem = new Tandem(await Server.make())
  tandem.server.command(['demo', '--contacts', '100', '--events', '2000', '--seed', `${seed}`])
  tandem.token = tandem.tokenOf('hanna@karrow.example')
  await tandem.server.start()
  return tandem
}

const dealsOf = async (tandem: Tandem) => (await tandem.post('/crm/v3/objects/deals/search', { limit: 200, properties: ['dealname', 'amount', 'dealstage', 'hs_is_closed_won'] })).body.results.map((deal: any) => deal.properties)
const told = async (tandem: Tandem) => (await dealsOf(tandem)).map((deal: any) => [deal.dealname, deal.amount, deal.dealstage].join(' | ')).sort()

test('the demo company has what its features bring, and each won deal its sealed quote', { timeout: 120_000 }, async () => {
  const tandem = await made(7)
  const get = async (path: string) => (await tandem.get(path)).body
  expect((await get('/api/products')).results).toHaveLength(5)
  expect(await get('/api/goal')).toMatchObject({ target: { amount: '900000.00', currency: 'EUR' } })

  const forms = (await get('/api/forms')).results
  expect(forms.map((form: any) => form.pages.length)).toEqual([1, 1, 1, 1])
  for (const { name, stats } of forms) expect([name, stats.views > 0, stats.submissions > 0]).toEqual([name, true, true])

  const campaigns = await get('/api/campaigns')
  expect(campaigns.counts).toEqual({ draft: 1, sent: 6 })
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
  await tandem.server.remove()
})

test('the same seed makes the same company, another seed another one', { timeout: 120_000 }, async () => {
  let hour, deals
  do {
    hour = new Date().getUTCHours() // the company's present begins with the hour
    deals = []
    for (const seed of [1, 1, 2]) {
      const tandem = await made(seed)
      deals.push(await told(tandem))
      await tandem.server.remove()
    }
  } while (new Date().getUTCHours() !== hour)
  expect(deals[0]!.length).toBeGreaterThan(10)
  expect(deals[1]).toEqual(deals[0])
  expect(deals[2]).not.toEqual(deals[0])
})
