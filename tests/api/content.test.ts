import { test as base } from 'vitest'
import { Smtp, eventually, linkIn } from '../support/smtp.ts'
import { Tandem, describe, expect, leastFillTime } from '../support/tandem.ts'

const test = base.extend<{ tandem: Tandem; smtp: Smtp }>({
  smtp: [async ({}, use) => { const smtp = await Smtp.open(); await use(smtp); await smtp.close() }, { scope: 'file' }],
  tandem: [async ({ smtp }, use) => { const tandem = await Tandem.open({ env: smtp.env }); await use(tandem); await tandem.server.remove() }, { scope: 'file' }],
})

const evil = `"><script>alert('x')</script>`
const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const contactForm = {
  name: 'Contact',
  fields: [
    { property: 'email', label: 'E-mail', required: true },
    { property: 'firstname', label: 'First name', required: false },
    { property: 'company', label: 'Company', required: true },
  ],
  consents: [{ topic_key: 'newsletter', text: 'Send me the newsletter.', required: false }],
  double_opt_in: true,
  button_label: 'Send',
  thanks_text: 'Thank you. We answer within a day.',
  lifecycle_stage: 'lead',
}
const page = (slug: string, form_id?: string) => ({ slug, title: `Page ${slug}`, description: 'About us', body: '# Hello\n\nRead on.', form_id, state: 'published' })

let lastIp = 10
/** Somebody with a browser of their own. */
class Visitor {
  readonly headers: Record<string, string>
  constructor(readonly tandem: Tandem) {
    this.headers = { 'User-Agent': agent, 'X-Forwarded-For': `198.51.100.${lastIp++}` }
  }
  get(path: string, headers = {}) { return this.tandem.get(path, { token: null, headers: { ...this.headers, ...headers } }) }
  /** What the tracker on the page says. */
  async view(path: string, html: string, referrer?: string) {
    const domain = /data-domain="([^"]*)"/.exec(html)![1]
    const event = { n: 'pageview', u: this.tandem.server.address + path, d: domain, r: referrer }
    expect((await this.tandem.post('/api/event', event, { token: null, headers: this.headers })).status).toBe(202)
  }
  send(form: string, values: Record<string, string>, token: string | null = null) {
    const headers = { ...this.headers, 'Content-Type': 'application/x-www-form-urlencoded' }
    return this.tandem.call('POST', `/f/${form}`, undefined, { token, headers, raw: new URLSearchParams(values).toString() })
  }
  json(form: string, body: unknown) { return this.tandem.post(`/f/${form}`, body, { token: null, headers: this.headers }) }
}
const hidden = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((found) => [found[1]!, found[2]!.replaceAll('&amp;', '&')]))
const make = async (tandem: Tandem, change = {}) => (await tandem.post('/api/forms', { ...contactForm, ...change })).body
const byEmail = async (tandem: Tandem, email: string) =>
  (await tandem.get(`/crm/v3/objects/contacts/${email}?idProperty=email&properties=email,firstname,company,lifecyclestage,hs_analytics_source,hs_analytics_source_data_1,hs_analytics_source_data_2,hs_analytics_first_url,hs_analytics_last_url,hs_latest_source`)).body
const story = async (tandem: Tandem, id: string) => (await tandem.get(`/api/records/contacts/${id}/timeline`)).body.results

describe('the path', () => {
  test('two pages read, form sent: a contact with its visits, first touch, consent asked, submission and story', async ({ tandem, smtp }) => {
    const form = await make(tandem)
    await tandem.post('/api/pages', page('read-me'))
    await tandem.post('/api/pages', page('contact-us', form.id))
    const visitor = new Visitor(tandem)
    const entry = '/p/read-me?utm_source=newsletter&utm_medium=email&utm_campaign=autumn'
    await visitor.view(entry, (await visitor.get(entry)).text)
    const shown = await visitor.get('/p/contact-us')
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'self'")
    await visitor.view('/p/contact-us', shown.text)
    tandem.later(leastFillTime)
    const sent = await visitor.send(form.id, { ...hidden(shown.text), email: 'Ada@path.example', firstname: 'Ada', company: 'Mill', tandem_consent: 'newsletter', unknown: 'x' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/p/contact-us?thanks=confirm#form'])
    expect((await visitor.get('/p/contact-us?thanks=confirm')).text).toContain('We answer within a day.')

    const contact = await byEmail(tandem, 'ada@path.example')
    expect(contact.properties).toMatchObject({
      firstname: 'Ada', company: 'Mill', lifecyclestage: 'lead', hs_analytics_source: 'Newsletter', hs_analytics_source_data_1: 'email', hs_analytics_source_data_2: 'autumn',
      hs_analytics_first_url: '/p/read-me', hs_latest_source: 'Newsletter',
    })
    const submissions = (await tandem.get(`/api/forms/${form.id}/submissions`)).body
    expect(submissions.total).toBe(1)
    expect(submissions.results[0]).toMatchObject({ contact_id: contact.id, contact_name: 'Ada', page_path: '/p/contact-us', source: 'Newsletter', consents: [{ topic_key: 'newsletter', text: 'Send me the newsletter.' }] })
    expect(submissions.results[0].fields).toContainEqual({ property: 'company', label: 'Company', value: 'Mill' })
    const told = await story(tandem, contact.id)
    expect(told.find((entry: any) => entry.kind === 'form')).toMatchObject({ title: 'Sent the form “Contact”', department: 'marketing', facts: { form_id: form.id, fields: { 'E-mail': 'Ada@path.example' } } })

    const link = linkIn((await smtp.waitFor('ada@path.example'))[0]!.mail, '/m/confirm/')
    const press = () => tandem.call('POST', new URL(link).pathname, undefined, { token: null, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, raw: '' })
    expect((await press()).status).toBe(200)
    expect((await press()).text).toContain('confirmed before')
    const history = (await tandem.get(`/api/contacts/${contact.id}/consents`)).body.history
    expect(history.map((entry: any) => [entry.state, entry.text_shown])).toEqual([['given', 'Send me the newsletter.'], ['requested', 'Send me the newsletter.']])

    const visit = await eventually(async () => {
      tandem.later(15)
      const found = (await story(tandem, contact.id)).find((entry: any) => entry.kind === 'visit')
      if (!found) throw new Error('no visit in the story yet')
      return found
    })
    expect(visit).toMatchObject({ title: 'Visited 2 pages', detail: 'from Newsletter / autumn', facts: { entry: '/p/read-me', campaign: 'autumn' } })
    expect(visit.facts.pages.map((one: any) => one.path)).toEqual(['/p/read-me', '/p/contact-us'])
    const stats = (await tandem.get(`/api/forms/${form.id}`)).body.stats
    expect(stats).toMatchObject({ views: 1, submissions: 1, rate: 1 })
  })

  test('a second sending fills what is empty, overwrites nothing and keeps the first touch', async ({ tandem }) => {
    const form = await make(tandem)
    const known = await tandem.contact({ email: 'bea@again.example', firstname: 'Bea', company: 'Old', lifecyclestage: 'customer', hs_analytics_source: 'Fair' })
    const visitor = new Visitor(tandem)
    const shown = await visitor.get(`/f/${form.id}`)
    tandem.later(leastFillTime)
    expect((await visitor.send(form.id, { ...hidden(shown.text), email: 'BEA@again.example', firstname: '', company: 'New' })).status).toBe(303)
    const contact = await byEmail(tandem, 'bea@again.example')
    expect(contact.id).toBe(known.id)
    expect(contact.properties).toMatchObject({ firstname: 'Bea', company: 'Old', lifecyclestage: 'customer', hs_analytics_source: 'Fair', hs_latest_source: 'Direct' })
  })

  test('without JavaScript the page of the form is where the visit begins', async ({ tandem }) => {
    const form = await make(tandem)
    await tandem.post('/api/pages', page('plain-ask', form.id))
    await tandem.post('/api/pages', page('plain-prices', form.id))
    const visitor = new Visitor(tandem)
    for (const [slug, email] of [['plain-ask', 'a@plain.example'], ['plain-prices', 'b@plain.example']] as const) {
      const shown = await visitor.get(`/p/${slug}`)
      tandem.later(leastFillTime)
      expect((await visitor.send(form.id, { ...hidden(shown.text), email, company: 'Mill' })).status).toBe(303)
      const { properties } = await byEmail(tandem, email)
      expect([properties.hs_analytics_first_url, properties.hs_analytics_last_url], email).toEqual([expect.stringMatching(/^\/p\/plain-/), expect.stringMatching(/^\/p\/plain-/)])
    }
  })

  test('whoever agreed to an id is tied to the visits under it, on later days too', async ({ tandem }) => {
    const form = await make(tandem)
    await tandem.post('/api/pages', page('agreed', form.id))
    const visitor = new Visitor(tandem)
    const shown = await visitor.get('/p/agreed')
    expect(shown.text).toContain('<input type="hidden" name="tandem_id">')
    const domain = /data-domain="([^"]*)"/.exec(shown.text)![1]
    const c = '7d3b8f60-1111-4222-8333-944455566677'
    const event = { n: 'pageview', u: `${tandem.server.address}/p/agreed?utm_source=linkedin`, d: domain, c }
    // From another network: only the id tells that it is the same person.
    expect((await tandem.post('/api/event', event, { token: null, headers: { ...visitor.headers, 'X-Forwarded-For': '203.0.113.77' } })).status).toBe(202)
    tandem.later(leastFillTime)
    expect((await visitor.send(form.id, { ...hidden(shown.text), email: 'eve@agreed.example', company: 'Mill', tandem_id: c })).status).toBe(303)
    expect((await byEmail(tandem, 'eve@agreed.example')).properties).toMatchObject({ hs_analytics_source: 'LinkedIn', hs_analytics_first_url: '/p/agreed' })
  })

  test('a script of another page sends JSON with a token and reads plain answers', async ({ tandem }) => {
    const form = await make(tandem, { redirect_url: '/p/thanks' })
    const visitor = new Visitor(tandem)
    const { token } = (await visitor.get(`/f/${form.id}/token`)).body
    tandem.later(leastFillTime)
    const wrong = await visitor.json(form.id, { fields: { email: 'x', company: { a: 1 } }, token })
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '/fields/company'])
    const missing = await visitor.json(form.id, { fields: { email: 'cy@json.example' }, token })
    expect(missing.body.errors).toEqual([expect.objectContaining({ pointer: '/fields/company' })])
    const sent = await visitor.json(form.id, { fields: { email: 'cy@json.example', company: 'Mill' }, token, page_url: 'https://other.example/a', more: 1 })
    expect([sent.status, sent.body, sent.headers.get('access-control-allow-origin')]).toEqual([200, { message: contactForm.thanks_text, confirm: false, redirect_url: '/p/thanks' }, '*'])
    expect((await visitor.json(form.id, '{')).status).toBe(400)
  })
})

describe('the spam guard', () => {
  test('a form sent twice is taken once', async ({ tandem }) => {
    const form = await make(tandem)
    const visitor = new Visitor(tandem)
    const values = { ...hidden((await visitor.get(`/f/${form.id}`)).text), email: 'twice@guard.example', company: 'Mill', tandem_consent: 'newsletter' }
    tandem.later(leastFillTime)
    const both = await Promise.all([visitor.send(form.id, values), visitor.send(form.id, values)])
    expect(both.map((answer) => answer.status)).toEqual([303, 303])
    expect((await tandem.get(`/api/forms/${form.id}/submissions`)).body.total).toBe(1)
    const contact = await byEmail(tandem, 'twice@guard.example')
    expect((await story(tandem, contact.id)).filter((entry: any) => entry.kind === 'form').length).toBe(1)
    expect((await tandem.get(`/api/contacts/${contact.id}/consents`)).body.history.length).toBe(1)
  })

  test('trap, haste, a token of another form and none: nothing is stored, what was written is kept', async ({ tandem }) => {
    const form = await make(tandem)
    const other = await make(tandem)
    const visitor = new Visitor(tandem)
    const fields = hidden((await visitor.get(`/f/${form.id}`)).text)
    const foreign = hidden((await visitor.get(`/f/${other.id}`)).text)
    const values = { ...fields, email: 'bot@guard.example', company: `Mill ${evil}` }
    const hasty = await visitor.send(form.id, values)
    expect([hasty.status, hasty.text.includes('quicker than people')]).toEqual([400, true])
    expect(hasty.text).toContain('value="bot@guard.example"')
    expect(hasty.text).not.toContain('<script>alert')
    tandem.later(leastFillTime)
    expect((await visitor.send(form.id, { ...values, tandem_url: 'http://spam.example' })).status).toBe(303)
    expect((await visitor.send(form.id, { ...values, tandem_token: foreign['tandem_token']! })).status).toBe(400)
    expect((await visitor.send(form.id, { ...values, tandem_token: '' })).status).toBe(400)
    expect((await tandem.get(`/api/forms/${form.id}/submissions`)).body.total).toBe(0)
    expect((await tandem.get('/crm/v3/objects/contacts/bot@guard.example?idProperty=email')).status).toBe(404)
  })

  test('one address may send so often, then waits; others do not', async ({ tandem }) => {
    const form = await make(tandem)
    const visitor = new Visitor(tandem)
    const token = (await visitor.get(`/f/${form.id}/token`)).body.token
    tandem.later(leastFillTime)
    const body = { fields: { email: 'often@guard.example', company: 'Mill' }, token }
    const answers = await Promise.all(Array.from({ length: 31 }, () => visitor.json(form.id, body)))
    expect(answers.filter((answer) => answer.status === 429).length).toBe(1)
    expect((await new Visitor(tandem).json(form.id, body)).status).toBe(200)
  })
})

test('wrong answers come back beside their field, in the page, with the rest kept', async ({ tandem }) => {
  const form = await make(tandem, { consents: [{ topic_key: 'newsletter', text: evil, required: true }] })
  await tandem.post('/api/pages', page('wrong-answers', form.id))
  const visitor = new Visitor(tandem)
  const shown = await visitor.get('/p/wrong-answers')
  tandem.later(leastFillTime)
  const answer = await visitor.send(form.id, { ...hidden(shown.text), email: 'no address', company: '', firstname: evil })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('<h1>Hello</h1>')
  expect(answer.text).toContain('id="e-email"')
  expect(answer.text).toContain('id="e-company"')
  expect(answer.text).toContain('Please tick this box.')
  expect(answer.text).toContain('value="no address"')
  expect(answer.text).not.toContain('<script>alert')
  expect((await tandem.get(`/api/forms/${form.id}/submissions`)).body.total).toBe(0)
})

test('HTML and scripts are text in every field of a form, a page and an answer', async ({ tandem }) => {
  const form = await make(tandem, {
    name: evil, button_label: evil, thanks_text: evil,
    fields: [{ property: 'email', label: evil, required: true, placeholder: evil }, { property: 'firstname', label: evil, required: false }],
    consents: [{ topic_key: 'newsletter', text: evil, required: false }],
  })
  const made = await tandem.post('/api/pages', { slug: 'evil', title: evil, description: evil, body: `${evil}\n\n[x](javascript:alert(1))`, form_id: form.id, state: 'published' })
  expect(made.status).toBe(201)
  const visitor = new Visitor(tandem)
  for (const path of ['/p/evil', `/f/${form.id}`, `/f/${form.id}?embed=1`, '/p/evil?thanks=done', '/p/evil?utm_source=%22%3E%3Cscript%3Ealert(1)%3C/script%3E']) {
    const { status, text } = await visitor.get(path, { Referer: `https://x.example/${evil}` })
    expect(status).toBe(200)
    expect(text.replace(/<script defer data-domain="[^"<>]*" data-local src="\/js\/script.js"><\/script>/, '')).not.toMatch(/<script|javascript:/)
  }
  for (const preview of [await tandem.post('/api/forms/preview', form_input(form)), await tandem.post('/api/pages/preview', { title: evil, body: evil, form_id: form.id })]) {
    expect(preview.status).toBe(200)
    expect(preview.body.html).toContain('&lt;script')
    expect(preview.body.html).not.toContain('<script>alert')
  }
})
const form_input = ({ id, version, created_at, updated_at, updated_by, pages, stats, ...input }: any) => input

test('another site takes no visits from the company’s own pages', async ({ tandem }) => {
  await tandem.post('/api/pages', page('own-pages'))
  const site = async () => /data-domain="([^"]*)"/.exec((await tandem.get('/p/own-pages', { token: null })).text)![1]
  const before = await site()
  expect((await tandem.post('/api/v1/sites', { domain: '0-first-by-name.example' })).status).toBe(200)
  expect(await site()).toBe(before)
})

test('drafts are for the team, pages without a form carry an ETag, addresses are checked', async ({ tandem }) => {
  const made = (await tandem.post('/api/pages', { ...page('half-done'), state: 'draft' })).body
  const visitor = new Visitor(tandem)
  expect((await visitor.get('/p/half-done')).status).toBe(404)
  const preview = await tandem.get('/p/half-done')
  expect([preview.status, preview.text.includes('only your team sees')]).toEqual([200, true])
  const { id, created_at, updated_at, updated_by, published_at, url, ...input } = made
  expect(url).toBe(`${tandem.server.address}/p/half-done`)
  const published = (await tandem.put(`/api/pages/${id}`, { ...input, state: 'published' })).body
  expect(published.published_at).toBeTruthy()
  const shown = await visitor.get('/p/half-done')
  expect(shown.text).toContain('src="/js/script.js"')
  expect((await visitor.get('/p/half-done', { 'If-None-Match': shown.headers.get('etag')! })).status).toBe(304)
  const taken = await tandem.post('/api/pages', page('half-done'))
  expect([taken.status, taken.body.errors[0]]).toMatchObject([409, { pointer: '/slug', code: 'slug_taken' }])
  expect((await tandem.post('/api/pages', page('Not A Slug'))).body.errors[0].message).toContain('not-a-slug')
  expect((await tandem.post('/api/pages', page('no-form', '1'))).body.errors[0].code).toBe('form_unknown')
  expect((await tandem.delete(`/api/pages/${id}`)).status).toBe(204)
  expect((await visitor.get('/p/half-done')).status).toBe(404)
})

test('what was thrown away is out of sight and comes back as it was; its address is free meanwhile', async ({ tandem }) => {
  const form = await make(tandem)
  const made = (await tandem.post('/api/pages', page('comes-back', form.id))).body
  const seen = (await tandem.get(`/api/pages/${made.id}`)).body
  expect((await tandem.delete(`/api/pages/${made.id}`)).status).toBe(204)
  expect((await tandem.delete(`/api/forms/${form.id}`)).status).toBe(204)
  for (const path of [`/api/pages/${made.id}`, `/api/forms/${form.id}`, '/p/comes-back', `/f/${form.id}`]) expect([path, (await tandem.get(path)).status]).toEqual([path, 404])
  expect((await tandem.get('/api/pages?query=comes-back')).body).toMatchObject({ total: 0, results: [] })
  expect((await tandem.delete(`/api/pages/${made.id}`)).body.code).toBe('page_unknown')

  const other = (await tandem.post('/api/pages', page('comes-back'))).body
  const refused = await tandem.post(`/api/pages/${made.id}/restoration`)
  expect([refused.status, refused.body.errors[0]]).toMatchObject([409, { pointer: '/slug', code: 'slug_taken' }])
  expect((await tandem.get(`/api/pages/${made.id}`)).status).toBe(404)

  await tandem.delete(`/api/pages/${other.id}`)
  expect((await tandem.post(`/api/pages/${made.id}/restoration`)).body).toEqual(seen)
  expect((await tandem.get(`/api/forms/${form.id}`)).body).toMatchObject({ id: form.id, version: 1 })
  expect((await new Visitor(tandem).get('/p/comes-back')).text).toContain('<form')
  expect((await tandem.get('/api/pages?query=comes-back')).body.total).toBe(1)
  expect((await tandem.post(`/api/pages/${made.id}/restoration`)).body).toEqual(seen)
  expect((await tandem.post('/api/pages/1/restoration')).status).toBe(404)
})

test('a page says who saved it last, for whoever was slower', async ({ tandem }) => {
  const made = (await tandem.post('/api/pages', page('two-authors'))).body
  const change = { ...page('two-authors'), version: made.version, title: 'Theirs' }
  const saved = (await tandem.put(`/api/pages/${made.id}`, change, { token: tandem.as('marketer') })).body
  expect(saved.updated_by).toMatch(/^[1-9]\d*$/)
  expect(made.updated_by).not.toBe(saved.updated_by)
  expect((await tandem.put(`/api/pages/${made.id}`, { ...change, title: 'Mine' })).body.code).toBe('version_stale')
  expect((await tandem.get(`/api/pages/${made.id}`)).body).toMatchObject({ title: 'Theirs', updated_by: saved.updated_by })
})

test('forms are refused with every mistake named, and kept while a page shows them', async ({ tandem }) => {
  const wrong = await tandem.post('/api/forms', {
    ...contactForm, redirect_url: 'https://evil.example/', notify_user_id: '1',
    fields: [{ property: 'lifecyclestage', label: 'Stage', required: false }, { property: 'nothing', label: 'Nothing', required: false }],
    consents: [{ topic_key: 'nothing', text: 'Yes', required: false }],
  })
  expect(wrong.status).toBe(400)
  expect(wrong.body.errors.map((error: any) => error.code).sort()).toEqual(['address_foreign', 'email_missing', 'property_not_for_forms', 'property_unknown', 'topic_unknown', 'user_unknown'])
  const form = await make(tandem)
  const { id } = (await tandem.post('/api/pages', page('keeps-its-form', form.id))).body
  expect((await tandem.delete(`/api/forms/${form.id}`)).body.code).toBe('form_in_use')
  await tandem.delete(`/api/pages/${id}`)
  expect((await tandem.delete(`/api/forms/${form.id}`)).status).toBe(204)
  expect((await tandem.get(`/f/${form.id}`, { token: null })).status).toBe(404)
  expect((await new Visitor(tandem).send(form.id, { email: 'a@b.example' })).status).toBe(404)
  expect((await tandem.post('/api/forms', contactForm, { token: tandem.as('rep') })).status).toBe(403)
})

test('pages are listed by state, form and words, the latest changed first, in pages', async () => {
  const tandem = await Tandem.open()
  const form = await make(tandem)
  // At once, so that some are of one moment.
  await Promise.all(Array.from({ length: 9 }, (_, n) => tandem.post('/api/pages', { ...page(`list-${n}`, n < 2 ? form.id : undefined), state: n < 3 ? 'draft' : 'published' })))
  await tandem.post('/api/pages', { ...page('imprint'), title: '100 % ours' })
  const list = async (query: string) => (await tandem.get(`/api/pages?${query}`)).body
  const all = await list('')
  expect([all.total, all.counts, all.paging]).toEqual([10, { draft: 3, published: 7 }, undefined])
  expect(all.results[0].slug).toBe('imprint')
  const paged: string[] = []
  for (let after = '', pages = 0; pages < 9; pages++) {
    const some = await list(`query=list&limit=2&after=${after}`)
    expect([some.total, some.counts]).toEqual([9, { draft: 3, published: 6 }])
    paged.push(...some.results.map((one: any) => one.id))
    if (!some.paging) break
    after = some.paging.next.after
  }
  expect(paged).toEqual(all.results.slice(1).map((one: any) => one.id))
  expect(await list('state=draft&query=list&limit=1')).toMatchObject({ total: 3, counts: { draft: 3, published: 6 }, results: [{ state: 'draft' }] })
  expect(await list(`form_id=${form.id}`)).toMatchObject({ total: 2, results: [{ form_name: 'Contact' }, { form_name: 'Contact' }] })
  expect((await list(`query=${encodeURIComponent('100 %')}`)).results.map((one: any) => one.slug)).toEqual(['imprint'])
  expect((await list('query=IMPR')).results.map((one: any) => one.title)).toEqual(['100 % ours'])
  expect((await list('query=nothing like it'))).toMatchObject({ total: 0, results: [] })
  for (const after of ['x', '1', '1-x']) expect((await tandem.get(`/api/pages?after=${after}`)).body.errors[0].code, after).toBe('after_unknown')
  expect((await tandem.get('/api/pages?limit=201')).status).toBe(400)
  await tandem.server.remove()
})

test('forms are listed by name, in pages, each with its own pages and counts', async () => {
  const tandem = await Tandem.open()
  const names = Array.from({ length: 5 }, (_, n) => `Ask ${n}`)
  await Promise.all(names.map((name) => make(tandem, { name })))
  const other = await make(tandem, { name: 'Newsletter' })
  await tandem.post('/api/pages', page('news', other.id))
  await tandem.post('/api/pages', page('more-news', other.id))
  const list = async (query: string) => (await tandem.get(`/api/forms?${query}`)).body
  const all = await list('')
  expect([all.total, all.results.length, all.paging]).toEqual([6, 6, undefined])
  expect(all.results[0]).toMatchObject({ name: 'Newsletter', stats: { submissions: 0 } })
  expect(all.results[0].pages.map((one: any) => one.path)).toEqual(['/p/more-news', '/p/news'])
  expect(all.results[1].pages).toEqual([])
  const first = await list('limit=4')
  const rest = await list(`limit=4&after=${first.paging.next.after}`)
  expect([...first.results, ...rest.results].map((one: any) => one.id)).toEqual(all.results.map((one: any) => one.id))
  expect([first.total, rest.total, rest.paging]).toEqual([6, 6, undefined])
  expect((await list('query=ask&limit=2'))).toMatchObject({ total: 5, paging: { next: {} } })
  expect((await list('query=NEWS')).results.map((one: any) => one.name)).toEqual(['Newsletter'])
  expect((await tandem.get('/api/forms?after=x')).body.errors[0].code).toBe('after_unknown')
  await tandem.server.remove()
})

test('forms and pages of another workspace are not there', async ({ tandem }) => {
  tandem.addUser('owner', 'stranger@other.example', 'Other')
  const token = tandem.tokenOf('stranger@other.example')
  const form = await make(tandem)
  const made = (await tandem.post('/api/pages', page('ours', form.id))).body
  for (const path of [`/api/forms/${form.id}`, `/api/forms/${form.id}/submissions`, `/api/pages/${made.id}`]) expect((await tandem.get(path, { token })).status).toBe(404)
  expect((await tandem.put(`/api/forms/${form.id}`, { ...contactForm, version: 1 }, { token })).status).toBe(404)
  expect((await tandem.delete(`/api/pages/${made.id}`, { token })).status).toBe(404)
  expect((await tandem.get('/api/forms', { token })).body.results).toEqual([])
})

test('who is to be told gets a mail, the contact’s owner before anybody else', async ({ tandem, smtp }) => {
  const me = (await tandem.get('/api/session')).body?.user?.id ?? (await tandem.get('/api/users')).body.results[0].id
  const form = await make(tandem, { notify_user_id: me })
  const visitor = new Visitor(tandem)
  const token = (await visitor.get(`/f/${form.id}/token`)).body.token
  tandem.later(leastFillTime)
  expect((await visitor.json(form.id, { fields: { email: 'dan@notice.example', company: 'Mill' }, token })).status).toBe(200)
  const [notice] = await smtp.waitFor('owner@example.com')
  expect(notice!.mail.subject).toBe('Contact: dan@notice.example')
  expect(notice!.mail.text).toContain('Company: Mill')
})
