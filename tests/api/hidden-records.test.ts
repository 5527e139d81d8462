// Who sees only the own records meets nothing of the others': no answer holds a word or an id of them, and none changes because
// they are there (docs/decisions/0019).
import { Company } from '../support/belongings.ts'
import { type Route, addressOf, routesOf } from '../support/routes.ts'
import { eventually } from '../support/smtp.ts'
import { type Role, Tandem, expect, test as base } from '../support/tandem.ts'

const secret = 'theodora'
/** What questions name may be repeated in answers, so it is no secret; the hidden contact is found by it. */
const place = 'elsewhere'
const roles = ['manager', 'marketer', 'rep', 'viewer'] as const satisfies Role[]
// Tickets, and the kind that the company made for itself, lie in the table of many.
const objects = ['contacts', 'companies', 'deals', 'tickets', '2-1'] as const
const named = { contacts: 'lastname', companies: 'name', deals: 'dealname', tickets: 'subject', '2-1': 'model' } as const
/** What people do, with the property that holds their words. */
const activities = { notes: 'hs_note_body', calls: 'hs_call_title', meetings: 'hs_meeting_title', emails: 'hs_email_subject', tasks: 'hs_task_subject' }
/** Numbers of the whole company, which nobody can narrow down. */
const ofTheCompany = ['/api/goal', '/api/topics']
/** Fields that time alone changes; `from` and `to` are those of a period that ends now. */
const passing = new Set(['working_ms_left', 'rescoring', 'took_ms', 'correlationId', 'last_used_at', 'minutes', 'from', 'to'])
const year = new Date().getFullYear()
const days: Record<string, string> = { from: `${year - 1}-01-01`, to: `${year + 1}-12-31` }
const period = String(new URLSearchParams(days))
const euros = (amount: string) => ({ amount, currency: 'EUR' })

type Question = [method: 'GET' | 'POST', address: string, body?: unknown]

class Firm {
  private constructor(readonly tandem: Tandem, private readonly company: Company, private readonly routes: Route[], readonly colleague: string, private readonly owner: string, private readonly campaign: string, private readonly seen: Record<string, string>) {}
  /** Ids, numbers and words of what only the colleague sees. */
  readonly hidden = [secret]

  static async found(tandem: Tandem): Promise<Firm> {
    for (const role of roles) tandem.as(role)
    tandem.addUser('rep', 'colleague@example.com')
    const colleague = tandem.tokenOf('colleague@example.com')
    const company = await Company.furnish(tandem)
    const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: place }] }
    const campaign = (await tandem.post('/api/campaigns', { name: 'For one city', topic_key: 'newsletter', subject: 'Hello {{ contact.lastname }}', body: 'Hello', condition })).body.id
    expect((await tandem.get('/crm/v3/schemas')).body.results.map((kind: any) => kind.objectTypeId)).toEqual(['2-1'])
    expect((await tandem.post('/crm/v3/schemas/2-1/associations', { fromObjectTypeId: '2-1', toObjectTypeId: '0-5' })).status).toBe(201)
    const seen: Record<string, string> = { contacts: company.ids.contact_id!, companies: company.ids.company_id!, deals: company.ids.deal_id! }
    for (const kind of ['tickets', '2-1'] as const) seen[kind] = (await tandem.post(`/crm/v3/objects/${kind}`, { properties: { [named[kind]]: 'Mine' } })).body.id
    // Of 2-1 nothing is said: it is seen as contacts are.
    const own = Object.fromEntries(['contacts', 'companies', 'deals', 'quotes', 'tickets'].map((object) => [object, 'own']))
    const { version } = (await tandem.get('/api/record-access')).body
    expect((await tandem.put('/api/record-access', { version, results: roles.map((role) => ({ role, access: own })) })).status).toBe(200)
    const owner = (await tandem.get('/api/session', { token: colleague })).body.user.id
    return new Firm(tandem, company, await routesOf(tandem), colleague, owner, campaign, seen)
  }

  id(object: (typeof objects)[number]): string { return this.seen[object]! }

  /** Every GET route that the role may use, about what it sees, and whatever filters and counts, asked for the secret. */
  questions(role: Role): Question[] {
    const gets = this.routes.filter((route) => route.method === 'GET' && route.roles.includes(role) && route.path !== '/api/live').flatMap((route) =>
      objects.flatMap((object) => objects.map((other) => addressOf(route, (name, values) => {
        if (name === 'object_type' && route.path.startsWith('/crm/v3/pipelines')) return 'deals'
        if (name === 'object_type' || name === 'from_type') return object
        if (name === 'to_type') return other
        if (name === 'q') return secret
        if (days[name]) return days[name]
        if (['key', 'record_id', 'from_id'].includes(name)) return this.id(object)
        return this.company.value(route, name, values)
      }))))
    const filters = [
      `/api/quotes?query=${secret}`, '/api/handoffs?owner=others', '/api/handoffs?owner=all', '/api/verdicts?by=campaign', '/api/verdicts?by=source', `/api/campaigns/${this.campaign}/checks`,
      ...[`source=${place}`, `campaign=${place}`, ''].flatMap((only) => [`/api/funnel?${period}&${only}`, `/api/funnel/series?${period}&interval=month&${only}`]),
      ...['touch=first&by=source', 'touch=first&by=campaign', 'touch=last&by=source', 'touch=last&by=campaign'].flatMap((by) => [`/api/revenue?${period}&${by}`, `/api/revenue/deals?${period}&${by}&key=${place}`]),
      ...objects.flatMap((object) => [`/crm/v3/objects/${object}?limit=100&properties=all&associations=${objects}`, `/crm/v3/objects/${object}?limit=50&propertiesWithHistory=city,name,dealname,subject,model`, `/crm/v3/objects/${object}?archived=true`]),
    ].map((address): Question => ['GET', address])
    const filter = (propertyName: string, operator: string, value?: string) => ({ limit: 100, filterGroups: [{ filters: [{ propertyName, operator, ...(value ? { value } : {}) }] }] })
    const searches = objects.flatMap((object) => [
      {}, { query: secret }, { query: secret.slice(0, 4) }, { limit: 100, sorts: [object === '2-1' ? '-hs_createdate' : '-createdate'] },
      ...['EQ', 'CONTAINS_TOKEN', 'NOT_CONTAINS_TOKEN', 'GT', 'LT'].map((operator) => filter(named[object], operator, secret)),
      ...['HAS_PROPERTY', 'NOT_HAS_PROPERTY'].flatMap((operator) => ['hubspot_owner_id', ...objects.map((other) => `associations.${other.replace(/ies$/, 'y').replace(/s$/, '')}`)].map((name) => filter(name, operator))),
      ...(object === 'contacts' ? ['hs_last_activity_title', 'hs_last_activity_type', 'hs_next_activity_title'].flatMap((name) => [filter(name, 'HAS_PROPERTY'), { limit: 100, sorts: [name] }]) : []),
    ].map((body): Question => ['POST', `/crm/v3/objects/${object}/search`, body]))
    const noted = Object.entries(activities).flatMap(([kind, words]): Question[] => [
      ['GET', `/crm/v3/objects/${kind}?limit=100&properties=all&associations=contacts,companies,deals`], ['GET', `/crm/v3/objects/${kind}?limit=50&propertiesWithHistory=${words}`],
      ['GET', `/crm/v4/objects/contacts/${this.id('contacts')}/associations/${kind}`], ['GET', `/crm/v3/objects/contacts/${this.id('contacts')}?associations=${kind}`],
      ...[{ limit: 100 }, { query: secret }, filter(words, 'CONTAINS_TOKEN', secret), filter(words, 'NOT_CONTAINS_TOKEN', secret), filter('associations.deal', 'HAS_PROPERTY'), filter('associations.contact', 'NOT_HAS_PROPERTY')]
        .map((body): Question => ['POST', `/crm/v3/objects/${kind}/search`, body]),
    ])
    // What a deal is about belongs to it; quotes have a sight of their own.
    const items: Question[] = [
      ['GET', '/crm/v3/objects/line_items?limit=100&properties=all&associations=deals'], ['GET', `/crm/v4/objects/deals/${this.id('deals')}/associations/line_items`],
      ...[{ limit: 100 }, { query: secret }, filter('name', 'CONTAINS_TOKEN', secret), filter('name', 'NOT_CONTAINS_TOKEN', secret), filter('associations.deal', 'HAS_PROPERTY')]
        .map((body): Question => ['POST', '/crm/v3/objects/line_items/search', body]),
      ['GET', '/crm/v3/objects/quotes?limit=100&properties=all&associations=deals,contacts,companies'], ['GET', `/crm/v4/objects/deals/${this.id('deals')}/associations/quotes`],
      ...[{ limit: 100 }, { query: secret }, filter('hs_title', 'CONTAINS_TOKEN', secret), filter('hs_title', 'NOT_CONTAINS_TOKEN', secret), filter('associations.deal', 'HAS_PROPERTY')]
        .map((body): Question => ['POST', '/crm/v3/objects/quotes/search', body]),
    ]
    const preview: Question = ['POST', `/api/campaigns/${this.campaign}/preview`, {}]
    return [...new Map([...gets.map((address): Question => ['GET', address]), ...filters, ...searches, ...noted, ...items, preview].map((one) => [JSON.stringify(one), one])).values()]
  }

  /** What each question is answered with, without what time alone changes. */
  async answers(token: string, questions: Question[]): Promise<Map<string, string>> {
    const answers = new Map<string, string>()
    const ask = async ([method, address, body]: Question) => {
      const { status, body: answer, text } = await this.tandem.call(method, address, body, { token })
      // Nothing may be a mistake of the question; what is not there for the asker is an answer.
      expect([address, body, status]).toEqual([address, body, expect.toSatisfy((code: number) => code < 300 || code === 404)])
      answers.set(`${method} ${address} ${JSON.stringify(body) ?? ''}`, answer === undefined ? text : JSON.stringify(answer, (field, value) => (passing.has(field) ? undefined : value)))
    }
    for (let at = 0; at < questions.length; at += 8) await Promise.all(questions.slice(at, at + 8).map(ask))
    return answers
  }

  private async made(object: (typeof objects)[number], properties: Record<string, string>): Promise<string> {
    const made = await this.tandem.post(`/crm/v3/objects/${object}`, { properties: { ...properties, hubspot_owner_id: this.owner } })
    expect(made.status, made.text).toBe(201)
    this.hidden.push(made.body.id)
    return made.body.id
  }

  async link(from: string, to: string) { expect((await this.tandem.put(`/crm/v4/objects/${from}/associations/default/${to}`)).status).toBe(200) }

  async task(record: string) {
    const task = await this.tandem.post(`/api/records/${record}/activities`, { kind: 'task', body: `Call ${secret}`, due_at: '2026-01-01T00:00:00Z', user_id: this.owner })
    expect(task.status, task.text).toBe(201)
    this.hidden.push(task.body.id)
  }

  async noted(kind: keyof typeof activities, ...records: string[]) {
    const made = await this.tandem.post(`/crm/v3/objects/${kind}`, { properties: { [activities[kind]]: secret, hubspot_owner_id: this.owner } })
    expect(made.status, made.text).toBe(201)
    for (const record of records) await this.link(`${kind}/${made.body.id}`, record)
    this.hidden.push(made.body.id)
  }

  /** Drafted and sent by the colleague, and asked about by the customer. */
  async quote(deal_id: string, contact_id: string) {
    const call = { token: this.colleague }
    const draft = await this.tandem.post('/api/quotes', { deal_id, contact_id, title: secret, lines: [{ title: secret, quantity: '1', unit_price: euros('77.77') }] }, call)
    expect(draft.status, draft.text).toBe(201)
    const { id, number } = draft.body.summary
    this.hidden.push(id, number)
    const sent = await this.tandem.post(`/api/quotes/${id}/sending`, { version: draft.body.version }, call)
    expect(sent.status, sent.text).toBe(201)
    const asked = await this.tandem.call('POST', `${new URL(sent.body.url).pathname}/question`, undefined, { token: null, raw: `question=${secret}`, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
    expect(asked.status).toBe(303)
  }

  /** Records of the colleague's, with all that records can have. */
  async plant() {
    const { tandem } = this
    const words = { firstname: secret, lastname: secret, company: secret, city: place, hs_analytics_source: place, hs_analytics_source_data_2: place }
    const contact = await this.made('contacts', { ...words, email: `${secret}@hidden.example`, jobtitle: 'Managing Director', industry: 'Painting', phone: '+49 431 5550' })
    const company = await this.made('companies', { name: secret })
    const deal = await this.made('deals', { dealname: secret, amount: '77.77' })
    const won = await this.made('deals', { dealname: `${secret} won`, amount: '77.77', dealstage: 'closedwon' })
    await this.link(`deals/${deal}`, `contacts/${contact}`)
    await this.link(`deals/${won}`, `contacts/${contact}`)
    await this.link(`deals/${deal}`, `companies/${company}`)
    await this.link(`contacts/${contact}`, `companies/${company}`)
    const ticket = await this.made('tickets', { subject: secret, content: secret, hs_resolution: secret })
    const machine = await this.made('2-1', { model: secret })
    for (const other of [`contacts/${contact}`, `deals/${deal}`, `tickets/${ticket}`]) await this.link(`2-1/${machine}`, other)
    for (const other of [`contacts/${contact}`, `companies/${company}`, `deals/${deal}`]) await this.link(`tickets/${ticket}`, other)
    for (const record of [`contacts/${contact}`, `companies/${company}`, `deals/${deal}`, `tickets/${ticket}`, `2-1/${machine}`]) {
      await this.task(record)
      const file = await tandem.call('POST', `/api/records/${record}/files?name=${secret}.txt`, undefined, { raw: secret, headers: { 'Content-Type': 'application/octet-stream' } })
      expect(file.status, file.text).toBe(201)
      this.hidden.push(file.body.id)
    }
    for (const [kind, id] of [['tickets', ticket], ['2-1', machine]] as const) await tandem.patch(`/crm/v3/objects/${kind}/${id}`, { properties: { [named[kind]]: `${secret} again` } })
    await tandem.patch(`/crm/v3/objects/contacts/${contact}`, { properties: { city: secret } })
    await tandem.patch(`/crm/v3/objects/contacts/${contact}`, { properties: { city: place } })
    expect((await tandem.put(`/api/contacts/${contact}/consents/newsletter`, { state: 'given', source: secret })).status).toBe(200)
    for (const kind of Object.keys(activities) as (keyof typeof activities)[]) await this.noted(kind, `contacts/${contact}`, `deals/${deal}`, `tickets/${ticket}`)
    const item = await tandem.post('/crm/v3/objects/line_items', { properties: { name: secret, price: '77.77' } })
    expect(item.status, item.text).toBe(201)
    this.hidden.push(item.body.id)
    await this.link(`line_items/${item.body.id}`, `deals/${deal}`)
    await this.quote(deal, contact)
    const gone = await this.made('contacts', { lastname: secret })
    await tandem.delete(`/crm/v3/objects/contacts/${gone}`)
    return { contact, deal, ticket, machine }
  }
}

const test = base.extend<{ firm: Firm }>({
  firm: [async ({ tandem }, use) => use(await Firm.found(tandem)), { scope: 'file' }],
})

const met = (firm: Firm, answers: Map<string, string>) => [...answers].filter(([, answer]) => firm.hidden.some((word) => answer.includes(word))).map(([question]) => question)
const changed = (before: Map<string, string>, after: Map<string, string>) => [...after].filter(([question, answer]) => answer !== before.get(question)).map(([question]) => question)

test('records out of sight change no answer, and are in none', async ({ tandem, firm }) => {
  // Two roles are asked before as well: all four pass by the same predicates.
  const before = new Map<Role, Map<string, string>>()
  for (const role of ['owner', 'marketer', 'rep'] as const) before.set(role, await firm.answers(tandem.as(role), firm.questions(role)))
  const { deal, ticket, machine } = await firm.plant()

  const owners = changed(before.get('owner')!, await firm.answers(tandem.token, firm.questions('owner')))
  const telling = owners.map((question) => question.split(/[ ?]/)[1])
  expect(telling).toEqual(expect.arrayContaining([...ofTheCompany, '/api/funnel', '/api/funnel/series', '/api/revenue', '/api/revenue/deals', '/api/handoffs', '/api/quotes', '/api/verdicts', '/api/search', '/api/mail/messages']))
  expect(telling.length, 'the owner does see them').toBeGreaterThan(60)
  for (const role of roles) {
    const now = await firm.answers(tandem.as(role), firm.questions(role))
    expect([role, met(firm, now)]).toEqual([role, []])
    const others = before.has(role) ? changed(before.get(role)!, now) : []
    expect([role, others.filter((question) => !ofTheCompany.some((address) => question.includes(address)))]).toEqual([role, []])
  }

  // And through what is in sight and tells of them: one's contact on their deal, their quote on one's deal.
  await firm.link(`contacts/${firm.id('contacts')}`, `deals/${deal}`)
  await firm.link(`companies/${firm.id('companies')}`, `deals/${deal}`)
  await firm.quote(deal, firm.id('contacts'))
  await firm.quote(firm.id('deals'), firm.id('contacts'))
  await firm.link(`contacts/${firm.id('contacts')}`, `tickets/${ticket}`)
  await firm.link(`contacts/${firm.id('contacts')}`, `2-1/${machine}`)
  await firm.link(`2-1/${firm.id('2-1')}`, `tickets/${ticket}`)
  await firm.task(`deals/${deal}`)
  for (const kind of Object.keys(activities) as (keyof typeof activities)[]) await firm.noted(kind, `companies/${firm.id('companies')}`, `deals/${deal}`)
  const told = async (token: string) => (await tandem.get(`/crm/v3/objects/contacts/${firm.id('contacts')}?properties=hs_last_activity_date,hs_last_activity_type,hs_last_activity_title,notes_next_activity_date,hs_next_activity_title`, { token })).body.properties
  expect(await told(tandem.token)).toMatchObject({ hs_last_activity_type: 'quote', hs_next_activity_title: `Call ${secret}` })
  const shown = new Set(met(firm, await firm.answers(tandem.token, firm.questions('owner'))))
  for (const story of [`/api/records/contacts/${firm.id('contacts')}/timeline`, `/api/records/deals/${firm.id('deals')}/timeline`, `/api/contacts/${firm.id('contacts')}/thread`, '/api/mail/messages'])
    expect([story, shown.has(`GET ${story} `)]).toEqual([story, true])
  for (const role of roles) {
    const asked = firm.questions(role).filter(([method, address, body]) => shown.has(`${method} ${address} ${JSON.stringify(body) ?? ''}`))
    expect([role, met(firm, await firm.answers(tandem.as(role), asked))]).toEqual([role, []])
    expect(await told(tandem.as(role))).toMatchObject({ hs_last_activity_date: expect.any(String), hs_last_activity_type: null, hs_last_activity_title: null, notes_next_activity_date: expect.any(String), hs_next_activity_title: null })
  }
  expect((await told(firm.colleague)).hs_next_activity_title).toBe(`Call ${secret}`)
})

test('a campaign goes to the contacts that whoever starts it sees', async ({ tandem, firm }) => {
  const token = tandem.as('marketer')
  const marketer = (await tandem.get('/api/session', { token })).body.user.id
  const people = { mine: marketer, nobodys: undefined, theirs: (await tandem.get('/api/session', { token: firm.colleague })).body.user.id }
  const ids: Record<string, string> = {}
  for (const [whose, owner] of Object.entries(people)) {
    ids[whose] = (await tandem.contact({ email: `${whose}@oslo.example`, city: 'oslo', ...(owner ? { hubspot_owner_id: owner } : {}) })).id
    await tandem.put(`/api/contacts/${ids[whose]}/consents/newsletter`, { state: 'given', source: 'test' })
  }
  const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: 'oslo' }] }
  const draft = async () => (await tandem.post('/api/campaigns', { name: 'To Oslo', topic_key: 'newsletter', subject: 'Hello', body: 'Hello', condition })).body.id as string
  const sentTo = async (id: string, by: string) => {
    const checks = (await tandem.get(`/api/campaigns/${id}/checks`, { token: by })).body
    expect((await tandem.post(`/api/campaigns/${id}/sending`, undefined, { token: by })).status).toBe(200)
    const sent = await eventually(async () => { const now = (await tandem.get(`/api/campaigns/${id}`)).body; return now.state === 'sent' ? now : Promise.reject(new Error(now.state)) })
    expect(sent.totals.recipients).toBe(checks.audience.segment)
    return [checks.checks.some((one: any) => one.code === 'own_contacts'), (await tandem.get(`/api/campaigns/${id}/recipients?limit=200`)).body.results.map((one: any) => one.contact_id).sort()]
  }
  const [by_marketer, by_owner] = [await draft(), await draft()]
  expect(await sentTo(by_marketer, token)).toEqual([true, [ids.mine, ids.nobodys].sort()])
  expect(await sentTo(by_owner, tandem.token)).toEqual([false, Object.values(ids).sort()])
})

test('a task of a record out of sight is among those of whom it is given to, without the record', async ({ tandem, firm }) => {
  const token = tandem.as('rep')
  const user_id = (await tandem.get('/api/session', { token })).body.user.id
  const theirs = await tandem.contact({ lastname: 'Hidden', hubspot_owner_id: (await tandem.get('/api/session', { token: firm.colleague })).body.user.id })
  const give = (record: string, body: string) => tandem.post(`/api/records/contacts/${record}/activities`, { kind: 'task', body, due_at: '2026-02-03T09:00:00Z', user_id }, { token: tandem.token })
  const [hidden, seen] = [await give(theirs.id, 'Call back'), await give(firm.id('contacts'), 'Call first')]
  expect([hidden.body.user_sees_record, seen.body.user_sees_record]).toEqual([false, true])
  const tasks = (await tandem.get('/api/tasks?limit=200', { token })).body.results
  const listed = (id: string) => tasks.find((one: any) => one.task.id === id)
  expect(listed(hidden.body.id)).toMatchObject({ task: { body: 'Call back', due_at: '2026-02-03T09:00:00.000Z' }, record_title: '' })
  expect(listed(hidden.body.id).task.record_id).toBeUndefined()
  expect(listed(seen.body.id)).toMatchObject({ task: { record_id: firm.id('contacts') }, record_title: 'Mine' })
  const done = await tandem.patch(`/api/tasks/${hidden.body.id}`, { version: 1, done: true }, { token })
  expect([done.status, done.body.record_id, done.text.includes(theirs.id)]).toEqual([200, undefined, false])
  expect((await tandem.patch(`/api/tasks/${seen.body.id}`, { version: 1, done: true }, { token })).body.record_id).toBe(firm.id('contacts'))
  expect((await tandem.patch(`/api/tasks/${hidden.body.id}`, { version: 2, done: false }, { token: tandem.as('marketer') })).status).toBe(404)
})

test('what belongs to a note is out of sight where one of its records is', async ({ tandem, firm }) => {
  const rep = tandem.as('rep')
  const mine = await tandem.contact({ lastname: 'Mine too', hubspot_owner_id: (await tandem.get('/api/session', { token: rep })).body.user.id })
  const theirs = await tandem.contact({ lastname: 'Theirs', hubspot_owner_id: (await tandem.get('/api/session', { token: firm.colleague })).body.user.id })
  const note = (await tandem.post('/crm/v3/objects/notes', { properties: { hs_note_body: 'Of both' } })).body.id
  const file = (await tandem.call('POST', `/api/records/notes/${note}/files?name=both.txt`, undefined, { raw: 'both', headers: { 'Content-Type': 'application/octet-stream' } })).body.id
  await firm.link(`notes/${note}`, `contacts/${mine.id}`)
  const seen = async (token: string) => {
    const noted = { filterGroups: [{ filters: [{ propertyName: 'associations.note', operator: 'HAS_PROPERTY' }, { propertyName: 'lastname', operator: 'EQ', value: 'Mine too' }] }] }
    const linked = await tandem.get(`/crm/v4/objects/contacts/${mine.id}/associations/notes`, { token })
    const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'lastname', operator: 'EQ', value: 'Mine too' }, { type: 'associated', object: 'notes' }] }
    const meant = await tandem.post('/api/segments/preview', { condition }, { token })
    return {
      searched: (await tandem.post('/crm/v3/objects/contacts/search', noted, { token })).body.total, linked: linked.body.results.length, counted: meant.body.members,
      file: (await tandem.get(`/api/files/${file}/content`, { token })).status, removed: (await tandem.post(`/api/files/${file}/restoration`, undefined, { token })).status,
    }
  }
  const all = { searched: 1, linked: 1, counted: 1, file: 200 }
  expect([await seen(tandem.token), await seen(rep)]).toMatchObject([all, all])
  await firm.link(`notes/${note}`, `contacts/${theirs.id}`)
  expect([await seen(tandem.token), await seen(rep)]).toMatchObject([all, { searched: 0, linked: 0, counted: 0, file: 404, removed: 404 }])
})
