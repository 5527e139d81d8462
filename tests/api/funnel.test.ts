import { describe, expect, type Tandem, test } from '../support/tandem.ts'

const year = new Date().getUTCFullYear()
const everyDay = `from=${year - 1}-01-01&to=${year + 1}-12-31`
const funnel = async (tandem: Tandem, more = '') => (await tandem.get(`/api/funnel?${everyDay}${more}`)).body
const counts = (view: any) => Object.fromEntries(view.steps.map((step: any) => [step.step, step.count]))
const search = async (tandem: Tandem, filterGroups: object) => (await tandem.post('/crm/v3/objects/contacts/search', { filterGroups, limit: 1 })).body.total

async function wonDeal(tandem: Tandem, contact: string, amount: string): Promise<void> {
  const deal = await tandem.deal({ dealname: 'Won', amount })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact}`)
  await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedwon' } })
}

describe('the funnel', () => {
  test('counts money and customers of the asked source only, and a customer once', async ({ tandem }) => {
    const two = (await tandem.contact({ email: 'two@firm.example', hs_analytics_source: 'TwoSrc', hs_analytics_source_data_2: 'autumn' })).id
    const other = (await tandem.contact({ email: 'other@firm.example', hs_analytics_source: 'OtherSrc' })).id
    const unknown = (await tandem.contact({ email: 'unknown@firm.example' })).id
    for (const amount of ['10.00', '10.00', '10.00']) await wonDeal(tandem, two, amount)
    await wonDeal(tandem, other, '500.00')
    await wonDeal(tandem, unknown, '7.00')

    const all = await funnel(tandem)
    expect([all.won.amount, all.customers_won, counts(all).customer]).toEqual(['537.00', 3, 3])
    const asked = await funnel(tandem, '&source=TwoSrc')
    expect([asked.won.amount, asked.customers_won, counts(asked).customer]).toEqual(['30.00', 1, 1])
    expect(asked.sources.filter((row: any) => row.won.amount !== '0.00').map((row: any) => [row.key, row.won.amount])).toEqual([['TwoSrc', '30.00']])
    const none = await funnel(tandem, '&source=')
    expect([none.won.amount, none.customers_won, counts(none)]).toEqual(['7.00', 1, expect.objectContaining({ visitors: 0, customer: 1 })])
    expect((await funnel(tandem, '&campaign=autumn')).won.amount).toBe('30.00')

    const deals = (await tandem.get(`/api/revenue/deals?${everyDay}&by=source&key=TwoSrc`)).body.results
    expect(deals.map((deal: any) => deal.amount)).toEqual(['10.00', '10.00', '10.00'])
    expect((await tandem.get(`/api/revenue/deals?${everyDay}&by=source&key=`)).body.results.map((deal: any) => deal.contact_id)).toEqual([unknown])
    expect((await tandem.get(`/api/revenue/deals?${everyDay}`)).body.results).toHaveLength(5)
  })

  test('a touch after the win takes nothing from the one that led to it', async ({ tandem }) => {
    const touch = (campaign: string, at: number) => ({ hs_latest_source: 'Newsletter', hs_latest_source_data_1: 'email', hs_latest_source_data_2: campaign, hs_latest_source_timestamp: new Date(at).toISOString() })
    const { id } = await tandem.contact({ email: 'touched@firm.example', hs_analytics_source: 'Fair', ...touch('before-the-win', Date.now() - 86_400_000) })
    await wonDeal(tandem, id, '11.00')
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: touch('after-the-win', Date.now() + 1000) })
    const campaigns = async () => Object.fromEntries((await tandem.get(`/api/revenue?${everyDay}&touch=last&by=campaign`)).body.results.map((row: any) => [row.key, row.won.amount]))
    expect(await campaigns()).toMatchObject({ 'before-the-win': '11.00' })
    expect(await campaigns()).not.toHaveProperty('after-the-win')
    expect((await tandem.get(`/api/contacts/${id}/thread`)).body).toMatchObject({ source: 'Fair', last_source: 'Newsletter', last_campaign: 'before-the-win' })
    const [deal] = (await tandem.get(`/api/revenue/deals?${everyDay}&touch=last&by=campaign&key=before-the-win`)).body.results
    expect(deal.contact_id).toBe(id)

    await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedlost', closed_lost_reason: 'price' } })
    expect(await campaigns()).not.toHaveProperty('before-the-win')
    await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedwon', closedate: new Date(Date.now() + 5000).toISOString() } })
    expect(await campaigns()).toMatchObject({ 'after-the-win': '11.00' })
  })

  test('tells steps and the time between them apart when the deal comes later', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'later@firm.example', hs_analytics_source: 'LaterSrc' })
    const stays = (await tandem.contact({ email: 'stays@firm.example', hs_analytics_source: 'LaterSrc' })).id
    for (const stage of ['marketingqualifiedlead', 'salesqualifiedlead'])
      for (const contact of [id, stays]) await tandem.patch(`/crm/v3/objects/contacts/${contact}`, { properties: { lifecyclestage: stage } })
    const before = await funnel(tandem, '&source=LaterSrc')
    expect(counts(before)).toMatchObject({ lead: 2, mql: 2, sql: 2, opportunity: 0, customer: 0 })
    expect(before.steps.find((step: any) => step.step === 'opportunity')).toMatchObject({ rate: 0 })
    expect(before.steps.find((step: any) => step.step === 'opportunity').median_ms).toBeUndefined()

    await tandem.server.sql(`update contact set hs_lifecyclestage_salesqualifiedlead_date = hs_lifecyclestage_salesqualifiedlead_date - 7200000 where id = ${id}`)
    const deal = await tandem.deal({ dealname: 'Later' })
    await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${id}`)
    const view = await funnel(tandem, '&source=LaterSrc')
    const opportunity = view.steps.find((step: any) => step.step === 'opportunity')
    expect([opportunity.count, opportunity.rate]).toEqual([1, 0.5])
    expect(opportunity.median_ms).toBeGreaterThanOrEqual(7_200_000)
    expect(view.sources.map((row: any) => [row.key, row.counts])).toEqual([['LaterSrc', [0, 2, 2, 2, 1, 0]]])
    for (const step of view.steps.slice(1)) expect(await search(tandem, step.filterGroups), step.step).toBe(step.count)
  })

  test('says what each day, month and hour brought, adding up to the same', async ({ tandem }) => {
    const source = 'SeriesSrc'
    const { id } = await tandem.contact({ email: 'series@firm.example', hs_analytics_source: source })
    await tandem.contact({ email: 'series-2@firm.example', hs_analytics_source: source, hs_analytics_source_data_2: 'spring' })
    await wonDeal(tandem, id, '41.50')
    const series = async (more: string) => (await tandem.get(`/api/funnel/series?${more}&source=${source}`)).body
    const zone = (await tandem.get('/api/session')).body.workspace.timezone
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date())
    const won = (amount: string) => ({ amount, currency: 'EUR' })
    const filled = (view: any) => view.results.filter((row: any) => row.leads > 0 || row.won.amount !== '0.00')

    const days = await series(everyDay)
    expect([days.results.length, days.leads, days.won]).toEqual([expect.any(Number), 2, won('41.50')])
    expect(days.results.length).toBeGreaterThan(1000)
    expect(filled(days)).toEqual([{ time: today, leads: 2, won: won('41.50') }])
    expect(filled(await series(`${everyDay}&interval=month`))).toEqual([{ time: `${today.slice(0, 7)}-01`, leads: 2, won: won('41.50') }])
    const hours = await series(`from=${today}&to=${today}&interval=hour`)
    expect(filled(hours).reduce((sum: number, row: any) => sum + row.leads, 0)).toBe(2)
    expect(hours.results[0].time).toBe(`${today} 00:00:00`)
    expect((await series(`${everyDay}&campaign=spring`)).leads).toBe(1)
    const refused = async (query: string) => {
      const { status, body } = await tandem.get(`/api/funnel/series?${query}`)
      return [status, ...body.errors.map((error: any) => error.pointer)]
    }
    expect(await refused('from=2020-01-01&to=2026-01-01&interval=hour')).toEqual([400, '/interval'])
    expect(await refused('from=2001-01-01&to=2026-01-01&interval=month')).toEqual([400, '/from'])
    expect(await refused('from=2026-02-01&to=2026-01-01')).toEqual([400, '/to'])
    const all = await funnel(tandem, `&source=${source}`)
    expect([counts(all).lead, all.won]).toEqual([days.leads, days.won])
  })
})
