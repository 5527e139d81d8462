import { cooler, draft, euros, newDeal, read, sent } from '../support/quotes.ts'
import { describe, expect, test } from '../support/tandem.ts'

describe('a draft', () => {
  test('takes number, title, contact, currency and last day from where it is', async ({ tandem }) => {
    const first = await draft(tandem)
    const second = await draft(tandem)
    expect(first.quote.summary).toMatchObject({ title: 'Varanne Traiteur', state: 'draft', contact_id: first.contact.id, contact_name: 'Élodie Varanne', total: euros('10788.00') })
    const [one, two] = [first, second].map((made) => Number(made.quote.summary.number.slice(2)))
    expect(first.quote.summary.number).toMatch(/^Q-1\d\d\d$/)
    expect(two! - one!).toBe(1)
  })

  test('adds up exactly, whatever the numbers', async ({ tandem }) => {
    const { quote } = await draft(tandem, {
      discount: 250,
      lines: [
        cooler,
        { title: 'Battery', quantity: '2', unit_price: euros('445.00'), discount: 1000, tax_rate: 2000 },
        { title: 'Fitting', quantity: '1.5', unit: 'h', unit_price: euros('79.90'), tax_rate: 2000 },
      ],
    })
    expect(quote.lines.map((line: any) => line.net.amount)).toEqual(['8990.00', '801.00', '119.85'])
    expect(quote.totals).toMatchObject({
      subtotal: euros('9910.85'), discount: euros('247.77'), net: euros('9663.08'), tax: euros('1932.62'), total: euros('11595.70'),
    })
  })

  test('fills lines from products and keeps what it says when they change', async ({ tandem }) => {
    const product = (await tandem.post('/crm/v3/objects/products', { properties: { name: 'Canopy', price: '290.00', tax_rate: '7', unit: 'piece' } })).body
    const { quote, path } = await draft(tandem, { lines: [{ product_id: product.id, quantity: '2' }] })
    expect(quote.lines[0]).toMatchObject({ title: 'Canopy', unit: 'piece', tax_rate: 700, net: euros('580.00') })
    await tandem.patch(`/crm/v3/objects/products/${product.id}`, { properties: { price: '999.00' } })
    expect((await read(tandem, path)).lines[0].net.amount).toBe('580.00')
  })

  test('is not overwritten by who saw an older version', async ({ tandem }) => {
    const { quote, path } = await draft(tandem)
    const changed = await tandem.patch(path, { version: quote.version, title: 'Mine', lines: [{ ...cooler, quantity: '3' }] })
    expect([changed.status, changed.body.summary.total.amount]).toEqual([200, '32364.00'])
    const late = await tandem.patch(path, { version: quote.version, title: 'Late' })
    expect([late.status, late.body.code]).toEqual([409, 'version_stale'])
    expect((await read(tandem, path)).summary.title).toBe('Mine')
  })

  test('that makes no sense changes nothing and says where', async ({ tandem }) => {
    const { quote, path, deal } = await draft(tandem)
    const wrong: [Record<string, unknown>, string, string][] = [
      [{ lines: [{ quantity: '1' }] }, '/lines/0/title', 'missing'],
      [{ lines: [cooler, { title: 'x', quantity: '1' }] }, '/lines/1/unit_price', 'missing'],
      [{ lines: [{ ...cooler, quantity: '0.0001' }] }, '/lines/0/quantity', 'not_a_quantity'],
      [{ lines: [{ ...cooler, quantity: '-1' }] }, '/lines/0/quantity', 'quantity_out_of_range'],
      [{ lines: [{ ...cooler, unit_price: { amount: '1.00', currency: 'USD' } }] }, '/lines/0/unit_price', 'currency_mixed'],
      [{ lines: [{ ...cooler, product_id: '5' }] }, '/lines/0/product_id', 'product_unknown'],
      [{ lines: [{ ...cooler, discount: 10_001 }] }, '/lines/0/discount', 'out_of_range'],
      [{ valid_until: '2020-01-01' }, '/valid_until', 'date_past'],
      [{ valid_until: '2027-02-30' }, '/valid_until', 'not_a_date'],
      [{ contact_id: '5' }, '/contact_id', 'contact_unknown'],
    ]
    for (const [patch, pointer, code] of wrong) {
      const answer = await tandem.patch(path, { version: quote.version, ...patch })
      expect([answer.status, answer.body.errors[0].pointer], JSON.stringify(patch)).toEqual([400, pointer])
      expect(answer.body.errors[0].code, JSON.stringify(patch)).toBe(code)
    }
    expect(await read(tandem, path)).toMatchObject({ version: quote.version, totals: { total: euros('10788.00') } })
    expect((await tandem.post('/api/quotes', { deal_id: '5' })).body.errors[0].code).toBe('deal_unknown')
    expect((await tandem.post('/api/quotes', { deal_id: deal.id, currency: 'XYZ' })).body.errors[0].code).toBe('not_a_currency')
    expect((await tandem.get('/api/quotes/99')).status).toBe(404)
  })

  test('is copied with its lines and words', async ({ tandem }) => {
    const { quote, deal } = await draft(tandem, { intro: 'Dear you', discount: 500 })
    const copy = await tandem.post('/api/quotes', { deal_id: deal.id, copy_of: quote.summary.id })
    expect(copy.body).toMatchObject({ intro: 'Dear you', discount: 500, summary: { state: 'draft', total: quote.summary.total } })
    expect(copy.body.summary.number).not.toBe(quote.summary.number)
  })
})

describe('quotes', () => {
  test('are listed by deal, contact, state and words, newest first, in pages', async ({ tandem }) => {
    const { deal, contact } = await newDeal(tandem)
    const ids: string[] = []
    for (const title of ['Bikes', 'Trailers', 'Bikes again']) ids.unshift((await tandem.post('/api/quotes', { deal_id: deal.id, title })).body.summary.id)
    await tandem.post(`/api/quotes/${ids[0]}/withdrawal`)
    const list = async (query: string) => (await tandem.get(`/api/quotes?${query}`)).body
    expect((await list(`deal_id=${deal.id}`)).results.map((q: any) => q.id)).toEqual(ids)
    expect(await list(`contact_id=${contact.id}&state=draft`)).toMatchObject({ total: 2, counts: { draft: 2, withdrawn: 1 } })
    expect((await list(`deal_id=${deal.id}&query=bikes`)).results.length).toBe(2)
    const first = await list(`deal_id=${deal.id}&limit=2`)
    const rest = await list(`deal_id=${deal.id}&limit=2&after=${first.paging.next.after}`)
    expect([...first.results, ...rest.results].map((q: any) => q.id)).toEqual(ids)
    expect(rest.paging).toBeUndefined()
    expect((await tandem.get('/api/quotes?after=x')).status).toBe(400)
    expect(await list(`deal_id=${deal.id}&state=draft,withdrawn&limit=1`)).toMatchObject({ total: 3, counts: { draft: 2, withdrawn: 1 } })
    expect((await tandem.get('/api/quotes?state=nonsense')).status).toBe(400)
  })

  test('are found by the names of their customer, with every word, in lists and by Ctrl K', async ({ tandem }) => {
    const made = await tandem.contact({ email: 'ines@osterlund.example', firstname: 'Ines', lastname: 'Østerlund', company: 'Nordhavn Cykler' })
    const deal = await tandem.deal({ dealname: 'Ten for the harbour' })
    await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${made.id}`)
    const { id, number } = (await tandem.post('/api/quotes', { deal_id: deal.id, title: 'Bikes and service' })).body.summary
    const found = async (words: string) => (await tandem.get(`/api/quotes?query=${encodeURIComponent(words)}`)).body
    for (const words of ['østerlund', 'Ines Øster', 'nordhavn service', 'harbour', number, `${number} ines`, 'ines@osterlund']) {
      const { total, counts, results } = await found(words)
      expect([words, total, counts, results.map((quote: any) => quote.id)]).toEqual([words, 1, { draft: 1 }, [id]])
    }
    expect((await found('Ines Sabljic')).total).toBe(0)
    const hits = (await tandem.get(`/api/search?q=${encodeURIComponent('ines østerlund')}`)).body.results
    expect(hits.filter((hit: any) => hit.object === 'quotes')).toMatchObject([{ id }])
  })

  test('are listed by who wrote them', async ({ tandem }) => {
    const { deal } = await newDeal(tandem)
    const mine = (await tandem.post('/api/quotes', { deal_id: deal.id, title: 'Mine' })).body.summary
    const other = (await tandem.post('/api/quotes', { deal_id: deal.id, title: 'Theirs' }, { token: tandem.as('rep') })).body.summary
    expect(other.owner_id).not.toBe(mine.owner_id)
    const titles = async (owners: string) => (await tandem.get(`/api/quotes?deal_id=${deal.id}&owner_id=${owners}`)).body.results.map((quote: any) => [quote.title, quote.owner_name !== ''])
    expect(await titles(other.owner_id)).toEqual([['Theirs', true]])
    expect(await titles(`${mine.owner_id},${other.owner_id}`)).toEqual([['Theirs', true], ['Mine', true]])
    expect((await tandem.get(`/api/quotes?deal_id=${deal.id}&owner_id=${other.owner_id}`)).body).toMatchObject({ total: 1, counts: { draft: 1 } })
  })

  test('are written by sales and read by everybody', async ({ tandem }) => {
    const { path, quote } = await draft(tandem)
    for (const role of ['marketer', 'viewer'] as const) {
      const call = { token: tandem.as(role) }
      expect((await tandem.get(path, call)).status).toBe(200)
      expect((await tandem.patch(path, { version: quote.version, title: 'x' }, call)).status).toBe(403)
      expect((await tandem.post(`${path}/sending`, { version: quote.version }, call)).status).toBe(403)
    }
    expect((await tandem.patch(path, { version: quote.version, title: 'By a rep' }, { token: tandem.as('rep') })).status).toBe(200)
    expect((await tandem.get(path, { token: null })).status).toBe(401)
  })

  test('of another workspace do not exist', async ({ tandem }) => {
    const { path, quote, deal, page } = await sent(tandem)
    tandem.addUser('owner', 'other@example.org', 'Other company')
    const token = tandem.tokenOf('other@example.org')
    expect((await tandem.get(path, { token })).status).toBe(404)
    expect((await tandem.patch(path, { version: quote.version, title: 'x' }, { token })).status).toBe(404)
    expect((await tandem.post(`${path}/withdrawal`, undefined, { token })).status).toBe(404)
    expect((await tandem.get(`${path}/pdf`, { token })).status).toBe(404)
    expect((await tandem.post('/api/quotes', { deal_id: deal.id }, { token })).status).toBe(400)
    expect((await tandem.get('/api/quotes', { token })).body.total).toBe(0)
    // Who is signed in elsewhere is a customer here: the link works, and the visit counts.
    expect((await tandem.get(page, { token })).status).toBe(200)
    expect((await read(tandem, path)).summary.open_count).toBe(1)
  })
})
