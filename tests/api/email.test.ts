import { test as base } from 'vitest'
import { Smtp, eventually, linkIn } from '../support/smtp.ts'
import { Tandem, describe, expect } from '../support/tandem.ts'

const test = base.extend<{ tandem: Tandem; smtp: Smtp }>({
  smtp: [async ({}, use) => { const smtp = await Smtp.open(); await use(smtp); await smtp.close() }, { scope: 'file' }],
  tandem: [async ({ smtp }, use) => { const tandem = await Tandem.open({ env: smtp.env }); await use(tandem); await tandem.server.remove() }, { scope: 'file' }],
})

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const body = '# Winter\n\nGood morning {{ contact.firstname | default: "there" }}\n\n[Book](https://shop.example/book?kind=check "button") or [read]({{ contact.website }})'
const path = (link: string) => new URL(link).pathname

/** Contacts of one city who agreed, and a campaign for them. */
async function campaign(tandem: Tandem, city: string, people: string[], more: Record<string, unknown> = {}) {
  const contacts = []
  for (const name of people) {
    const contact = await tandem.contact({ email: `${name}@${city}.example`, firstname: name, city })
    await tandem.put(`/api/contacts/${contact.id}/consents/newsletter`, { state: 'given', source: 'test' })
    contacts.push(contact)
  }
  const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: city }] }
  const made = await tandem.post('/api/campaigns', { name: `To ${city}`, topic_key: 'newsletter', subject: 'For {{ contact.firstname }}', body, condition, ...more })
  expect(made.status).toBe(201)
  const id = made.body.id as string
  return {
    id,
    contacts,
    read: async () => (await tandem.get(`/api/campaigns/${id}`)).body,
    recipients: async (query = '') => (await tandem.get(`/api/campaigns/${id}/recipients?limit=200${query}`)).body.results as any[],
    start: () => tandem.post(`/api/campaigns/${id}/sending`),
    /** Whatever pauses the program makes meanwhile. */
    ended: () => eventually(async () => {
      const now = (await tandem.get(`/api/campaigns/${id}`)).body
      if (now.state === 'sent') return now
      tandem.later(5)
      throw new Error(`still ${now.state}: ${JSON.stringify(now.totals)} ${now.last_error}`)
    }),
  }
}

async function sentTo(tandem: Tandem, smtp: Smtp, city: string, people = ['ada'], more: Record<string, unknown> = {}) {
  const made = await campaign(tandem, city, people, more)
  expect((await made.start()).status).toBe(200)
  await made.ended()
  const [received] = smtp.to(`${people[0]}@${city}.example`)
  return { ...made, mail: received!.mail, link: (under: string) => linkIn(received!.mail, under) }
}

describe('a campaign', () => {
  test('reaches everybody who agreed once, and says why others got nothing', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'ulm', ['anke', 'bert', 'cem'])
    await tandem.contact({ email: 'never-asked@ulm.example', city: 'ulm' })
    await tandem.contact({ firstname: 'No address', city: 'ulm' })
    const blocked = await tandem.contact({ email: 'blocked@ulm.example', city: 'ulm' })
    await tandem.put(`/api/contacts/${blocked.id}/consents/newsletter`, { state: 'given', source: 'test' })
    await tandem.put(`/api/contacts/${blocked.id}/suppression`)

    const checks = (await tandem.get(`/api/campaigns/${made.id}/checks`)).body
    expect(checks.audience).toEqual({ segment: 6, no_address: 1, suppressed: 1, no_consent: 1, get_the_mail: 3 })
    expect(checks.can_be_sent).toBe(true)

    await made.start()
    const done = await made.ended()
    expect(done.totals).toMatchObject({ recipients: 6, sent: 3, skipped: 3, failed: 0 })
    expect(smtp.received.map((mail) => mail.to).filter((to) => to.endsWith('@ulm.example')).sort()).toEqual(['anke@ulm.example', 'bert@ulm.example', 'cem@ulm.example'])
    expect(Object.fromEntries((await made.recipients('&state=skipped')).map((r) => [r.address, r.reason]))).toEqual({ 'never-asked@ulm.example': 'no_consent', '': 'no_address', 'blocked@ulm.example': 'suppressed' })

    const [anke] = smtp.to('anke@ulm.example')
    expect([anke!.mail.subject, anke!.mail.from?.value[0]?.address]).toEqual(['For anke', 'hello@ferrow.example'])
    expect(anke!.mail.text).toContain('Good morning anke')
    expect(anke!.mail.html).toContain('Good morning anke')
    const list = anke!.mail.headers.get('list') as any
    expect(list.unsubscribe.url).toContain('/m/unsubscribe/')
    expect(anke!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(anke!.raw).toMatch(/^List-Id: <newsletter\.ferrow\.example>\r$/m)
    expect(anke!.raw).not.toMatch(/^Auto-Submitted/im)

    const story = (await tandem.get(`/api/records/contacts/${made.contacts[0]!.id}/timeline?topic=mail`)).body.results
    expect(story[0]).toMatchObject({ kind: 'mail_sent', title: 'Got “To ulm”', link: `/email/${made.id}` })
    expect((await made.start()).status).toBe(409)
    expect((await tandem.patch(`/api/campaigns/${made.id}`, { version: 1, subject: 'Late' })).body.code).toBe('campaign_state')
  })

  test('is not sent while something is missing, and says what', async ({ tandem }) => {
    const made = await campaign(tandem, 'emptytown', [], { subject: '', body: '{% if %}' })
    const checks = (await tandem.get(`/api/campaigns/${made.id}/checks`)).body
    expect(checks.checks.filter((c: any) => c.level === 'problem').map((c: any) => c.code)).toEqual(['subject_empty', 'audience_empty', 'liquid_syntax'])
    const refused = await made.start()
    expect([refused.status, refused.body.code, refused.body.errors.length]).toEqual([409, 'not_ready', 3])
    expect((await made.read()).state).toBe('draft')
  })

  test('with a template that never ends is refused, and the server lives', async ({ tandem }) => {
    const made = await campaign(tandem, 'looptown', ['ada'], { body: '{% for i in (1..99999) %}{% for j in (1..99999) %}x{% endfor %}{% endfor %}' })
    const problems = (await tandem.get(`/api/campaigns/${made.id}/checks`)).body.checks.filter((c: any) => c.level === 'problem')
    expect(problems.map((c: any) => c.code)).toEqual(['liquid_limit'])
    expect((await tandem.post(`/api/campaigns/${made.id}/preview`, {})).body.code).toBe('liquid_limit')
    expect((await made.start()).status).toBe(409)
    expect((await tandem.get('/health', { token: null })).status).toBe(200)
  })

  test('counts who has no first name and what stands there instead', async ({ tandem }) => {
    const made = await campaign(tandem, 'nonametown', ['ada'])
    await tandem.patch(`/crm/v3/objects/contacts/${made.contacts[0]!.id}`, { properties: { firstname: '' } })
    const checks = (await tandem.get(`/api/campaigns/${made.id}/checks`)).body.checks
    expect(checks).toContainEqual({ level: 'hint', code: 'property_missing', message: '1 contact has no first name', detail: '“there” is used instead' })
  })

  test('is previewed as a contact, with HTML in a property as text, and sent as a test', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'previewtown', ['ada'])
    const evil = await tandem.contact({ email: 'evil@previewtown.example', firstname: '<img src=x onerror=alert(1)>\r\nBcc: all@x.example' })
    const preview = (await tandem.post(`/api/campaigns/${made.id}/preview`, { contact_id: evil.id })).body
    expect(preview.html).not.toContain('<img src=x')
    expect(preview.html).toContain('&lt;img src=x')
    expect(preview.subject).not.toMatch(/[\r\n]/)
    expect(preview.html).toContain('href="https://shop.example/book?kind=check"')
    const tested = await tandem.post(`/api/campaigns/${made.id}/test-mail`, { to: 'me@test.example', contact_id: evil.id })
    expect([tested.status, tested.body.will_be_sent]).toEqual([201, true])
    const [mail] = await smtp.waitFor('me@test.example')
    expect(mail!.mail.subject).toMatch(/^\[Test\] For /)
    expect(mail!.mail.headers.has('bcc')).toBe(false)
    expect((await tandem.post(`/api/campaigns/${made.id}/test-mail`, { to: 'not an address' })).status).toBe(400)
    expect((await made.read()).totals.sent).toBe(0)
  })

  test('stands in a list by state, topic and words, in pages', async () => {
    const own = await Tandem.open()
    const names = Array.from({ length: 7 }, (_, n) => `Autumn ${n}`)
    await Promise.all(names.map((name) => own.post('/api/campaigns', { name, topic_key: 'newsletter' })))
    const other = (await own.post('/api/campaigns', { name: 'Winter', subject: 'Lights for the dark', body: 'Hello', topic_key: 'product_news' })).body
    const list = async (query: string) => (await own.get(`/api/campaigns?${query}`)).body
    const all = await list('')
    expect([all.total, all.counts, all.paging]).toEqual([8, { draft: 8 }, undefined])
    expect(all.results[0].id).toBe(other.id)
    const paged: string[] = []
    for (let after = '', pages = 0; pages < 9; pages++) {
      const some = await list(`query=autumn&limit=3&after=${after}`)
      expect([some.total, some.counts]).toEqual([7, { draft: 7 }])
      paged.push(...some.results.map((one: any) => one.id))
      if (!some.paging) break
      after = some.paging.next.after
    }
    expect(paged).toEqual(all.results.slice(1).map((one: any) => one.id))
    expect((await list('query=LIGHTS')).results.map((one: any) => one.name)).toEqual(['Winter'])
    expect((await list('topic_key=product_news'))).toMatchObject({ total: 1, counts: { draft: 1 } })
    expect((await list('topic_key=newsletter,product_news&limit=1'))).toMatchObject({ total: 8 })
    expect((await list('state=sent,sending'))).toMatchObject({ total: 0, counts: { draft: 8 }, results: [] })
    for (const wrong of ['after=x', 'after=1-', 'state=gone', 'limit=0']) expect((await own.get(`/api/campaigns?${wrong}`)).status, wrong).toBe(400)
    await own.server.remove()
  })

  test('is for marketers; reps may look', async ({ tandem }) => {
    const made = await campaign(tandem, 'roletown', [])
    const rep = { token: tandem.as('rep') }
    expect((await tandem.get(`/api/campaigns/${made.id}`, rep)).status).toBe(200)
    expect((await tandem.call('POST', `/api/campaigns/${made.id}/sending`, undefined, rep)).status).toBe(403)
    expect((await tandem.call('PATCH', `/api/campaigns/${made.id}`, { version: 1, name: 'x' }, { token: tandem.as('marketer') })).status).toBe(200)
    expect((await tandem.post('/api/campaigns', { name: 'x', condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'nope', operator: 'EQ', value: '1' }] } })).status).toBe(400)
    const seen = (await tandem.get(`/api/campaigns/${made.id}`)).body
    expect((await tandem.delete(`/api/campaigns/${made.id}`)).status).toBe(204)
    expect((await tandem.get(`/api/campaigns/${made.id}`)).status).toBe(404)
    expect((await tandem.call('POST', `/api/campaigns/${made.id}/sending`)).status).toBe(404)
    expect((await tandem.get('/api/campaigns?limit=100')).body.results.some((one: any) => one.id === made.id)).toBe(false)
    expect((await tandem.call('POST', `/api/campaigns/${made.id}/restoration`)).body).toEqual(seen)
    expect((await tandem.get(`/api/campaigns/${made.id}`)).body).toEqual(seen)
  })
})

describe('unsubscribing', () => {
  test('is not done by opening the link, but by its button', async ({ tandem, smtp }) => {
    const made = await sentTo(tandem, smtp, 'bonn')
    const link = path(made.link('/m/unsubscribe/'))
    const page = await tandem.get(link, { token: null })
    expect(page.text).toContain('<button>Unsubscribe</button>')
    expect((await made.read()).totals.unsubscribed).toBe(0)

    expect((await tandem.post(link, undefined, { token: null })).status).toBe(200)
    await tandem.post(link, undefined, { token: null })
    expect((await made.read()).totals.unsubscribed).toBe(1)
    const again = await campaign(tandem, 'bonn', [])
    expect((await tandem.get(`/api/campaigns/${again.id}/checks`)).body.audience).toMatchObject({ segment: 1, no_consent: 1, get_the_mail: 0 })
    const story = (await tandem.get(`/api/records/contacts/${made.contacts[0]!.id}/timeline?topic=mail`)).body.results
    expect(story[0]).toMatchObject({ kind: 'unsubscribed', title: 'Unsubscribed from Newsletter' })
  })

  test('is one click for a mail program (RFC 8058)', async ({ tandem, smtp }) => {
    const made = await sentTo(tandem, smtp, 'kiel')
    const url = (made.mail.headers.get('list') as any).unsubscribe.url
    const answer = await tandem.call('POST', path(url), undefined, { token: null, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, raw: 'List-Unsubscribe=One-Click' })
    expect(answer.status).toBe(200)
    expect((await made.read()).totals.unsubscribed).toBe(1)
  })

  test('between start and its turn keeps the mail away', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'latetown', ['ada', 'bea'])
    smtp.verdict = (to) => (to === 'bea@latetown.example' ? 'defer' : 'take')
    await made.start()
    await smtp.waitFor('ada@latetown.example')
    await eventually(async () => expect((await made.recipients('&state=queued'))[0]).toMatchObject({ address: 'bea@latetown.example', reason: 'waits', reply: expect.stringContaining('451') }))
    await tandem.put(`/api/contacts/${made.contacts[1]!.id}/consents/newsletter`, { state: 'withdrawn', source: 'by phone' })
    smtp.verdict = () => 'take'
    await made.ended()
    expect((await made.recipients('&state=skipped'))[0]).toMatchObject({ address: 'bea@latetown.example', reason: 'no_consent' })
    expect(smtp.to('bea@latetown.example')).toEqual([])
  })
})

describe('opens and clicks', () => {
  test('are told apart by person and machine, and each person counts once', async ({ tandem, smtp }) => {
    const made = await sentTo(tandem, smtp, 'graz')
    const pixel = path(/src="([^"]*\/m\/o\/[^"]*)"/.exec(made.mail.html as string)![1]!)
    const open = (agent: string) => tandem.get(pixel, { token: null, headers: { 'User-Agent': agent } })
    const machine = await open('Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)')
    expect([machine.status, machine.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect((await made.read()).totals).toMatchObject({ opened: 0, opened_by_machine: 1 })
    await open(browser)
    await open(browser)
    expect((await made.read()).totals).toMatchObject({ opened: 1, opened_by_machine: 0 })

    const link = path(made.link('/m/c/'))
    const click = (agent: string, to = link) => tandem.get(to, { token: null, headers: { 'User-Agent': agent } })
    await click('python-requests/2.32')
    expect((await made.read()).totals.clicked).toBe(0)
    const followed = await click(browser)
    expect(followed.status).toBe(302)
    expect(followed.headers.get('location')).toBe(`https://shop.example/book?kind=check&utm_source=newsletter&utm_medium=email&utm_campaign=To%20graz&tandem_c=${made.id}`)
    await click(browser)
    const results = (await tandem.get(`/api/campaigns/${made.id}/results`)).body
    expect(results.totals).toMatchObject({ sent: 1, opened: 1, clicked: 1 })
    expect(results.links[0]).toMatchObject({ number: 0, url: 'https://shop.example/book?kind=check', label: 'Book', people: 1, clicks: 2 })

    const story = (await tandem.get(`/api/records/contacts/${made.contacts[0]!.id}/timeline?topic=mail`)).body.results
    expect(story.map((e: any) => e.kind)).toEqual(['mail_clicked', 'mail_opened', 'mail_sent', 'consent'])
    const contact = (await tandem.get(`/crm/v3/objects/contacts/${made.contacts[0]!.id}?properties=hs_latest_source,hs_latest_source_data_1,hs_latest_source_data_2`)).body
    expect(contact.properties).toMatchObject({ hs_latest_source: 'Newsletter', hs_latest_source_data_1: 'email', hs_latest_source_data_2: 'To graz' })
  })

  test('lead nowhere but to a stored address', async ({ tandem, smtp }) => {
    const made = await sentTo(tandem, smtp, 'linz')
    const link = path(made.link('/m/c/'))
    const token = link.split('/')[3]!
    for (const wrong of [`/m/c/${token}/9`, `/m/c/${token}/https%3A%2F%2Fevil.example`, `/m/c/${token.replace(/.$/, 'x')}/0`, '/m/c/1-2.x/0', '/m/unsubscribe/1-2.x'])
      expect((await tandem.get(wrong, { token: null, headers: { 'User-Agent': browser } })).status).toBe(404)
    expect((await tandem.get('/m/o/nonsense.gif', { token: null })).status).toBe(200)
    expect((await made.read()).totals).toMatchObject({ opened: 0, clicked: 0 })
  })

  test('to an address of the contact’s own are counted, signed, and never lead to a script', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'ownlinks', ['ada', 'eve'], { body: '[site]({{ contact.website }}) [page](/p/read)' })
    await tandem.patch(`/crm/v3/objects/contacts/${made.contacts[0]!.id}`, { properties: { website: 'https://ada.example/x?y=1' } })
    await tandem.patch(`/crm/v3/objects/contacts/${made.contacts[1]!.id}`, { properties: { website: 'javascript:alert(1)' } })
    await made.start()
    await made.ended()
    const [ada, eve] = [smtp.to('ada@ownlinks.example')[0]!.mail, smtp.to('eve@ownlinks.example')[0]!.mail]
    expect(eve.html).not.toContain('javascript')
    expect(eve.text).not.toContain('javascript')
    const [site, page] = [...(ada.html as string).matchAll(/href="([^"]*\/m\/c\/[^"]*)"/g)].map((found) => { const { pathname, search } = new URL(found[1]!); return pathname + search })
    const click = async (to: string) => (await tandem.get(to, { token: null, headers: { 'User-Agent': browser } }))
    expect((await click(site!)).headers.get('location')).toMatch(/^https:\/\/ada\.example\/x\?y=1&utm_source=newsletter/)
    expect((await click(page!)).headers.get('location')).toContain(`${tandem.server.address}/p/read?`)
    expect((await click(site!.replace('ada.example', 'evil.example'))).status).toBe(404)
    expect((await click(site!.split('?')[0]!)).status).toBe(404)
    expect((await tandem.get(`/api/campaigns/${made.id}/results`)).body.totals.clicked).toBe(1)
    const story = (await tandem.get(`/api/records/contacts/${made.contacts[0]!.id}/timeline?topic=mail`)).body.results
    expect(story.filter((e: any) => ['mail_sent', 'mail_opened'].includes(e.kind)).map((e: any) => e.detail)).toEqual(['For ada', 'For ada'])

    const wrong = await campaign(tandem, 'badlinks', ['ada'], { name: 'J\r\nX: y', body: '[j](javascript:alert(1))' })
    expect((await wrong.read()).name).toBe('J  X: y')
    expect((await tandem.get(`/api/campaigns/${wrong.id}/checks`)).body.checks.filter((c: any) => c.level === 'problem').map((c: any) => c.code)).toEqual(['link_unusable'])
  })

  test('are a visit of that person and that campaign', async ({ tandem, smtp }) => {
    await tandem.post('/api/v1/sites', { domain: 'shop.example', timezone: 'UTC' })
    const made = await sentTo(tandem, smtp, 'visittown')
    const followed = await tandem.get(path(made.link('/m/c/')), { token: null, headers: { 'User-Agent': browser } })
    const url = followed.headers.get('location')!
    const hit = await tandem.call('POST', '/api/event', { name: 'pageview', url, domain: 'shop.example' }, { token: null, headers: { 'User-Agent': browser } })
    expect((await made.recipients('&did=clicked')).map((one) => one.contact_id)).toEqual([made.contacts[0]!.id])
    expect(await made.recipients('&did=unsubscribed')).toEqual([])
    expect(hit.status).toBe(202)
    await eventually(async () => {
      const sources = (await tandem.post('/api/v2/query', { site_id: 'shop.example', metrics: ['visitors'], date_range: 'day', dimensions: ['visit:source', 'visit:utm_campaign'] })).body
      expect(sources.results).toContainEqual({ dimensions: ['Newsletter', 'To visittown'], metrics: [1] })
    })
  })

  test('belong to that person also where they lead to a page of ours', async ({ tandem, smtp }) => {
    await tandem.post('/api/v1/sites', { domain: 'ours.example', timezone: 'UTC' })
    await tandem.post('/api/pages', { slug: 'ours', title: 'Ours', description: '', body: '# Ours', state: 'published' })
    const made = await sentTo(tandem, smtp, 'ourstown', ['ada'], { body: 'Read [ours](/p/ours)' })
    const headers = { 'User-Agent': browser, 'X-Forwarded-For': '198.51.100.77' }
    const followed = await tandem.get(path(made.link('/m/c/')), { token: null, headers })
    const landing = followed.headers.get('location')!
    const page = await tandem.get(landing.replace(tandem.server.address, ''), { token: null, headers })
    const domain = /data-domain="([^"]*)"/.exec(page.text)![1]
    const url = landing.startsWith('/') ? tandem.server.address + landing : landing
    expect((await tandem.call('POST', '/api/event', { name: 'pageview', url, domain }, { token: null, headers })).status).toBe(202)
    await eventually(async () => {
      tandem.later(15)
      const story = (await tandem.get(`/api/records/contacts/${made.contacts[0]!.id}/timeline?topic=web`)).body.results
      expect(story.map((entry: any) => entry.title)).toContain('Viewed /p/ours')
    })
  })

  test('bring the customers and what they are worth', async ({ tandem, smtp }) => {
    const made = await sentTo(tandem, smtp, 'wonville')
    await tandem.get(path(made.link('/m/c/')), { token: null, headers: { 'User-Agent': browser } })
    const deal = await tandem.deal({ dealname: 'Two', amount: '1234.50', dealstage: 'closedwon' })
    await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${made.contacts[0]!.id}`)
    const results = (await tandem.get(`/api/campaigns/${made.id}/results`)).body
    expect(results.last_touch).toMatchObject({ customers: 1, won_deals: 1, revenue: { currency: 'EUR' } })
    expect(JSON.stringify(results.last_touch.revenue)).toContain('1234.5')
    expect(results.first_touch).toMatchObject({ customers: 0, won_deals: 0 })
  })
})

describe('a server that', () => {
  test('refuses one and puts off another leaves a clear state; a retry reaches who can be reached', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'refusetown', ['ok', 'no', 'later'])
    smtp.verdict = (to) => (to.startsWith('no@') ? 'refuse' : to.startsWith('later@') && !smtp.to('ok@refusetown.example').length ? 'defer' : 'take')
    await made.start()
    const done = await made.ended()
    expect(done.totals).toMatchObject({ sent: 2, failed: 1 })
    expect((await made.recipients('&state=failed'))[0]).toMatchObject({ address: 'no@refusetown.example', reason: 'rejected', reply: expect.stringContaining('550'), attempts: 1 })
    expect((await tandem.get(`/api/records/contacts/${made.contacts[1]!.id}/timeline?topic=mail`)).body.results[0].kind).toBe('mail_failed')
    smtp.verdict = () => 'take'
    expect((await tandem.post(`/api/campaigns/${made.id}/retries`, { reason: 'rejected' })).status).toBe(200)
    expect((await made.ended()).totals).toMatchObject({ sent: 3, failed: 0 })
    for (const name of ['ok', 'no', 'later']) expect(smtp.to(`${name}@refusetown.example`).length).toBe(1)
  })

  test('drops the connection for a while gets the mails later', async ({ tandem, smtp }) => {
    const made = await campaign(tandem, 'droptown', Array.from({ length: 12 }, (_, i) => `p${i}`))
    let drops = 8
    smtp.verdict = (to) => (to.endsWith('@droptown.example') && drops-- > 0 ? 'drop' : 'take')
    await made.start()
    await eventually(async () => expect((await made.recipients('&state=queued')).length).toBeGreaterThan(0))
    const done = await made.ended()
    expect(done.totals).toMatchObject({ sent: 12, failed: 0 })
    for (let i = 0; i < 12; i++) expect(smtp.to(`p${i}@droptown.example`).length).toBe(1)
    smtp.verdict = () => 'take'
  })
})

test('pauses and goes on; nobody gets it twice', async ({ tandem, smtp }) => {
  const people = Array.from({ length: 60 }, (_, i) => `p${i}`)
  const made = await campaign(tandem, 'pausetown', people)
  smtp.delay = 60
  await made.start()
  await smtp.waitFor('p0@pausetown.example')
  expect((await tandem.post(`/api/campaigns/${made.id}/pause`)).body.state).toBe('paused')
  await eventually(async () => expect((await made.recipients('&state=leased')).length).toBe(0))
  const resting = smtp.received.filter((mail) => mail.to.endsWith('@pausetown.example')).length
  expect(resting).toBeLessThan(60)
  tandem.later(3_600)
  await (await sentTo(tandem, smtp, 'meanwhiletown')).ended()
  expect(smtp.received.filter((mail) => mail.to.endsWith('@pausetown.example')).length).toBe(resting)
  expect((await made.read()).totals.sent).toBe(resting)
  smtp.delay = 0
  expect((await tandem.post(`/api/campaigns/${made.id}/resumption`)).body.state).toBe('sending')
  expect((await made.ended()).totals.sent).toBe(60)
  for (const name of people) expect(smtp.to(`${name}@pausetown.example`).length).toBe(1)
})

test('is stopped for good: who waits gets nothing', async ({ tandem, smtp }) => {
  const made = await campaign(tandem, 'stoptown', Array.from({ length: 40 }, (_, i) => `p${i}`))
  smtp.delay = 60
  await made.start()
  await smtp.waitFor('p0@stoptown.example')
  expect((await tandem.post(`/api/campaigns/${made.id}/cancellation`)).body.state).toBe('cancelled')
  smtp.delay = 0
  await eventually(async () => {
    const { totals } = await made.read()
    expect(totals.sent + totals.failed + totals.skipped).toBe(40)
  })
  expect((await made.read()).totals.sent).toBe(smtp.received.filter((mail) => mail.to.endsWith('@stoptown.example')).length)
})
