// The thread as a graph: one life from the first visit to the win, walked from both ends, and what becomes of it afterwards.
import { accept, cooler } from '../support/quotes.ts'
import { describe, expect, leastFillTime, type Tandem, test as base } from '../support/tandem.ts'

const walk = async (tandem: Tandem, from: string, query = '', token?: string) => (await tandem.get(`/api/thread/${from}${query && `?${query}`}`, token ? { token } : undefined))
const walked = async (tandem: Tandem, from: string, query = '', token?: string) => {
  const answer = await walk(tandem, from, query, token)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const kindOf = (key: string) => key.slice(0, key.indexOf('/'))
const ties = (graph: any): string[] => graph.edges.map((edge: any) => `${kindOf(edge.from)} ${edge.edge} ${kindOf(edge.to)}`).sort()
const steps = (graph: any): Record<string, number> => Object.fromEntries(graph.nodes.map((node: any) => [node.kind, node.step]))
const nodeOf = (graph: any, kind: string) => graph.nodes.find((node: any) => node.kind === kind)
const hidden = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((found) => [found[1]!, found[2]!.replaceAll('&amp;', '&')]))
const link = async (tandem: Tandem, from: string, to: string) => expect((await tandem.put(`/crm/v4/objects/${from}/associations/default/${to}`)).status).toBe(200)
const undo = async (tandem: Tandem, change: { headers: Headers }) => expect((await tandem.post(`/api/change-sets/${change.headers.get('X-Change-Set')}/undo`)).status).toBe(201)

interface Life {
  page: string
  form: string
  contact: string
  handoff: string
  deal: string
  quote: string
}

/** Somebody reads a page that a mail named, sends its form, is handed over, and accepts a quote. */
async function live(tandem: Tandem): Promise<Life> {
  const form = (await tandem.post('/api/forms', { name: 'Ask for a quote', fields: [{ property: 'email', label: 'E-mail', required: true }, { property: 'firstname', label: 'Name', required: true }], consents: [], double_opt_in: false, button_label: 'Send', thanks_text: 'Thanks.', lifecycle_stage: 'lead' })).body.id
  const page = (await tandem.post('/api/pages', { slug: 'offer', title: 'A ladder on a bike', description: '', body: 'Words.', form_id: form, state: 'published' })).body.id
  const definition = (await tandem.post('/api/sales-ready-definitions', { score: 100, form_id: form, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'HAS_PROPERTY' }] } })).body.id
  for (const [side, role] of [['marketing', 'marketer'], ['sales', 'rep']] as const) await tandem.post(`/api/sales-ready-definitions/${definition}/signatures`, { side }, { token: tandem.as(role) })

  const headers = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' }
  const shown = await tandem.get('/p/offer?utm_source=newsletter&utm_medium=email&utm_campaign=autumn', { token: null, headers })
  tandem.later(leastFillTime)
  const values = { ...hidden(shown.text), email: 'ada@life.example', firstname: 'Ada' }
  const sent = await tandem.call('POST', `/f/${form}`, undefined, { token: null, headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }, raw: new URLSearchParams(values).toString() })
  expect(sent.status, sent.text).toBe(303)
  const contact = (await tandem.get('/crm/v3/objects/contacts/ada@life.example?idProperty=email')).body.id

  const handoff = (await tandem.get('/api/handoffs')).body.results.find((one: any) => one.contact_id === contact).id
  const deal = (await tandem.post(`/api/handoffs/${handoff}/acceptance`, { create_deal: true, dealname: 'Two bikes', amount: '8990' })).body.deal_id
  const made = (await tandem.post('/api/quotes', { deal_id: deal, title: 'Two bikes', lines: [cooler] })).body
  const quote = made.summary.id
  const offered = await tandem.post(`/api/quotes/${quote}/sending`, { version: made.version })
  expect((await accept(tandem, new URL(offered.body.url).pathname)).status).toBe(303)
  return { page, form, contact, handoff, deal, quote }
}

const test = base.extend<{ life: Life }>({
  life: [async ({ tandem }, use) => use(await live(tandem)), { scope: 'file' }],
})

const whole = [
  'contacts association deals', 'contacts handoff handoffs', 'deals outcome outcomes', 'deals quote quotes', 'first_campaigns first_campaign contacts', 'forms submission contacts',
  'handoffs handoff_deal deals', 'pages page_form forms', 'pages sent_from contacts', 'quotes acceptance outcomes', 'sources first_source contacts',
]

describe('a life', () => {
  test('is walked from its first visit to the win', async ({ tandem, life }) => {
    const graph = await walked(tandem, 'sources/Newsletter', 'direction=forward&depth=4')
    expect(steps(graph)).toEqual({ sources: 0, contacts: 1, handoffs: 2, deals: 2, quotes: 3, outcomes: 3 })
    expect(ties(graph)).toEqual(whole.filter((tie) => !/^(pages|forms|first_campaigns)/.test(tie)))
    expect(nodeOf(graph, 'contacts')).toMatchObject({ id: life.contact, title: 'Ada', label: 'Contact', link: `/contacts/${life.contact}`, more: [] })
    expect(nodeOf(graph, 'handoffs')).toMatchObject({ id: life.handoff, title: 'Accepted by sales', department: 'both' })
    expect(nodeOf(graph, 'quotes')).toMatchObject({ id: life.quote, title: 'Two bikes', detail: '10788.00 EUR', department: 'sales', link: `/quotes/${life.quote}` })
    expect(nodeOf(graph, 'outcomes')).toMatchObject({ id: 'won', title: 'Won' })
  })

  test('is walked back from the win to the page that began it', async ({ tandem, life }) => {
    const graph = await walked(tandem, 'outcomes/won', 'direction=back&depth=4')
    expect(steps(graph)).toEqual({ outcomes: 0, deals: -1, quotes: -1, contacts: -2, handoffs: -2, sources: -3, first_campaigns: -3, forms: -3, pages: -3 })
    expect(ties(graph)).toEqual(whole)
    expect(nodeOf(graph, 'pages')).toMatchObject({ id: life.page, title: 'A ladder on a bike', detail: '/p/offer', department: 'marketing' })
    const submission = graph.edges.find((edge: any) => edge.edge === 'submission')
    expect(submission).toMatchObject({ from: `forms/${life.form}`, to: `contacts/${life.contact}`, label: 'Sent the form', at: expect.stringMatching(/^\d{4}-/) })
  })

  test('is the same from every stop of it', async ({ tandem, life }) => {
    for (const from of ['sources/Newsletter', 'first_campaigns/autumn', `pages/${life.page}`, `forms/${life.form}`]) expect(ties(await walked(tandem, from, 'direction=forward&depth=4')), from).toEqual(expect.arrayContaining(['contacts association deals', 'deals outcome outcomes']))
    const both = await walked(tandem, `contacts/${life.contact}`, 'depth=3')
    expect(ties(both)).toEqual(whole)
    expect(nodeOf(both, 'contacts').step).toBe(0)
    expect(ties(await walked(tandem, `deals/${life.deal}`, 'depth=1'))).toEqual(['contacts association deals', 'deals outcome outcomes', 'deals quote quotes', 'handoffs handoff_deal deals'])
    const thread = (await tandem.get(`/api/contacts/${life.contact}/thread`)).body
    expect(thread.stations.map((one: any) => one.kind)).toEqual(expect.arrayContaining(['form', 'handoff', 'deal', 'quote', 'won']))
    expect(thread.won).toEqual({ amount: '8990.00', currency: 'EUR' })
  })

  test('holds through archiving, links that go, and undo', async ({ tandem, life }) => {
    const from = `contacts/${life.contact}`
    const before = await walked(tandem, from, 'depth=4')
    const archived = await tandem.delete(`/crm/v3/objects/deals/${life.deal}`)
    expect(ties(await walked(tandem, from, 'depth=4')).filter((tie) => /deals|outcomes/.test(tie))).toEqual([])
    expect((await walk(tandem, `deals/${life.deal}`)).status).toBe(404)
    expect((await walk(tandem, 'outcomes/won')).status).toBe(404)
    await undo(tandem, archived)
    expect(await walked(tandem, from, 'depth=4')).toEqual(before)

    const unlinked = await tandem.delete(`/crm/v4/objects/deals/${life.deal}/associations/contacts/${life.contact}`)
    expect(ties(await walked(tandem, from, 'depth=1')).filter((tie) => /association/.test(tie))).toEqual([])
    await undo(tandem, unlinked)
    expect(ties(await walked(tandem, from, 'depth=4'))).toEqual(ties(before))

    const gone = await tandem.delete(`/crm/v3/objects/contacts/${life.contact}`)
    expect((await walk(tandem, from)).status).toBe(404)
    expect((await walk(tandem, 'sources/Newsletter')).status).toBe(404)
    expect(ties(await walked(tandem, `forms/${life.form}`, 'depth=4'))).toEqual(['pages page_form forms'])
    expect(ties(await walked(tandem, `deals/${life.deal}`, 'direction=back&depth=4'))).toEqual([])
    await undo(tandem, gone)
    expect(ties(await walked(tandem, from, 'depth=4'))).toEqual(ties(before))

    expect((await tandem.delete(`/api/pages/${life.page}`)).status).toBe(204)
    expect(ties(await walked(tandem, from, 'depth=4')).filter((tie) => /pages/.test(tie))).toEqual([])
    await tandem.post(`/api/pages/${life.page}/restoration`)
    expect(ties(await walked(tandem, from, 'depth=4'))).toEqual(ties(before))
  })

  test('is nothing to another company', async ({ tandem, life }) => {
    tandem.addUser('owner', 'owner@beta.example', 'Beta & Sons')
    const token = tandem.tokenOf('owner@beta.example')
    const told = async (from: string) => { const { status, body } = await walk(tandem, from, 'depth=4', token); return [status, body.code, body.message] }
    const never = await told('contacts/7')
    expect(never).toEqual([404, 'node_unknown', expect.any(String)])
    for (const from of [`contacts/${life.contact}`, `deals/${life.deal}`, `quotes/${life.quote}`, `handoffs/${life.handoff}`, `forms/${life.form}`, `pages/${life.page}`, 'sources/Newsletter', 'outcomes/won']) expect(await told(from), from).toEqual(never)
  })

  test('is seen and walked only as far as one may', async ({ tandem, life }) => {
    const rep = tandem.as('rep')
    const owner = (await tandem.get('/api/session')).body.user.id
    for (const [object, id] of [['contacts', life.contact], ['deals', life.deal]]) await tandem.patch(`/crm/v3/objects/${object}/${id}`, { properties: { hubspot_owner_id: owner } })
    const { id: own } = await tandem.contact({ email: 'own@life.example', hs_analytics_source: 'Fair' })
    await link(tandem, `deals/${life.deal}`, `contacts/${own}`)
    const see = async (access: Record<string, string>) => {
      const { version, results } = (await tandem.get('/api/record-access')).body
      expect((await tandem.put('/api/record-access', { version, results: results.map((one: any) => (one.role === 'rep' ? { ...one, access: { ...one.access, ...access } } : one)) })).status).toBe(200)
    }
    await see({ contacts: 'own' })
    const fromDeal = await walked(tandem, `deals/${life.deal}`, 'depth=4', rep)
    expect(fromDeal.nodes.filter((node: any) => node.kind === 'contacts').map((node: any) => node.id)).toEqual([own])
    expect(ties(fromDeal)).toEqual(['contacts association deals', 'deals outcome outcomes', 'deals quote quotes', 'quotes acceptance outcomes', 'sources first_source contacts'])
    for (const from of [`contacts/${life.contact}`, `handoffs/${life.handoff}`, 'sources/Newsletter', 'first_campaigns/autumn']) expect((await walk(tandem, from, '', rep)).status, from).toBe(404)
    expect(ties(await walked(tandem, `forms/${life.form}`, 'depth=4', rep))).toEqual(['pages page_form forms'])

    await see({ contacts: 'all', deals: 'own' })
    const fromContact = await walked(tandem, `contacts/${life.contact}`, 'direction=forward&depth=4', rep)
    expect(fromContact.nodes.map((node: any) => node.kind)).toEqual(['contacts', 'handoffs'])
    expect(nodeOf(fromContact, 'contacts').more).toEqual([])
    expect((await walk(tandem, 'outcomes/won', '', rep)).status).toBe(404)
    await see({ deals: 'all' })
  })
})

test('a source tells its contacts a page at a time, the newest first', async ({ tandem }) => {
  const source = 'Fair/Kiel & Co. 2026'
  const made: string[] = []
  for (let i = 0; i < 15; ++i) made.push((await tandem.contact({ email: `fair${i}@many.example`, hs_analytics_source: source })).id)
  const from = `sources/${encodeURIComponent(source)}`
  const first = await walked(tandem, from, 'depth=1')
  const ids = (graph: any) => graph.nodes.slice(1).map((node: any) => node.id)
  expect(first.nodes[0]).toMatchObject({ id: source, title: source, step: 0, more: [{ direction: 'forward', edge: 'first_source', kind: 'contacts', label: 'Contact' }] })
  const second = await walked(tandem, from, `depth=1&after=${encodeURIComponent(first.nodes[0].more[0].after)}`)
  expect([...ids(first), ...ids(second)]).toEqual(made.toReversed())
  expect(second.nodes[0].more).toEqual([])
})

test('a campaign that went to nobody yet stands alone', async ({ tandem }) => {
  const campaign = (await tandem.post('/api/campaigns', { name: 'Spring', topic_key: 'newsletter', subject: 'Hello', body: 'Hello' })).body.id
  const alone = await walked(tandem, `campaigns/${campaign}`)
  expect(alone.nodes).toMatchObject([{ title: 'Spring', label: 'Campaign', link: `/email/${campaign}`, department: 'marketing', step: 0 }])
})

test('what cannot be walked is said', async ({ tandem, life }) => {
  const refused = async (from: string, query = '') => { const { status, body } = await walk(tandem, from, query); return [status, body.errors?.[0]?.pointer ?? body.code] }
  const from = `contacts/${life.contact}`
  expect(await refused(from, 'depth=5')).toEqual([400, '/depth'])
  expect(await refused(from, 'depth=0')).toEqual([400, '/depth'])
  expect(await refused(from, 'direction=sideways')).toEqual([400, '/direction'])
  expect((await walk(tandem, from, 'after=nowhere')).status).toBe(400)
  for (const unknown of ['nothing/7', 'contacts/seven', 'contacts/7', 'outcomes/maybe', 'sources/Nowhere', 'products/7']) expect(await refused(unknown), unknown).toEqual([404, 'node_unknown'])
})
