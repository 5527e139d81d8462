import { accept, cooler, euros, kinds, read, sent, story, submit, visit } from '../support/quotes.ts'
import { describe, expect, type Tandem, test } from '../support/tandem.ts'

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
    await expect.poll(() => kinds(tandem, path), { timeout: 60_000 }).toContain('expired')
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

const backdate = (tandem: Tandem, id: string) => tandem.server.sql(`update quote set expires_at = ${Date.now() - 1000} where id = ${id}`)
