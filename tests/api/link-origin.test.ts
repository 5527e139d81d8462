// Where links in mails lead is decided by people who are signed in, never by a stranger's Host header.
import { test as base } from 'vitest'
import { request } from 'node:http'
import { Smtp, linkIn } from '../support/smtp.ts'
import { Tandem, expect, leastFillTime, password, roles } from '../support/tandem.ts'

const test = base.extend<{ smtp: Smtp }>({
  smtp: [async ({}, use) => { const smtp = await Smtp.open(); await use(smtp); await smtp.close() }, { scope: 'file' }],
})

const form = {
  name: 'News', fields: [{ property: 'email', label: 'E-mail', required: true }, { property: 'firstname', label: 'First name', required: false }, { property: 'company', label: 'Company', required: false }],
  consents: [{ topic_key: 'newsletter', text: 'Yes.', required: false }], double_opt_in: true, button_label: 'Send', thanks_text: 'Thanks.', lifecycle_stage: 'lead',
}

/** fetch sets Host itself. */
function post(tandem: Tandem, path: string, body: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((done, fail) => {
    const call = request(tandem.server.address + path, { method: 'POST', headers: { 'Content-Length': String(Buffer.byteLength(body)), ...headers } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => done({ status: answer.statusCode!, text }))
    })
    call.on('error', fail).end(body)
  })
}

async function signUp(tandem: Tandem, smtp: Smtp, email: string, form_id: string) {
  const { token } = (await tandem.get(`/f/${form_id}/token`, { token: null })).body
  tandem.later(leastFillTime)
  const body = new URLSearchParams({ tandem_token: token, email, tandem_consent: 'newsletter' }).toString()
  const sent = await post(tandem, `/f/${form_id}`, body, { Host: 'evil.attacker.example', 'Content-Type': 'application/x-www-form-urlencoded' })
  expect(sent.status).toBe(303)
  return new URL(linkIn((await smtp.waitFor(email)).at(-1)!.mail, '/m/confirm/')).origin
}

test('a stranger’s Host never stands in a mail; the last sign-in does, and public_url before both', async ({ smtp }) => {
  const tandem = await Tandem.open({ env: smtp.env })
  const { id } = (await tandem.post('/api/forms', form)).body
  expect(await signUp(tandem, smtp, 'one@origin.example', id)).toBe(tandem.server.address)

  const entered = await post(tandem, '/api/session', JSON.stringify({ email: 'owner@example.com', password }), { Host: 'crm.ferrow.example', 'Content-Type': 'application/json', 'X-Forwarded-Proto': 'https' })
  expect(entered.status).toBe(200)
  expect(await signUp(tandem, smtp, 'two@origin.example', id)).toBe('https://crm.ferrow.example')
  await tandem.server.remove()

  const named = await Tandem.open({ env: { ...smtp.env, TANDEM_PUBLIC_URL: 'https://www.ferrow.example/' } })
  const other = (await named.post('/api/forms', form)).body
  expect(await signUp(named, smtp, 'three@origin.example', other.id)).toBe('https://www.ferrow.example')
  await named.server.remove()
})

test('one mailbox is not flooded with mails to confirm', async ({ smtp }) => {
  const tandem = await Tandem.open({ env: smtp.env })
  const { id } = (await tandem.post('/api/forms', form)).body
  const tokens = await Promise.all(Array.from({ length: 6 }, async () => (await tandem.get(`/f/${id}/token`, { token: null })).body.token))
  tandem.later(leastFillTime)
  for (const [i, token] of tokens.entries()) {
    const answer = await tandem.post(`/f/${id}`, { fields: { email: 'victim@flood.example' }, consents: ['newsletter'], token }, { token: null, headers: { 'X-Forwarded-For': `198.51.100.${i}` } })
    expect([answer.status, answer.body.confirm]).toEqual([200, true])
  }
  const contact = (await tandem.get('/crm/v3/objects/contacts/victim@flood.example?idProperty=email')).body
  expect((await tandem.get(`/api/contacts/${contact.id}/consents`)).body.history.length).toBe(1)
  expect((await tandem.get('/api/mail/messages')).body.results.filter((mail: any) => mail.to_address === 'victim@flood.example').length).toBe(1)
  await tandem.put(`/api/contacts/${contact.id}/consents/newsletter`, { state: 'requested', source: 'by phone' })
  await smtp.waitFor('victim@flood.example', 2)
  await tandem.server.remove()
})

test('a form fills what is empty in a known contact and overwrites nothing', async ({ smtp }) => {
  const tandem = await Tandem.open({ env: smtp.env })
  const { id } = (await tandem.post('/api/forms', form)).body
  const vip = await tandem.contact({ email: 'vip@known.example', firstname: 'Vip' })
  const { token } = (await tandem.get(`/f/${id}/token`, { token: null })).body
  tandem.later(leastFillTime)
  expect((await tandem.post(`/f/${id}`, { fields: { email: 'vip@known.example', firstname: 'Hacked', company: 'Mill\r\nBcc: a@b.example' }, token }, { token: null })).status).toBe(200)
  expect((await tandem.get(`/crm/v3/objects/contacts/${vip.id}?properties=firstname,company`)).body.properties).toMatchObject({ firstname: 'Vip', company: 'Mill  Bcc: a@b.example' })
  const story = (await tandem.get(`/api/records/contacts/${vip.id}/timeline`)).body.results
  expect(story.find((one: any) => one.kind === 'form').facts.fields['First name']).toBe('Hacked')
  await tandem.server.remove()
})

test('a demo’s people are chosen on its machine only: not behind a proxy, not under a foreign name', async () => {
  const tandem = await Tandem.open()
  await tandem.server.sql('update workspace set is_demo = 1')
  const people = async (headers: Record<string, string>) => (await tandem.get('/api/welcome', { token: null, headers })).body.demo_people.length
  const enter = async (headers: Record<string, string>) => (await post(tandem, '/api/session/demo', JSON.stringify({ email: 'owner@example.com' }), { 'Content-Type': 'application/json', ...headers })).status
  expect([await people({}), await enter({})]).toEqual([roles.length, 200])
  expect([await people({ 'X-Forwarded-For': '8.8.8.8' }), await enter({ 'X-Forwarded-For': '8.8.8.8' })]).toEqual([0, 404])
  expect(await enter({ Host: 'evil.example' })).toBe(404)
  await tandem.server.remove()
})
