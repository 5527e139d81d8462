import { createHash } from 'node:crypto'
import { Smtp } from '../support/smtp.ts'
import { describe, expect, Tandem, test } from '../support/tandem.ts'

const euros = (amount: string) => ({ amount, currency: 'EUR' })
const cooler = { title: 'F3 Cooler', quantity: '1', unit_price: euros('8990.00'), tax_rate: 2000 }

let addresses = 0
async function newDeal(tandem: Tandem, properties: Record<string, string> = {}) {
  const contact = await tandem.contact({ email: `buyer${++addresses}@varanne.example`, firstname: 'Élodie', lastname: 'Varanne' })
  const deal = await tandem.deal({ dealname: 'Varanne Traiteur', ...properties })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  return { deal, contact }
}

async function draft(tandem: Tandem, more: Record<string, unknown> = {}) {
  const { deal, contact } = await newDeal(tandem)
  const made = await tandem.post('/api/quotes', { deal_id: deal.id, lines: [cooler], ...more })
  expect(made.status, made.text).toBe(201)
  return { deal, contact, quote: made.body, id: made.body.summary.id as string, path: `/api/quotes/${made.body.summary.id}` }
}

async function sent(tandem: Tandem, more: Record<string, unknown> = {}) {
  const made = await draft(tandem, more)
  const answer = await tandem.post(`${made.path}/sending`, { version: made.quote.version })
  expect(answer.status, answer.text).toBe(201)
  const page = new URL(answer.body.url).pathname
  return { ...made, quote: answer.body.quote, page }
}

/** As a browser sends a form, without a session. */
function submit(tandem: Tandem, path: string, fields: Record<string, string>) {
  return tandem.call('POST', path, undefined, {
    token: null,
    raw: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}
const visit = (tandem: Tandem, path: string) => tandem.get(path, { token: null })
const accept = (tandem: Tandem, page: string, name = 'Élodie Varanne') => submit(tandem, `${page}/acceptance`, { name, consent: 'yes' })
const read = async (tandem: Tandem, path: string) => (await tandem.get(path)).body
const kinds = async (tandem: Tandem, path: string) => (await read(tandem, path)).history.map((event: any) => event.kind).reverse()
const story = async (tandem: Tandem, object: string, id: string) =>
  (await tandem.get(`/api/records/${object}/${id}/timeline?limit=100`)).body.results.filter((e: any) => e.kind === 'quote').map((e: any) => e.title)

describe('a product', () => {
  test('is added, found, changed, archived; its SKU is its own', async ({ tandem }) => {
    const made = await tandem.post('/api/products', { name: 'F2 Box', sku: 'F2B', unit_price: euros('5400.00'), tax_rate: 1900, unit: 'piece' })
    expect(made.status, made.text).toBe(201)
    const path = `/api/products/${made.body.id}`
    expect((await tandem.get('/api/products?query=f2b')).body.results.map((p: any) => p.name)).toEqual(['F2 Box'])
    expect((await tandem.post('/api/products', { name: 'Other', sku: 'F2B', unit_price: euros('1'), tax_rate: 0 })).body.code).toBe('sku_taken')
    const changed = await tandem.patch(path, { version: 1, unit_price: euros('5500.00') })
    expect([changed.status, changed.body.unit_price.amount, changed.body.version]).toEqual([200, '5500.00', 2])
    expect((await tandem.patch(path, { version: 1, name: 'Late' })).body.code).toBe('version_stale')
    expect((await tandem.delete(path)).status).toBe(204)
    expect((await tandem.get('/api/products?query=F2')).body.total).toBe(0)
    expect((await tandem.get('/api/products?query=F2&archived=true')).body.total).toBe(1)
  })

  test('pages by name without losing or doubling one', async ({ tandem }) => {
    for (const name of ['Zeta', 'Alpha', 'Mid', 'Mid']) await tandem.post('/api/products', { name: `Page ${name}`, unit_price: euros('1'), tax_rate: 0 })
    const names: string[] = []
    for (let after = ''; ;) {
      const page = (await tandem.get(`/api/products?query=Page&limit=2${after && `&after=${after}`}`)).body
      names.push(...page.results.map((p: any) => p.name))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(names).toEqual(['Page Alpha', 'Page Mid', 'Page Mid', 'Page Zeta'])
  })

  test('that makes no sense is refused field by field', async ({ tandem }) => {
    const answer = await tandem.post('/api/products', { name: '', unit_price: euros('1.234'), tax_rate: 10_001, colour: 'red' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e: any) => e.pointer).sort()).toEqual(['/colour', '/name', '/tax_rate', '/unit_price/amount'])
    expect((await tandem.post('/api/products', { name: 'x', unit_price: euros('-1'), tax_rate: 0 })).body.code).toBe('price_negative')
  })
})

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
    const product = (await tandem.post('/api/products', { name: 'Canopy', unit_price: euros('290.00'), tax_rate: 700, unit: 'piece' })).body
    const { quote, path } = await draft(tandem, { lines: [{ product_id: product.id, quantity: '2' }] })
    expect(quote.lines[0]).toMatchObject({ title: 'Canopy', unit: 'piece', tax_rate: 700, net: euros('580.00') })
    await tandem.patch(`/api/products/${product.id}`, { version: 1, unit_price: euros('999.00') })
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

describe('sending', () => {
  test('freezes the quote and brings a link; without a mail server the mail is kept', async ({ tandem }) => {
    const { path, quote, contact, deal, page } = await sent(tandem)
    expect(quote.summary.state).toBe('sent')
    const mail = (await tandem.get(`/api/mail/messages?kind=quote&contact_id=${contact.id}`)).body.results
    expect(mail).toHaveLength(1)
    expect(mail[0]).toMatchObject({ state: 'kept', to_address: contact.properties.email })
    const opened = (await tandem.get(`/api/mail/messages/${mail[0].id}`)).body
    expect(opened.text).toContain(page)
    expect(opened.html).toContain(page)
    const changed = await tandem.patch(path, { version: quote.version, title: 'Later' })
    expect([changed.status, changed.body.code]).toEqual([409, 'quote_sent'])
    expect(await story(tandem, 'deals', deal.id)).toEqual([`Sent quote ${quote.summary.number}`, `Drafted quote ${quote.summary.number}`])
    expect(await story(tandem, 'contacts', contact.id)).toHaveLength(2)
  })

  test('of what no font can print names the characters and where they are', async ({ tandem }) => {
    const { path, quote } = await draft(tandem, { lines: [cooler, { ...cooler, title: 'F3 \ue123\ue124\ue123' }] })
    const answer = await tandem.post(`${path}/sending`, { version: quote.version })
    expect([answer.status, answer.body.code, answer.body.errors.map((e: any) => e.pointer)]).toEqual([400, 'unprintable', ['/lines/1/title']])
    expect(answer.body.errors[0].message).toContain('“\ue123\ue124”')
    expect((await read(tandem, path)).summary.state).toBe('draft')
  })

  test('again brings another link to the same document', async ({ tandem }) => {
    const { path, quote, page } = await sent(tandem)
    const again = await tandem.post(`${path}/sending`, { version: quote.version, to: 'chef@varanne.example', subject: 'Once more', message: 'Here.' })
    expect(again.status).toBe(201)
    const other = new URL(again.body.url).pathname
    const stale = await tandem.post(`${path}/sending`, { version: quote.version - 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'version_stale'])
    expect(other).not.toBe(page)
    expect(new URL((await tandem.post(`${path}/links`)).body.url).pathname).not.toBe(other)
    for (const address of [page, other]) expect((await visit(tandem, address)).status).toBe(200)
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'reminded', 'linked', 'opened'])
  })

  test('of what cannot be sent says why and changes nothing', async ({ tandem }) => {
    const empty = await draft(tandem, { lines: [] })
    expect((await tandem.post(`${empty.path}/sending`, { version: 1 })).body.code).toBe('quote_empty')
    const stale = await draft(tandem)
    expect((await tandem.post(`${stale.path}/sending`, { version: 9 })).body.code).toBe('version_stale')
    const deal = await tandem.deal({ dealname: 'Nobody' })
    const nobody = (await tandem.post('/api/quotes', { deal_id: deal.id, lines: [cooler] })).body
    expect((await tandem.post(`/api/quotes/${nobody.summary.id}/sending`, { version: 1 })).body.code).toBe('address_missing')
    expect((await tandem.post(`/api/quotes/${nobody.summary.id}/sending`, { version: 1, to: 'no' })).status).toBe(400)
    expect((await read(tandem, `/api/quotes/${nobody.summary.id}`)).summary.state).toBe('draft')
  })
})

describe('a quote mail', () => {
  test('reaches the customer through SMTP, from the company, with the link', async () => {
    const smtp = await Smtp.open()
    const tandem = await Tandem.open({ env: smtp.env })
    try {
      const { contact, page, quote } = await sent(tandem)
      const [received] = await smtp.waitFor(contact.properties.email!)
      expect(received!.mail.subject).toBe(`Quote ${quote.summary.number}: Varanne Traiteur`)
      expect(received!.mail.text).toContain(page)
      expect(received!.mail.html).toContain(page)
      expect(received!.mail.replyTo?.value[0]?.address).toBe('owner@example.com')
      expect((await tandem.get(page, { token: null })).status).toBe(200)
    } finally {
      await tandem.server.remove()
      await smtp.close()
    }
  })

  test('does not go to an address that bounced', async ({ tandem }) => {
    const { contact, path, quote } = await draft(tandem)
    expect((await tandem.put(`/api/contacts/${contact.id}/suppression`)).status).toBeLessThan(300)
    await tandem.server.sql("update suppression set reason = 'bounced'")
    const answer = await tandem.post(`${path}/sending`, { version: quote.version })
    expect([answer.status >= 400, answer.body.code]).toEqual([true, 'suppressed'])
    expect((await read(tandem, path)).summary.state).toBe('draft')
  })
})

describe('the public page', () => {
  test('shows the quote without a script and counts the customer, not the company', async ({ tandem }) => {
    const { path, page, quote } = await sent(tandem, { intro: 'Dear Élodie' })
    const answer = await visit(tandem, page)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('Dear Élodie')
    expect(answer.text).toContain('10,788.00\u00a0€')
    expect(answer.text).not.toMatch(/<script|<link rel="stylesheet"|src="http/)
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect(answer.headers.get('set-cookie')).toBeNull()
    await visit(tandem, page)
    await tandem.get(page)
    await tandem.get(page, { token: null, headers: { 'Sec-Purpose': 'prefetch' } })
    expect((await read(tandem, path)).summary).toMatchObject({ state: 'opened', open_count: 2 })
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'opened'])
    const pdf = await fetch(tandem.server.address + page + '/pdf')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).toContain(`${quote.summary.number}.pdf`)
  })

  test('says so when the link is wrong, withdrawn or too old', async ({ tandem }) => {
    for (const token of ['nonsense', 'x'.repeat(5000), encodeURIComponent('\u00e9"><script>')]) {
      const answer = await visit(tandem, `/q/${token}`)
      expect([answer.status, answer.headers.get('content-type')], token.slice(0, 20)).toEqual([404, 'text/html; charset=utf-8'])
      expect(answer.text).toContain('does not lead to a quote')
      expect((await submit(tandem, `/q/${token}/acceptance`, { name: 'x', consent: 'yes' })).status).toBe(404)
    }
    const { path, page } = await sent(tandem)
    expect((await tandem.post(`${path}/withdrawal`)).status).toBe(201)
    const gone = await visit(tandem, page)
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('was withdrawn')
    expect((await accept(tandem, page)).status).toBe(410)
    expect((await visit(tandem, `${page}/pdf`)).status).toBe(410)
    expect((await read(tandem, path)).summary.state).toBe('withdrawn')
  })

  test('escapes HTML and script in every text', async ({ tandem }) => {
    const evil = (where: string) => `<script>alert('${where}')</script><img src=x onerror=alert(1)>"'{{ 1 | plus: 1 }}`
    await tandem.dress({
      company_name: evil('brand').slice(0, 120), primary_color: '#173c2d', accent_color: '#e8622c', text_color: '#17201b', background_color: '#faf5ea',
      address_lines: [evil('address')], email: '', phone: '<b>1</b>', footer: evil('footer'),
    })
    const { page, path } = await sent(tandem, {
      title: evil('title'), intro: evil('intro'), terms: evil('terms'),
      lines: [{ ...cooler, title: evil('line'), description: evil('description'), unit: '<i>' }],
    })
    const clean = (text: string) => {
      expect(text).not.toMatch(/<script|<img src=x|<b>1|<i>/)
      expect(text).toContain('&lt;script&gt;')
    }
    clean((await visit(tandem, page)).text)
    const wrong = await submit(tandem, `${page}/decline`, { reason: '"><script>', note: evil('note') })
    expect(wrong.status).toBe(422)
    clean(wrong.text)
    const unticked = await submit(tandem, `${page}/acceptance`, { name: evil('name') })
    expect(unticked.status).toBe(422)
    clean(unticked.text)
    const question = await submit(tandem, `${page}/question`, { question: evil('question') })
    expect(question.status).toBe(303)
    await accept(tandem, page, evil('accepted'))
    clean((await visit(tandem, page)).text)
    const mail = (await tandem.get('/api/mail/messages?kind=quote')).body.results[0]
    clean((await tandem.get(`/api/mail/messages/${mail.id}`)).body.html)
    expect((await tandem.get(`${path}/pdf`)).status).toBe(200)
    await tandem.dress({ company_name: 'Ferrow', primary_color: '#173c2d', accent_color: '#e8622c', text_color: '#17201b', background_color: '#faf5ea', address_lines: [], email: '', phone: '', footer: '' })
  })
})

describe('accepting', () => {
  test('locks and seals the quote, wins the deal and makes a customer, all at once', async ({ tandem }) => {
    const { path, page, deal, contact, quote } = await sent(tandem)
    await visit(tandem, page)
    const answer = await accept(tandem, page)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
    const thanks = await visit(tandem, page)
    expect(thanks.text).toContain('Thank you. The quote is accepted.')
    expect(thanks.text).not.toContain('/acceptance')

    const after = await read(tandem, path)
    expect(after).toMatchObject({ accepted_by: 'Élodie Varanne', summary: { state: 'accepted' } })
    expect(after.seal.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'opened', 'accepted'])
    const won = (await tandem.get(`/crm/v3/objects/deals/${deal.id}?properties=dealstage,amount,hs_is_closed_won,closedate`)).body.properties
    expect(won).toMatchObject({ dealstage: 'closedwon', amount: '8990.00', hs_is_closed_won: 'true' })
    expect(thanks.text).toMatch(/<dt>Net<\/dt><dd>8,990\.00/)
    expect(thanks.text).toMatch(/<dt>Total<\/dt><dd>10,788\.00/)
    expect(won.closedate).toBeTruthy()
    expect((await tandem.get(`/crm/v3/objects/contacts/${contact.id}?properties=lifecyclestage`)).body.properties.lifecyclestage).toBe('customer')
    expect((await story(tandem, 'deals', deal.id))[0]).toBe(`Accepted quote ${quote.summary.number}`)
    expect((await tandem.get('/api/tasks')).body.results.some((t: any) => t.task.record_id === deal.id && t.task.body.includes('accepted quote'))).toBe(true)

    for (const [step, body] of [['sending', { version: quote.version }], ['withdrawal', undefined]] as const) {
      const late = await tandem.post(`${path}/${step}`, body)
      expect([late.status, late.body.code]).toEqual([409, 'quote_accepted'])
    }
    expect((await tandem.patch(path, { version: after.version, title: 'x' })).body.code).toBe('quote_accepted')
    expect((await submit(tandem, `${page}/decline`, { reason: 'price' })).status).toBe(409)
  })

  test('twice by the same person changes nothing twice', async ({ tandem }) => {
    const { path, page, deal } = await sent(tandem)
    const answers = [await accept(tandem, page), await accept(tandem, page)]
    expect(answers.map((a) => a.status)).toEqual([303, 303])
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'accepted'])
    expect((await story(tandem, 'deals', deal.id)).filter((title: string) => title.startsWith('Accepted'))).toHaveLength(1)
  })

  test('by two people at once: one wins, the other reads who', async ({ tandem }) => {
    for (let round = 0; round < 5; round++) {
      const { path, page, deal } = await sent(tandem)
      const answers = await Promise.all(['Ada', 'Bob', 'Cem', 'Dora'].map((name) => accept(tandem, page, name)))
      expect(answers.map((a) => a.status).sort()).toEqual([303, 409, 409, 409])
      const { accepted_by } = await read(tandem, path)
      for (const lost of answers.filter((a) => a.status === 409)) expect(lost.text).toContain(`already accepted by ${accepted_by}`)
      expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'accepted'])
      const stages = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results.filter((e: any) => e.kind === 'edited')
      expect(stages).toHaveLength(1)
    }
  })

  test('takes back what else was offered for the deal, and a won deal takes no other quote', async ({ tandem }) => {
    const first = await sent(tandem)
    const drafted = async () => (await tandem.post('/api/quotes', { deal_id: first.deal.id, lines: [{ ...cooler, unit_price: euros('99.00') }] })).body
    const other = await drafted()
    const otherPage = new URL((await tandem.post(`/api/quotes/${other.summary.id}/sending`, { version: 1 })).body.url).pathname
    expect((await accept(tandem, first.page)).status).toBe(303)
    expect((await accept(tandem, otherPage)).status).toBe(410)
    expect(await kinds(tandem, `/api/quotes/${other.summary.id}`)).toEqual(['created', 'sent', 'withdrawn'])
    const told = (await tandem.get(`/api/records/deals/${first.deal.id}/timeline`)).body.results.find((e: any) => e.title === `Withdrew quote ${other.summary.number}`)
    expect(told.detail).toBe(`because quote ${first.quote.summary.number} was accepted`)

    const late = await drafted()
    const send = () => tandem.post(`/api/quotes/${late.summary.id}/sending`, { version: 1 })
    expect((await send()).body.code).toBe('deal_won')
    await tandem.patch(`/crm/v3/objects/deals/${first.deal.id}`, { properties: { dealstage: 'contractsent' } })
    const reopened = await send()
    expect(reopened.status).toBe(201)
    await tandem.patch(`/crm/v3/objects/deals/${first.deal.id}`, { properties: { dealstage: 'closedwon', amount: '8990.00' } })
    const refused = await accept(tandem, new URL(reopened.body.url).pathname)
    expect([refused.status, refused.text.includes('This order was placed already')]).toEqual([409, true])
    expect((await tandem.get(`/crm/v3/objects/deals/${first.deal.id}?properties=amount`)).body.properties.amount).toBe('8990.00')
  })

  test('is over when the deal is archived, and goes on when that is undone', async ({ tandem }) => {
    const { path, page, deal, contact } = await sent(tandem)
    const archived = await tandem.delete(`/crm/v3/objects/deals/${deal.id}`)
    expect((await read(tandem, path)).summary.state).toBe('withdrawn')
    const answer = await accept(tandem, page)
    expect([answer.status, answer.text.includes('was withdrawn')]).toEqual([410, true])
    expect((await tandem.get(`/crm/v3/objects/contacts/${contact.id}?properties=lifecyclestage`)).body.properties.lifecyclestage).toBe('opportunity')
    expect((await tandem.post(`/api/change-sets/${archived.headers.get('x-change-set')}/undo`)).status).toBe(201)
    expect((await read(tandem, path)).summary.state).toBe('sent')
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'withdrawn', 'restored'])
    // A quote that stayed open, as before quotes were taken back with their deals.
    await tandem.server.sql(`update deal set archived = 1 where id = ${deal.id}`)
    const refused = await accept(tandem, page)
    expect([refused.status, refused.text.includes('We no longer pursue this quote')]).toEqual([409, true])
    expect((await read(tandem, path)).summary.state).toBe('sent')
    await tandem.server.sql(`update deal set archived = 0 where id = ${deal.id}`)
    expect((await accept(tandem, page)).status).toBe(303)
  })

  test('is told as the doing of who did it', async ({ tandem }) => {
    const { page, deal } = await sent(tandem)
    await visit(tandem, page)
    await accept(tandem, page, 'E. Varanne\u202e')
    const told = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results.filter((e: any) => e.kind === 'quote')
    expect(told.map((e: any) => [e.title.split(' ')[0], e.actor])).toEqual([['Accepted', 'E. Varanne'], ['Opened', 'Élodie Varanne'], ['Sent', 'The owner'], ['Drafted', 'The owner']])
  })

  test('needs a name and the box', async ({ tandem }) => {
    const { path, page } = await sent(tandem)
    for (const fields of [{ name: '  ', consent: 'yes' }, { name: 'Ada' }, { name: 'x'.repeat(201), consent: 'yes' }, { name: '\u200b\u202e\u2060', consent: 'yes' }, { name: '12', consent: 'yes' }, {}] as Record<string, string>[]) {
      const answer = await submit(tandem, `${page}/acceptance`, fields)
      expect(answer.status, JSON.stringify(fields).slice(0, 60)).toBe(422)
      expect(answer.text).toContain('role="alert"')
    }
    for (const raw of ['name=%ff&consent=yes', 'name=a%00b&consent=yes', '{"name":"x"}']) {
      const answer = await tandem.call('POST', `${page}/acceptance`, undefined, { token: null, raw, headers: { 'Content-Type': raw.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded' } })
      expect(answer.status, raw).toBe(400)
      expect(answer.headers.get('content-type')).toContain('text/html')
    }
    expect((await read(tandem, path)).summary.state).toBe('sent')
  })

  test('is over with the last day, whether or not the job has run', async ({ tandem }) => {
    const { path, page, id } = await sent(tandem)
    await backdate(tandem, id)
    const late = await accept(tandem, page)
    expect(late.status).toBe(410)
    expect(late.text).toContain('This quote has expired.')
    expect((await visit(tandem, page)).status).toBe(410)
    expect((await read(tandem, path)).summary.state).toBe('expired')
    expect((await submit(tandem, `${page}/question`, { question: 'May we have a new one?' })).status).toBe(303)
    await tandem.server.stop()
    await tandem.server.sql("update job set due_at = 0 where name = 'expire_quotes'")
    await tandem.server.start()
    await expect.poll(() => kinds(tandem, path), { timeout: 10_000 }).toContain('expired')
  })
})

describe('declining and asking', () => {
  test('a decline keeps the reason and the words', async ({ tandem }) => {
    const { path, page, deal } = await sent(tandem)
    expect((await submit(tandem, `${page}/decline`, { reason: 'nonsense' })).status).toBe(422)
    const fields = { reason: 'timing', note: 'Next spring.' }
    for (let i = 0; i < 2; i++) expect((await submit(tandem, `${page}/decline`, fields)).status).toBe(303)
    expect(await read(tandem, path)).toMatchObject({ decline_reason: 'timing', decline_note: 'Next spring.', summary: { state: 'declined' } })
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'declined'])
    expect((await visit(tandem, page)).text).toContain('You declined this quote.')
    expect((await accept(tandem, page)).status).toBe(409)
    const told = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results.find((e: any) => e.title.startsWith('Declined'))
    expect(told).toMatchObject({ detail: 'It is not the right time', body: 'Next spring.' })
  })

  test('a question reaches the deal once', async ({ tandem }) => {
    const { path, page, deal } = await sent(tandem)
    for (let i = 0; i < 2; i++) expect((await submit(tandem, `${page}/question`, { question: 'Does it fit the lift?' })).status).toBe(303)
    expect((await visit(tandem, `${page}?asked=1`)).text).toContain('Your question has arrived.')
    const told = (await tandem.get(`/api/records/deals/${deal.id}/timeline`)).body.results.filter((e: any) => e.body === 'Does it fit the lift?')
    expect(told).toHaveLength(1)
    expect((await read(tandem, path)).history.filter((e: any) => e.kind === 'question')).toHaveLength(1)
    for (let i = 0; i < 19; i++) await submit(tandem, `${page}/question`, { question: `Another ${i}` })
    expect((await submit(tandem, `${page}/question`, { question: 'One too many' })).status).toBe(429)
  })
})

describe('the PDF', () => {
  test('is the same bytes each time, also after brand and product have changed', async ({ tandem }) => {
    const { path, page } = await sent(tandem)
    const hash = async (address: string, token?: string) => {
      const answer = await fetch(tandem.server.address + address, token ? { headers: { Authorization: `Bearer ${token}` } } : {})
      return createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex')
    }
    const first = await hash(`${path}/pdf`, tandem.token)
    await tandem.dress({ company_name: 'New name', primary_color: '#aa0000', accent_color: '#e8622c', text_color: '#17201b', background_color: '#ffffff', address_lines: [], email: '', phone: '', footer: '' })
    expect(await hash(`${page}/pdf`)).toBe(first)
    expect(await hash(`${path}/pdf`, tandem.token)).toBe(first)
  })
})

describe('tandem verify', () => {
  const verify = (tandem: Tandem): { code: number; text: string } => {
    try {
      return { code: 0, text: tandem.server.command(['verify']) }
    } catch (error: any) {
      return { code: error.status, text: String(error.stdout) }
    }
  }

  test('walks the chain and names what was changed behind the program', async ({ tandem }) => {
    const { page, id, quote } = await sent(tandem)
    await accept(tandem, page)
    expect(verify(tandem)).toMatchObject({ code: 0, text: expect.stringContaining('Everything that was accepted is as it was accepted.') })
    const number = quote.summary.number
    const changes: [string, string, string][] = [
      [`update quote set total_minor = 1 where id = ${id}`, `update quote set total_minor = 1078800 where id = ${id}`, `quote ${number}: its totals`],
      [`update quote_line set title = 'Free' where quote_id = ${id}`, `update quote_line set title = 'F3 Cooler' where quote_id = ${id}`, `quote ${number}: its lines`],
      [`update quote set decided_by = 'Mallory' where id = ${id}`, `update quote set decided_by = 'Élodie Varanne' where id = ${id}`, 'who accepted it'],
      [`update seal set at = at + 1 where subject_id = ${id}`, `update seal set at = at - 1 where subject_id = ${id}`, 'the hash does not fit'],
      [`update quote set deal_id = deal_id + 1 where id = ${id}`, `update quote set deal_id = deal_id - 1 where id = ${id}`, `quote ${number}: it belongs to another deal`],
      [`update quote set contact_id = contact_id + 1 where id = ${id}`, `update quote set contact_id = contact_id - 1 where id = ${id}`, `quote ${number}: it belongs to another contact`],
      [`update quote_event set kind = 'question' where quote_id = ${id} and kind = 'accepted'`, `update quote_event set kind = 'accepted' where quote_id = ${id} and kind = 'question'`, `quote ${number}: its history`],
      [`update quote_document set content = content || ' ' where quote_id = ${id}`, `update quote_document set content = rtrim(content) where quote_id = ${id}`, 'was changed'],
    ]
    for (const [change, back, words] of changes) {
      await tandem.server.sql(change)
      const found = verify(tandem)
      expect([found.code, found.text], change).toEqual([1, expect.stringContaining(words)])
      await tandem.server.sql(back)
      expect(verify(tandem).code, back).toBe(0)
    }
    await tandem.server.sql(`delete from seal where subject_id = ${id}`)
    expect(verify(tandem).text).toContain(`Quote ${number} is accepted and has no row in the chain.`)
  })
})

const backdate = (tandem: Tandem, id: string) => tandem.server.sql(`update quote set expires_at = ${Date.now() - 1000} where id = ${id}`)
