// What strangers open belongs to the workspace that its address names, whichever was made first.
import { test as base } from 'vitest'
import { Smtp, eventually, linkIn } from '../support/smtp.ts'
import { Tandem, describe, expect, leastFillTime } from '../support/tandem.ts'

const test = base.extend<{ tandem: Tandem; smtp: Smtp; beta: Beta }>({
  smtp: [async ({}, use) => { const smtp = await Smtp.open(); await use(smtp); await smtp.close() }, { scope: 'file' }],
  tandem: [async ({ smtp }, use) => { const tandem = await Tandem.open({ env: smtp.env }); await use(tandem); await tandem.server.remove() }, { scope: 'file' }],
  beta: [async ({ tandem }, use) => use(new Beta(tandem)), { scope: 'file' }],
})

const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
const path = (link: string) => { const { pathname, search } = new URL(link); return pathname + search }
const hidden = (html: string) => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map((found) => [found[1]!, found[2]!.replaceAll('&amp;', '&')]))

/** The second company of an installation, in which “owner@example.com” is at home in the first. */
class Beta {
  readonly token: string
  constructor(readonly tandem: Tandem) {
    tandem.addUser('owner', 'owner@beta.example', 'Beta & Sons')
    this.token = tandem.tokenOf('owner@beta.example')
  }
  get<T = any>(path: string) { return this.tandem.get<T>(path, { token: this.token }) }
  post<T = any>(path: string, body?: unknown) { return this.tandem.post<T>(path, body, { token: this.token }) }
  put<T = any>(path: string, body?: unknown) { return this.tandem.put<T>(path, body, { token: this.token }) }
  async contact(properties: Record<string, string>) { return (await this.post('/crm/v3/objects/contacts', { properties })).body as { id: string } }

  async mailed(smtp: Smtp, email: string) {
    const contact = await this.contact({ email, city: email })
    await this.put(`/api/contacts/${contact.id}/consents/newsletter`, { state: 'given', source: 'test' })
    const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: email }] }
    const { id } = (await this.post('/api/campaigns', { name: email, topic_key: 'newsletter', subject: 'Hello', body: '[Book](https://shop.example/book)', condition })).body
    expect((await this.post(`/api/campaigns/${id}/sending`)).status).toBe(200)
    const [received] = await smtp.waitFor(email)
    await eventually(async () => expect((await this.get(`/api/campaigns/${id}`)).body.state).toBe('sent'))
    const standing = async () => (await this.get(`/api/contacts/${contact.id}/consents`)).body.topics.find((topic: any) => topic.key === 'newsletter').state
    return { contact, mail: received!.mail, standing, totals: async () => (await this.get(`/api/campaigns/${id}`)).body.totals }
  }
}

/** A stranger, and somebody whose browser is signed in to the other company: the link means the same to both. */
const openers = (tandem: Tandem) => [null, tandem.token]

describe('mails of a second workspace', () => {
  test('are unsubscribed from, by page and by one click', async ({ tandem, beta, smtp }) => {
    const { mail, standing, totals } = await beta.mailed(smtp, 'page@unsub.example')
    const link = path(linkIn(mail, '/m/unsubscribe/'))
    for (const token of openers(tandem)) {
      const page = await tandem.get(link, { token })
      expect([page.status, page.text.includes('Beta &amp; Sons'), page.text.includes('My company')]).toEqual([200, true, false])
    }
    expect(await standing()).toBe('given')
    expect((await tandem.post(link, undefined, { token: null })).status).toBe(200)
    expect([await standing(), (await totals()).unsubscribed]).toEqual(['withdrawn', 1])

    const other = await beta.mailed(smtp, 'click@unsub.example')
    const url = path((other.mail.headers.get('list') as any).unsubscribe.url)
    expect((await tandem.call('POST', url, undefined, { token: null, headers: urlencoded, raw: 'List-Unsubscribe=One-Click' })).status).toBe(200)
    expect(await other.standing()).toBe('withdrawn')
  })

  test('count opens and clicks, and lead to its preferences', async ({ tandem, beta, smtp }) => {
    const { mail, standing, totals } = await beta.mailed(smtp, 'ada@clicks.example')
    const headers = { 'User-Agent': browser }
    await tandem.get(path(/src="([^"]*\/m\/o\/[^"]*)"/.exec(mail.html as string)![1]!), { token: null, headers })
    expect(await totals()).toMatchObject({ opened: 1, clicked: 0 })
    const followed = await tandem.get(path(linkIn(mail, '/m/c/')), { token: null, headers })
    expect([followed.status, followed.headers.get('location')!.startsWith('https://shop.example/book?')]).toEqual([302, true])
    expect(await totals()).toMatchObject({ opened: 1, clicked: 1 })
    const preferences = path(linkIn(mail, '/m/preferences/'))
    expect((await tandem.get(preferences, { token: null })).text).toMatch(/value="newsletter" checked/)
    expect((await tandem.call('POST', preferences, undefined, { token: null, headers: urlencoded, raw: 'all=none' })).status).toBe(200)
    expect(await standing()).toBe('withdrawn')
  })

  test('are confirmed', async ({ tandem, beta, smtp }) => {
    const { id } = await beta.contact({ email: 'opt@in.example' })
    await beta.put(`/api/contacts/${id}/consents/newsletter`, { state: 'requested', source: 'fair' })
    const link = path(linkIn((await smtp.waitFor('opt@in.example'))[0]!.mail, '/m/confirm/'))
    expect((await tandem.get(link, { token: null })).status).toBe(200)
    expect((await tandem.post(link, undefined, { token: null })).status).toBe(200)
    expect((await beta.get(`/api/contacts/${id}/consents`)).body.topics[0].state).toBe('given')
  })
})

const form = { name: 'Contact', fields: [{ property: 'email', label: 'E-mail', required: true }, { property: 'firstname', label: 'First name', required: false }], consents: [], double_opt_in: true, button_label: 'Send', thanks_text: 'Thank you.', lifecycle_stage: 'lead' }
const page = (slug: string, title: string, form_id?: string) => ({ slug, title, description: '', body: 'Words.', form_id, state: 'published' })

describe('pages and forms of a second workspace', () => {
  test('have an address of their own, also where both want the same word', async ({ tandem, beta }) => {
    await tandem.post('/api/pages', page('both', 'Ours'))
    const made = await beta.post('/api/pages', page('both', 'Theirs'))
    expect([made.status, made.body.url]).toEqual([201, `${tandem.server.address}/w/beta-sons/p/both`])
    expect((await beta.get('/api/pages')).body.results[0].url).toBe(made.body.url)
    for (const token of [...openers(tandem), beta.token]) {
      expect((await tandem.get('/p/both', { token })).text).toContain('Ours')
      expect((await tandem.get('/w/beta-sons/p/both', { token })).text).toContain('Theirs')
    }
    expect((await tandem.get('/api/workspace', { token: beta.token })).body.public_path).toBe('/w/beta-sons')
  })

  test('take submissions, on the page and embedded', async ({ tandem, beta }) => {
    const { id } = (await beta.post('/api/forms', form)).body
    await beta.post('/api/pages', page('write', 'Write to us', id))
    expect((await beta.get(`/api/forms/${id}`)).body.pages[0].path).toBe('/w/beta-sons/p/write')
    const shown = await tandem.get('/w/beta-sons/p/write', { token: null })
    const embedded = await tandem.get(`/f/${id}?embed=1`, { token: null })
    const { token } = (await tandem.get(`/f/${id}/token`, { token: null })).body
    tandem.later(leastFillTime)
    const send = (html: string, email: string) => tandem.call('POST', `/f/${id}`, undefined, { token: null, headers: urlencoded, raw: new URLSearchParams({ ...hidden(html), email }).toString() })
    const sent = await send(shown.text, 'page@form.example')
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/w/beta-sons/p/write?thanks=done#form'])
    expect((await tandem.get(sent.headers.get('location')!, { token: null })).text).toContain('Thank you.')
    expect((await send(embedded.text, 'frame@form.example')).status).toBe(303)
    expect((await tandem.post(`/f/${id}`, { fields: { email: 'script@form.example' }, token }, { token: null })).status).toBe(200)
    const taken = (await beta.get(`/api/forms/${id}/submissions`)).body
    expect(taken.results.map((one: any) => one.page_path).sort()).toEqual([`/f/${id}`, '/w/beta-sons/p/write', `127.0.0.1/f/${id}`].sort())
    for (const email of ['page', 'frame', 'script']) {
      expect((await beta.get(`/crm/v3/objects/contacts/${email}@form.example?idProperty=email`)).status).toBe(200)
      expect((await tandem.get(`/crm/v3/objects/contacts/${email}@form.example?idProperty=email`)).status).toBe(404)
    }
  })
})

test('what leads nowhere is answered in nobody’s brand', async ({ tandem }) => {
  for (const dead of ['/m/unsubscribe/1-2.x', '/m/confirm/1.x', '/m/preferences/1.x', '/f/1', '/q/nonsense', '/w/nobody/p/x']) {
    const answer = await tandem.get(dead, { token: null, headers: { Accept: 'text/html' } })
    expect([dead, answer.status, answer.text.includes('My company')]).toEqual([dead, 404, false])
  }
})
