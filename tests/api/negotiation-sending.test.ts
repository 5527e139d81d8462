import { accept, cooler, draft, kinds, read, sent, story, submit, visit } from '../support/quotes.ts'
import { Smtp } from '../support/smtp.ts'
import { describe, expect, Tandem, test } from '../support/tandem.ts'

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
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
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

  test('stands again where its withdrawal is taken back, as it stood before', async ({ tandem }) => {
    const { path, page, deal } = await sent(tandem)
    await visit(tandem, page)
    await tandem.post(`${path}/withdrawal`)
    const back = await tandem.delete(`${path}/withdrawal`)
    expect([back.status, back.body.summary.state, back.body.decided_at]).toEqual([200, 'opened', undefined])
    expect((await visit(tandem, page)).status).toBe(200)
    expect(await kinds(tandem, path)).toEqual(['created', 'sent', 'opened', 'withdrawn', 'restored'])
    expect((await tandem.delete(`${path}/withdrawal`)).body.summary.state).toBe('opened')

    const unsent = await draft(tandem)
    await tandem.post(`${unsent.path}/withdrawal`)
    expect((await tandem.delete(`${unsent.path}/withdrawal`)).body.summary.state).toBe('draft')

    const other = (await tandem.post('/api/quotes', { deal_id: deal.id, lines: [cooler] })).body
    await tandem.post(`/api/quotes/${other.summary.id}/withdrawal`)
    expect((await accept(tandem, page)).status).toBe(303)
    const refused = await tandem.delete(`/api/quotes/${other.summary.id}/withdrawal`)
    expect([refused.status, refused.body.code]).toEqual([409, 'deal_won'])
    expect((await tandem.delete('/api/quotes/99/withdrawal')).status).toBe(404)
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
