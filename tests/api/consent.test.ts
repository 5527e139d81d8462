import { test as base } from 'vitest'
import { Smtp, linkIn } from '../support/smtp.ts'
import { Tandem, describe, expect } from '../support/tandem.ts'

const test = base.extend<{ tandem: Tandem; smtp: Smtp }>({
  smtp: [async ({}, use) => { const smtp = await Smtp.open(); await use(smtp); await smtp.close() }, { scope: 'file' }],
  tandem: [async ({ smtp }, use) => { const tandem = await Tandem.open({ env: smtp.env }); await use(tandem); await tandem.server.remove() }, { scope: 'file' }],
})

const consents = async (tandem: Tandem, id: string) => (await tandem.get(`/api/contacts/${id}/consents`)).body
const state = async (tandem: Tandem, id: string, key = 'newsletter') => (await consents(tandem, id)).topics.find((t: any) => t.key === key).state
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
/** As a person with nothing but the link. */
const open = (tandem: Tandem, link: string) => tandem.get(new URL(link).pathname, { token: null })
const press = (tandem: Tandem, link: string, body = '') => tandem.call('POST', new URL(link).pathname, undefined, { token: null, headers: form, raw: body })

describe('double opt-in', () => {
  test('needs a press of the button; opening the link agrees to nothing', async ({ tandem, smtp }) => {
    const { id } = await tandem.contact({ email: 'ada@optin.example' })
    const asked = await tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'requested', source: 'at the fair' })
    expect(asked.status).toBe(200)
    expect(await state(tandem, id)).toBe('requested')

    const [received] = await smtp.waitFor('ada@optin.example')
    const link = linkIn(received!.mail, '/m/confirm/')
    expect((await open(tandem, link)).text).toContain('<button>')
    expect(await state(tandem, id)).toBe('requested')

    expect((await press(tandem, link)).status).toBe(200)
    expect(await state(tandem, id)).toBe('given')
    expect((await press(tandem, link)).text).toContain('confirmed before')
    expect((await consents(tandem, id)).history.map((e: any) => [e.state, e.source])).toEqual([['given', 'confirmed by mail'], ['requested', 'at the fair']])
    const story = (await tandem.get(`/api/records/contacts/${id}/timeline?topic=mail`)).body.results.map((e: any) => e.title)
    expect(story).toEqual(['Agreed to Newsletter', 'Asked for Newsletter, to be confirmed'])
  })

  test('is bound to the address the link was mailed to', async ({ tandem, smtp }) => {
    const { id } = await tandem.contact({ email: 'old@optin.example' })
    await tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'requested', source: 'by phone' })
    const link = linkIn((await smtp.waitFor('old@optin.example'))[0]!.mail, '/m/confirm/')
    await tandem.patch(`/crm/v3/objects/contacts/${id}`, { properties: { email: 'new@optin.example' } })
    expect((await press(tandem, link)).status).toBe(404)
    expect(await state(tandem, id)).toBe('requested')
  })

  test('with a token that is wrong shows a clear page and changes nothing', async ({ tandem }) => {
    for (const token of ['x', '1.00000000000000000000000000000000', '%2e%2e', '9'.repeat(300)]) {
      expect((await tandem.get(`/m/confirm/${token}`, { token: null })).status).toBe(404)
      expect((await tandem.call('POST', `/m/preferences/${token}`, undefined, { token: null, headers: form, raw: '' })).status).toBe(404)
    }
  })
})

test('preferences are chosen without JavaScript; leaving everything can be taken back by the person only', async ({ tandem, smtp }) => {
  const { id } = await tandem.contact({ email: 'bea@prefs.example' })
  await tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'requested', source: 'form' })
  const confirmed = await press(tandem, linkIn((await smtp.waitFor('bea@prefs.example'))[0]!.mail, '/m/confirm/'))
  const link = tandem.server.address + /href="([^"]*preferences[^"]*)"/.exec(confirmed.text)![1]

  expect((await open(tandem, link)).text).toMatch(/value="newsletter" checked/)
  await press(tandem, link, 'topic=product_news')
  expect([await state(tandem, id), await state(tandem, id, 'product_news')]).toEqual(['withdrawn', 'given'])

  await press(tandem, link, 'all=none')
  expect(await state(tandem, id, 'product_news')).toBe('withdrawn')
  expect((await consents(tandem, id)).suppressed).toBe('unsubscribed_all')
  expect((await tandem.delete(`/api/contacts/${id}/suppression`)).status).toBe(409)

  await press(tandem, link, 'topic=newsletter&topic=product_news')
  expect((await consents(tandem, id)).suppressed).toBeUndefined()
  expect(await state(tandem, id)).toBe('given')
})

test('topics are made, renamed, counted; names are text and not HTML', async ({ tandem }) => {
  const made = await tandem.post('/api/topics', { name: '<script>alert(1)</script>', description: '"&' })
  expect([made.status, made.body.key]).toEqual([201, 'script_alert_1_script'])
  expect((await tandem.post('/api/topics', { name: 'Newsletter' })).status).toBe(409)
  expect((await tandem.patch(`/api/topics/${made.body.key}`, { version: made.body.version, name: 'Events' })).body.name).toBe('Events')
  const { id } = await tandem.contact({ email: 'count@topics.example' })
  expect((await tandem.put(`/api/contacts/${id}/consents/${made.body.key}`, { state: 'given', source: 'by phone' })).status).toBe(200)
  expect((await tandem.put(`/api/contacts/${id}/consents/nothing`, { state: 'given', source: 'by phone' })).status).toBe(404)
  const topic = (await tandem.get('/api/topics')).body.results.find((t: any) => t.topic.key === made.body.key)
  expect([topic.given, topic.withdrawn]).toEqual([1, 0])
})
