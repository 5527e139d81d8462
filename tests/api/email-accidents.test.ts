import { kills } from '../support/engine.ts'
import { test } from 'vitest'
import { Smtp, eventually } from '../support/smtp.ts'
import { Tandem, expect } from '../support/tandem.ts'

const rounds = kills(4)
const people = 300

async function campaign(tandem: Tandem, name: string): Promise<string> {
  const made = await tandem.post('/api/campaigns', { name, subject: name, body: 'Hello {{ contact.email }}' })
  expect((await tandem.post(`/api/campaigns/${made.body.id}/sending`)).status).toBe(200)
  return made.body.id
}

async function audience(tandem: Tandem): Promise<void> {
  for (let from = 0; from < people; from += 100) {
    const inputs = Array.from({ length: 100 }, (_, i) => ({ properties: { email: `p${from + i}@kill.example` } }))
    const made = (await tandem.post('/crm/v3/objects/contacts/batch/create', { inputs })).body.results as { id: string }[]
    await Promise.all(made.map(({ id }) => tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'given', source: 'test' })))
  }
}

test('a program killed in the middle sends nothing twice and loses nobody', async () => {
  const smtp = await Smtp.open()
  const tandem = await Tandem.open({ env: smtp.env })
  await audience(tandem)
  smtp.delay = 15
  let interrupted = 0
  for (let round = 0; round < rounds; round++) {
    const before = smtp.received.length
    const id = await campaign(tandem, `Round ${round}`)
    await eventually(() => { if (smtp.received.length < before + 20 + (round % 6) * 40) throw new Error('too early') })
    await tandem.server.kill()
    interrupted += smtp.received.length < before + people ? 1 : 0
    await tandem.server.start()
    const done = await eventually(async () => {
      const now = (await tandem.get(`/api/campaigns/${id}`)).body
      if (now.state !== 'sent') throw new Error(`still ${now.state} ${JSON.stringify(now.totals)}`)
      return now
    })

    const got = new Map<string, number>()
    for (const mail of smtp.received.slice(before)) got.set(mail.to, (got.get(mail.to) ?? 0) + 1)
    expect([...got].filter(([, count]) => count > 1)).toEqual([])
    // Who was on the way when the program died may or may not have it; each of them is named, and everybody else has it.
    const doubtful: any[] = (await tandem.get(`/api/campaigns/${id}/recipients?limit=200&reason=in_doubt`)).body.results
    expect(doubtful.length).toBeLessThanOrEqual(8)
    expect(done.totals.in_doubt).toBe(doubtful.length)
    expect(done.totals.sent + done.totals.failed).toBe(people)
    const unsure = new Set(doubtful.map((r) => r.address))
    for (let i = 0; i < people; i++) expect(got.has(`p${i}@kill.example`) || unsure.has(`p${i}@kill.example`)).toBe(true)
    expect(done.totals.sent).toBe(people - doubtful.length)
    if (round > 0) continue
    const again = (await tandem.post(`/api/campaigns/${id}/retries`, { reason: 'in_doubt' })).body
    expect(again.totals).toMatchObject({ in_doubt: 0, failed: 0 })
    const repeated = await eventually(async () => {
      const now = (await tandem.get(`/api/campaigns/${id}`)).body
      if (now.state !== 'sent') throw new Error(`still ${now.state}`)
      return now
    })
    expect(repeated.totals).toMatchObject({ sent: people, in_doubt: 0, failed: 0 })
  }
  expect(interrupted).toBe(rounds)
  await tandem.server.remove()
  await smtp.close()
}, 400_000)

test('without a mail server every mail is kept to be read, and the campaign ends', async () => {
  const tandem = await Tandem.open()
  const { id } = await tandem.contact({ email: 'kept@kept.example', firstname: 'Kept' })
  await tandem.put(`/api/contacts/${id}/consents/newsletter`, { state: 'given', source: 'test' })
  const made = await tandem.post('/api/campaigns', { name: 'Kept', subject: 'Hi {{ contact.firstname }}', body: 'Hello' })
  const checks = (await tandem.get(`/api/campaigns/${made.body.id}/checks`)).body
  expect(checks.checks.map((c: any) => c.code)).toContain('no_server')
  await tandem.post(`/api/campaigns/${made.body.id}/sending`)
  await eventually(async () => expect((await tandem.get(`/api/campaigns/${made.body.id}`)).body.state).toBe('sent'))
  const [recipient] = (await tandem.get(`/api/campaigns/${made.body.id}/recipients`)).body.results
  expect(recipient).toMatchObject({ state: 'kept', subject: 'Hi Kept' })
  expect(recipient.sent_at).toBeUndefined()
  expect((await tandem.get(`/api/campaigns/${made.body.id}`)).body.totals).toMatchObject({ sent: 0, kept: 1 })
  const mails = (await tandem.get('/api/mail/messages')).body ?? (await tandem.get('/api/mails')).body
  expect(JSON.stringify(mails)).toContain('Hi Kept')
  expect((await tandem.get('/api/mail/messages?other_than=campaign')).text).not.toContain('Hi Kept')
  await tandem.server.remove()
})
