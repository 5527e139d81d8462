// What people are told: once for each cause, only of what they see, by the ways they chose.
import { accept, draft, sent, visit } from '../support/quotes.ts'
import { Smtp, eventually, linkIn } from '../support/smtp.ts'
import { describe, expect, type Role, Tandem, test } from '../support/tandem.ts'

const id = async (tandem: Tandem, role: Role): Promise<string> => (await tandem.get('/api/session', { token: tandem.as(role) })).body.user.id
const notices = async (tandem: Tandem, role: Role = 'owner', query = '') => (await tandem.get(`/api/notices${query}`, { token: tandem.as(role) })).body
const unread = async (tandem: Tandem, role: Role = 'owner') => (await notices(tandem, role)).counts
const note = (tandem: Tandem, contact: string, body: string, role: Role = 'owner', more: object = {}) =>
  tandem.post(`/api/records/contacts/${contact}/activities`, { kind: 'note', body, ...more }, { token: tandem.as(role) })
const choose = async (tandem: Tandem, role: Role, choice: object) => {
  const token = tandem.as(role)
  const { version } = (await tandem.get('/api/notice-preferences', { token })).body
  return tandem.put('/api/notice-preferences', { version, kinds: [choice] }, { token })
}

describe('a colleague who is mentioned', () => {
  test('is told where, once, and by the name that the other has now', async ({ tandem }) => {
    const { id: contact } = await tandem.contact({ email: 'spoken@of.example', firstname: 'Élodie', lastname: 'Varanne' })
    const rep = await id(tandem, 'rep')
    const noted = await note(tandem, contact, `<@${rep}> and <@${rep}>: she waits, says <@1>.`)
    expect([noted.status, noted.body.unseen_by]).toEqual([201, []])
    const [told, ...more] = (await notices(tandem, 'rep')).results
    expect(told).toMatchObject({ kind: 'mention', group: 'for_you', by: 'The owner', title: 'mentions you in', subject: 'Élodie Varanne', times: 1, object: 'contacts', record_id: contact, is_read: false })
    expect(told.words).toBe('@The rep and @The rep: she waits, says <@1>.')
    expect(more).toEqual([])
    expect((await notices(tandem, 'owner')).results).toEqual([])

    const owner = (await tandem.get('/api/users')).body.results.find((one: any) => one.role === 'rep')
    await tandem.patch(`/api/users/${rep}`, { version: owner.version, name: 'Ben Hollis' })
    const [entry] = (await tandem.get(`/api/records/contacts/${contact}/timeline`)).body.results
    expect([entry.body, entry.mentions]).toEqual(['@Ben Hollis and @Ben Hollis: she waits, says <@1>.', ['Ben Hollis']])
  })

  test('does not hear of what they do themselves, nor in a task', async ({ tandem }) => {
    const { id: contact } = await tandem.contact({ email: 'own@words.example' })
    const [manager, marketer] = [await id(tandem, 'manager'), await id(tandem, 'marketer')]
    await note(tandem, contact, `<@${manager}> to myself`, 'manager')
    await note(tandem, contact, `<@${marketer}> to do`, 'owner', { kind: 'task' })
    expect((await notices(tandem, 'manager')).results).toEqual([])
    expect((await notices(tandem, 'marketer')).results).toEqual([])
  })

  test('who does not see the record is not told, which is said', async () => {
    const tandem = await Tandem.open()
    const { version } = (await tandem.get('/api/record-access')).body
    const own = { contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' }
    const { id: contact } = await tandem.contact({ email: 'hidden@of.example', hubspot_owner_id: await id(tandem, 'manager') })
    const rep = await id(tandem, 'rep')
    await note(tandem, contact, `<@${rep}> seen`)
    expect((await notices(tandem, 'rep')).results).toHaveLength(1)
    await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: own }] })
    expect(await notices(tandem, 'rep')).toMatchObject({ results: [], counts: { for_you: 0 } })
    expect((await note(tandem, contact, `<@${rep}> unseen`)).body.unseen_by).toEqual(['The rep'])
    expect((await notices(tandem, 'rep')).results).toEqual([])
    await tandem.server.remove()
  })
})

describe('a notice', () => {
  test('is read, new again, and read with all others of its tab', async ({ tandem }) => {
    const viewer = await id(tandem, 'viewer')
    const contacts = [await tandem.contact({ email: 'one@read.example' }), await tandem.contact({ email: 'two@read.example' })]
    for (const { id: contact } of contacts) await note(tandem, contact, `<@${viewer}> look`)
    const token = tandem.as('viewer')
    const [latest, first] = (await notices(tandem, 'viewer')).results
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 2, system: 0 })
    expect((await tandem.post(`/api/notices/${latest.id}/reading`, undefined, { token })).status).toBe(204)
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 1 })
    expect((await tandem.delete(`/api/notices/${latest.id}/reading`, { token })).status).toBe(204)
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 2 })
    for (const [method, status] of [['POST', 404], ['DELETE', 404]] as const) expect((await tandem.call(method, `/api/notices/${latest.id}/reading`)).status).toBe(status)

    await tandem.post('/api/notices/reading', { group: 'system', until: latest.at }, { token })
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 2 })
    await tandem.post('/api/notices/reading', { until: first.at }, { token })
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 1 })
    await tandem.post('/api/notices/reading', { group: 'for_you', until: latest.at }, { token })
    expect(await unread(tandem, 'viewer')).toMatchObject({ for_you: 0 })
    expect((await notices(tandem, 'viewer', '?group=for_you')).results.map((one: any) => one.is_read)).toEqual([true, true])
    expect((await notices(tandem, 'viewer', '?group=system')).results).toEqual([])
    const page = await notices(tandem, 'viewer', '?limit=1')
    expect((await notices(tandem, 'viewer', `?limit=1&after=${page.paging.next.after}`)).results[0].id).toBe(first.id)
  })

  test('folds with others of its kind on the same record until it is read', async ({ tandem }) => {
    const admin = await id(tandem, 'admin')
    const { id: contact } = await tandem.contact({ email: 'folds@read.example' })
    for (const words of ['one', 'two', 'three']) await note(tandem, contact, `<@${admin}> ${words}`)
    const [told, ...more] = (await notices(tandem, 'admin')).results
    expect([told.times, told.words, more.length]).toEqual([3, '@The admin three', 0])
    expect(await unread(tandem, 'admin')).toMatchObject({ for_you: 1 })
    await tandem.post(`/api/notices/${told.id}/reading`, undefined, { token: tandem.as('admin') })
    await note(tandem, contact, `<@${admin}> four`)
    expect((await notices(tandem, 'admin')).results.map((one: any) => one.times)).toEqual([1, 3])
  })
})

describe('causes', () => {
  test('a quote that is opened and accepted, for its owner', async ({ tandem }) => {
    const { page, quote } = await sent(tandem)
    await visit(tandem, page)
    await visit(tandem, page)
    await accept(tandem, page)
    const told = (await notices(tandem)).results.filter((one: any) => one.object === 'quotes' && one.record_id === quote.summary.id)
    expect(told.map((one: any) => [one.kind, one.subject, one.title])).toEqual([
      ['quote_answered', `Quote ${quote.summary.number}`, 'was accepted'],
      ['quote_opened', `Quote ${quote.summary.number}`, 'was opened'],
    ])
    await draft(tandem)
    expect((await notices(tandem)).results.filter((one: any) => one.kind === 'quote_opened')).toHaveLength(1)
  })

  test('a task that somebody is given, and that falls due: once, and again when it was put off', async ({ tandem }) => {
    const { id: contact } = await tandem.contact({ email: 'task@due.example' })
    const rep = await id(tandem, 'rep')
    const due = new Date(Date.now() + 3_600_000).toISOString()
    const task = (await note(tandem, contact, 'Ask the bank', 'owner', { kind: 'task', due_at: due, user_id: rep })).body
    const told = async () => (await notices(tandem, 'rep')).results.filter((one: any) => one.subject === 'Ask the bank').map((one: any) => [one.kind, one.by ?? '', one.object, one.record_id])
    expect(await told()).toEqual([['task_given', 'The owner', 'contacts', contact]])
    tandem.later(3_700)
    await eventually(async () => expect(await told()).toEqual([['task_due', '', 'contacts', contact], ['task_given', 'The owner', 'contacts', contact]]))
    tandem.later(3_700)
    const later = new Date(Date.now() + 3 * 3_600_000).toISOString()
    expect((await tandem.patch(`/api/tasks/${task.id}`, { version: 1, due_at: later })).status).toBe(200)
    tandem.later(4 * 3_600)
    await eventually(async () => expect((await notices(tandem, 'rep')).results.find((one: any) => one.kind === 'task_due').times).toBe(2))
  })

  test('a lead that is handed over, for who is to answer', async ({ tandem }) => {
    const contact = await tandem.contact({ email: 'ready@firm.example', firstname: 'Ilse', jobtitle: 'Managing Director', company: 'Firm', industry: 'Painting', phone: '+49 431 5550' })
    const definition = (await tandem.post('/api/sales-ready-definitions', { score: 40, condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'HAS_PROPERTY' }] } })).body
    for (const [side, role] of [['marketing', 'marketer'], ['sales', 'rep']] as const)
      await tandem.post(`/api/sales-ready-definitions/${definition.id}/signatures`, { side }, { token: tandem.as(role) })
    const told = await eventually(async () => {
      const found = (await notices(tandem, 'rep')).results.find((one: any) => one.kind === 'lead_handed_over')
      if (!found) throw new Error('not told yet')
      return found
    })
    expect(told).toMatchObject({ subject: 'Ilse', title: 'waits for your answer', object: 'contacts', record_id: contact.id })
  })
})

describe('preferences', () => {
  test('turn a kind off, and refuse what nobody is told of', async ({ tandem }) => {
    const { kinds } = (await tandem.get('/api/notice-preferences')).body
    expect(kinds.find((one: any) => one.kind === 'lead_handed_over')).toMatchObject({ in_app: true, mail: 'at_once', group: 'for_you' })
    const answer = await choose(tandem, 'marketer', { kind: 'mention', in_app: false, mail: 'never' })
    expect(answer.body.kinds.find((one: any) => one.kind === 'mention')).toMatchObject({ in_app: false, mail: 'never' })
    expect(answer.body.kinds).toHaveLength(kinds.length)
    const { id: contact } = await tandem.contact({ email: 'off@of.example' })
    await note(tandem, contact, `<@${await id(tandem, 'marketer')}> nothing`)
    expect((await notices(tandem, 'marketer')).results).toEqual([])
    const refused = await choose(tandem, 'marketer', { kind: 'nothing', in_app: true, mail: 'never' })
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/kinds/0/kind'])
  })
})

describe('by mail', () => {
  test('a notice goes out at once; once a day, what is not read comes in one mail', async () => {
    const smtp = await Smtp.open()
    const tandem = await Tandem.open({ env: smtp.env })
    const rep = await id(tandem, 'rep')
    const { id: contact } = await tandem.contact({ email: 'mailed@of.example', firstname: 'Ilse', lastname: 'Rook' })
    await choose(tandem, 'rep', { kind: 'mention', in_app: true, mail: 'at_once' })
    await note(tandem, contact, `<@${rep}> now`)
    const [now] = await smtp.waitFor('rep@example.com')
    expect(now!.mail.subject).toBe('The owner mentions you in Ilse Rook')
    expect(now!.mail.text).toContain('@The rep now')
    const [told] = (await notices(tandem, 'rep')).results
    expect(linkIn(now!.mail, '/notices/')).toContain(told.id)

    await choose(tandem, 'rep', { kind: 'mention', in_app: false, mail: 'daily' })
    const others = [await tandem.contact({ email: 'b@of.example', firstname: 'Bea' }), await tandem.contact({ email: 'c@of.example', firstname: 'Cleo' })]
    for (const other of others) await note(tandem, other.id, `<@${rep}> later`)
    tandem.later(25 * 3_600)
    const digest = (await smtp.waitFor('rep@example.com', 2))[1]!
    expect(digest.mail.subject).toBe('2 notices for you')
    for (const name of ['Bea', 'Cleo']) expect(digest.mail.text).toContain(`The owner mentions you in ${name}`)
    expect(digest.mail.text).not.toContain('Ilse Rook')
    expect((await tandem.get('/api/mail/messages', { token: tandem.as('marketer') })).body.results).toEqual([])
    await tandem.server.remove()
    await smtp.close()
  })

  test('nothing is said of what its reader no longer sees, or has read', async () => {
    const smtp = await Smtp.open()
    const tandem = await Tandem.open({ env: smtp.env })
    const rep = await id(tandem, 'rep')
    await choose(tandem, 'rep', { kind: 'mention', in_app: true, mail: 'daily' })
    const made = async (email: string, owner: Role) => (await tandem.contact({ email, hubspot_owner_id: await id(tandem, owner) })).id
    const [hidden, seen, read] = [await made('hidden@of.example', 'manager'), await made('seen@of.example', 'rep'), await made('read@of.example', 'rep')]
    for (const contact of [hidden, seen, read]) await note(tandem, contact, `<@${rep}> look`)
    const { version } = (await tandem.get('/api/record-access')).body
    await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: { contacts: 'own', companies: 'own', deals: 'own', quotes: 'own' } }] })
    const told = (await notices(tandem, 'rep')).results.find((one: any) => one.record_id === read)
    await tandem.post(`/api/notices/${told.id}/reading`, undefined, { token: tandem.as('rep') })
    tandem.later(25 * 3_600)
    const [mail] = await smtp.waitFor('rep@example.com')
    expect(mail!.mail.subject).toBe('The owner mentions you in seen@of.example')
    expect(mail!.mail.text).not.toContain('hidden@of.example')
    await tandem.server.remove()
    await smtp.close()
  })
})
