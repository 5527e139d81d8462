// Visits from the tracker's message to the figure on the page.
import { kills } from '../support/engine.ts'
import { eventually } from '../support/smtp.ts'
import { Tandem, describe, expect, test } from '../support/tandem.ts'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

interface Visitor {
  ip?: string
  agent?: string
  referrer?: string
}
const send = (tandem: Tandem, message: unknown, { ip = '8.8.8.8', agent = firefox }: Visitor = {}) =>
  tandem.call('POST', '/api/event', undefined, {
    token: null,
    headers: { 'Content-Type': 'text/plain', 'User-Agent': agent, 'X-Forwarded-For': ip },
    raw: typeof message === 'string' ? message : JSON.stringify(message),
  })
const view = (tandem: Tandem, domain: string, path: string, visitor: Visitor = {}) =>
  send(tandem, { n: 'pageview', u: `https://${domain}${path}`, d: domain, r: visitor.referrer }, visitor)

const ask = async (tandem: Tandem, site_id: string, query: object) => {
  const answer = await tandem.post('/api/v2/query', { site_id, date_range: 'day', ...query })
  expect(answer.status, answer.text).toBe(200)
  return answer.body.results
}
const figures = async (tandem: Tandem, site: string) => (await ask(tandem, site, { metrics: ['visitors', 'visits', 'pageviews', 'events'] }))[0].metrics
/** Visitors, visits, page views and events of the day, as soon as so many events are counted. */
const counted = (tandem: Tandem, site: string, events: number) =>
  eventually(async () => {
    const found = await figures(tandem, site)
    expect(found[3]).toBe(events)
    return found
  })

async function site(tandem: Tandem, domain: string): Promise<string> {
  expect((await tandem.post('/api/v1/sites', { domain, timezone: 'UTC' })).status).toBe(200)
  return domain
}

describe('what comes in', () => {
  test('is in the figures soon', async ({ tandem }) => {
    const domain = await site(tandem, 'second.example')
    const answer = await view(tandem, domain, '/')
    expect([answer.status, answer.text, answer.headers.get('access-control-allow-origin')]).toEqual([202, 'ok', '*'])
    expect(await counted(tandem, domain, 1)).toEqual([1, 1, 1, 1])
  })

  test('is one visit with its source, its pages and its country', async ({ tandem }) => {
    const domain = await site(tandem, 'visit.example')
    await view(tandem, domain, '/landing?utm_campaign=spring', { referrer: 'https://www.google.com/' })
    await view(tandem, domain, '/pricing', { referrer: `https://${domain}/landing` })
    await send(tandem, { n: 'Signup', u: `https://${domain}/pricing`, d: domain, p: { plan: 'pro' } })
    await send(tandem, { n: 'engagement', u: `https://${domain}/pricing`, d: domain, e: 4000, sd: 60 })
    await view(tandem, domain, '/', { ip: '8.8.4.4', agent: phone })

    expect(await counted(tandem, domain, 4)).toEqual([2, 2, 3, 4])
    const by = async (dimension: string, metric = 'visitors') =>
      Object.fromEntries((await ask(tandem, domain, { metrics: [metric], dimensions: [dimension] })).map((row: any) => [row.dimensions[0], row.metrics[0]]))
    expect(await by('visit:source')).toEqual({ Google: 1, 'Direct / None': 1 })
    expect(await by('visit:channel')).toEqual({ 'Organic Search': 1, Direct: 1 })
    expect(await by('visit:entry_page', 'visits')).toEqual({ '/landing': 1, '/': 1 })
    expect(await by('visit:exit_page', 'visits')).toEqual({ '/pricing': 1, '/': 1 })
    expect(await by('event:page', 'pageviews')).toEqual({ '/landing': 1, '/pricing': 1, '/': 1 })
    expect(await by('visit:device')).toEqual({ Desktop: 1, Mobile: 1 })
    expect(await by('visit:country')).toEqual({ US: 2 })
    expect(await by('event:name', 'events')).toEqual({ pageview: 3, Signup: 1 })
    expect(await by('event:props:plan', 'events')).toEqual({ '(none)': 3, pro: 1 })
    expect((await ask(tandem, domain, { metrics: ['bounce_rate'] }))[0].metrics).toEqual([50])
    const filters = [['is', 'visit:source', ['Google']], ['contains', 'event:page', ['/pri']]]
    expect((await ask(tandem, domain, { metrics: ['visitors', 'pageviews'], filters }))[0].metrics).toEqual([1, 1])
    const live = (await tandem.get(`/api/analytics/realtime?site_id=${domain}`)).body
    expect([live.visitors, live.minutes.length]).toEqual([2, 30])
  })

  test('from machines and for unknown sites is not counted', async ({ tandem }) => {
    const domain = await site(tandem, 'machines.example')
    for (const agent of ['Googlebot/2.1 (+http://www.google.com/bot.html)', 'curl/8.5.0', 'Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)'])
      expect((await view(tandem, domain, '/', { agent })).status).toBe(202)
    const unknown = await view(tandem, 'nobody-counts.example', '/')
    expect([unknown.status, unknown.headers.get('x-plausible-dropped')]).toEqual([202, '1'])
    await view(tandem, domain, '/', { ip: '8.8.4.4' }) // events are counted in the order in which they come
    expect(await counted(tandem, domain, 1)).toEqual([1, 1, 1, 1])
  })

  test('that is no event is refused, and the program goes on', async ({ tandem }) => {
    const bad = ['', '{', 'null', '[]', '{}', '{"n":"pageview"}', '{"n":"pageview","u":"file:///etc/passwd","d":"a.b"}', `{"n":"${'x'.repeat(500)}","u":"https://a.b/","d":"a.b"}`,
      '['.repeat(5000), '{"n":"\u0000","u":"x","d":"y"}']
    for (const message of bad) expect((await send(tandem, message)).status, message.slice(0, 60)).toBe(400)
    expect((await send(tandem, `{"n":"pageview","p":"${'x'.repeat(70_000)}"}`)).status).toBe(413)
    expect((await tandem.call('POST', '/api/event', undefined, { token: null, raw: new Uint8Array([123, 34, 110, 34, 58, 34, 255, 34, 125]) })).status).toBe(400)
    expect((await tandem.get('/health')).status).toBe(200)
  })

  test('may come from other sites, without a preflight that fails', async ({ tandem }) => {
    const preflight = await tandem.call('OPTIONS', '/api/event', undefined, { token: null, headers: { Origin: 'https://elsewhere.example' } })
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'Content-Type'])
  })
})

describe('a tracker on another origin', () => {
  test('reads refusals too', async ({ tandem }) => {
    for (const message of ['{', `{"n":"pageview","p":"${'x'.repeat(70_000)}"}`]) {
      const refused = await send(tandem, message)
      expect([400, 413]).toContain(refused.status)
      expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    }
  })

  test('is one visitor however a proxy writes the address', async ({ tandem }) => {
    const domain = await site(tandem, 'proxy.example')
    for (const ip of ['85.214.132.117', '85.214.132.117:5566', '::ffff:85.214.132.117', '[::ffff:85.214.132.117]:443']) await view(tandem, domain, '/', { ip })
    expect(await counted(tandem, domain, 4)).toEqual([1, 1, 4, 4])
    expect((await ask(tandem, domain, { metrics: ['visitors'], dimensions: ['visit:country_name'] }))[0].dimensions).toEqual(['Germany'])
  })
})

describe('a question', () => {
  test('for more than anybody reads is refused before it is counted', async ({ tandem }) => {
    const domain = await site(tandem, 'endless.example')
    const labels = { site_id: domain, metrics: ['visitors'], dimensions: ['time:hour'], include: { time_labels: true } }
    for (const date_range of [['0001-01-01', '9999-12-31'], ['2000-01-01', '2026-11-28']])
      expect((await tandem.post('/api/v2/query', { ...labels, date_range })).status).toBe(400)
    expect((await tandem.get('/health')).status).toBe(200)
  })

  test('about goals leaves out page views, and knows the number of rows beyond the end', async ({ tandem }) => {
    const domain = await site(tandem, 'goals.example')
    await view(tandem, domain, '/')
    await send(tandem, { n: 'Signup', u: `https://${domain}/`, d: domain, p: { seats: 1.5 } })
    await counted(tandem, domain, 2)
    expect(await ask(tandem, domain, { metrics: ['visitors', 'conversion_rate'], dimensions: ['event:goal'] })).toEqual([{ dimensions: ['Signup'], metrics: [1, 100] }])
    expect((await ask(tandem, domain, { metrics: ['events'], dimensions: ['event:props:seats'], filters: [['is', 'event:goal', ['Signup']]] }))[0].dimensions).toEqual(['1.5'])
    const beyond = await tandem.post('/api/v2/query', { site_id: domain, metrics: ['events'], date_range: 'day', dimensions: ['event:name'], pagination: { limit: 2, offset: 100 }, include: { total_rows: true } })
    expect([beyond.body.results, beyond.body.meta.total_rows]).toEqual([[], 2])
    for (const metrics of [['percentage'], ['conversion_rate']]) expect((await tandem.post('/api/v2/query', { site_id: domain, metrics, date_range: 'day' })).status).toBe(400)
  })

  test('that is wrong is answered with every mistake', async ({ tandem }) => {
    const domain = await site(tandem, 'question.example')
    const answer = await tandem.post('/api/v2/query', { site_id: domain, metrics: ['visitrs'], date_range: 'someday', dimensions: ['visit:shoe'], filters: [['is']] })
    expect([answer.status, answer.body.errors.map((error: any) => error.pointer)]).toEqual([400, ['/date_range', '/metrics/0', '/dimensions/0', '/filters/0']])
    const nonsense = await tandem.post('/api/v2/query', { site_id: domain, metrics: ['visit_duration'], date_range: 'day', dimensions: ['event:name'] })
    expect(nonsense.status).toBe(400)
  })

  test('about a period compares it with the one before and names every day', async ({ tandem }) => {
    const domain = await site(tandem, 'compare.example')
    await view(tandem, domain, '/')
    await counted(tandem, domain, 1)
    const include = { time_labels: true, total_rows: true, comparisons: { mode: 'previous_period' } }
    const answer = await tandem.post('/api/v2/query', { site_id: domain, metrics: ['visitors'], date_range: 'day', dimensions: ['time:day'], include })
    expect(answer.body.meta.time_labels).toHaveLength(1)
    expect(answer.body.meta.total_rows).toBe(1)
    expect(answer.body.results[0].comparison).toEqual({ metrics: [0], change: [100] })
    const week = await tandem.post('/api/v2/query', { site_id: domain, metrics: ['visitors'], date_range: '7d', dimensions: ['time:day'], include })
    expect([week.body.results, week.body.meta.time_labels.length]).toEqual([[], 7]) // seven finished days, without today
  })
})

test('a site can be listed, found, refused twice and removed with its figures', async ({ tandem }) => {
  const made = await tandem.post('/api/v1/sites', { domain: 'https://www.Gone.example/' })
  expect([made.status, made.body.domain]).toEqual([200, 'gone.example'])
  expect((await tandem.post('/api/v1/sites', { domain: 'gone.example' })).status).toBe(409)
  expect((await tandem.post('/api/v1/sites', { domain: '<script>' })).status).toBe(400)
  expect((await tandem.post('/api/v1/sites', { domain: 'zone.example', timezone: 'Mars/Olympus' })).status).toBe(400)
  await view(tandem, 'gone.example', '/')
  expect((await tandem.get('/api/v1/sites')).body.sites.map((each: any) => each.domain)).toContain('gone.example')
  expect((await tandem.delete('/api/v1/sites/gone.example')).body).toEqual({ deleted: true })
  expect((await tandem.get('/api/v1/sites/gone.example')).status).toBe(404)
  expect((await view(tandem, 'gone.example', '/')).headers.get('x-plausible-dropped')).toBe('1')
  await site(tandem, 'gone.example')
  expect(await figures(tandem, 'gone.example')).toEqual([0, 0, 0, 0])
})

test('sites are listed page by page', async ({ tandem }) => {
  for (const domain of ['pages-a.example', 'pages-b.example', 'pages-c.example']) await site(tandem, domain)
  const list = async (query: string) => (await tandem.get(`/api/v1/sites?${query}`)).body
  const first = await list('limit=1')
  expect([first.sites.length, first.meta.limit, first.meta.before ?? null]).toEqual([1, 1, null])
  const second = await list(`limit=1&after=${first.meta.after}`)
  expect(second.sites[0].domain > first.sites[0].domain).toBe(true)
  expect((await list(`limit=1&before=${second.meta.before}`)).sites).toEqual(first.sites)
  expect((await tandem.get('/api/v1/sites?limit=0')).status).toBe(400)
})

test('killed again and again while events come in: what was acknowledged is counted, once', async () => {
  const tandem = await Tandem.open()
  try {
    await site(tandem, 'kill.example')
    const acknowledged: string[] = []
    let sent = 0
    for (let round = 0; round < kills(20); round++) {
      let stop = false
      const senders = Array.from({ length: 8 }, async (_, sender) => {
        for (let i = 0; !stop; i++) {
          const page = `/${round}-${sender}-${i}`
          sent++
          const answer = await view(tandem, 'kill.example', page, { ip: `9.9.${round}.${sender}` }).catch(() => undefined)
          if (answer?.status === 202) acknowledged.push(page)
        }
      })
      const before = acknowledged.length
      while (acknowledged.length === before) await sleep(5)
      await sleep(50 + 23 * (round % 7))
      await tandem.server.kill()
      stop = true
      await Promise.all(senders)
      await tandem.server.start()
    }
    await tandem.server.stop() // what is left in the log is loaded first
    await tandem.server.start()
    const seen = new Map<string, number>()
    for (let offset = 0; ; offset += 10_000) {
      const rows = await ask(tandem, 'kill.example', { metrics: ['pageviews'], date_range: 'all', dimensions: ['event:page'], pagination: { limit: 10_000, offset } })
      for (const row of rows) seen.set(row.dimensions[0], row.metrics[0])
      if (rows.length < 10_000) break
    }
    expect(acknowledged.length).toBeGreaterThan(kills(20))
    expect(acknowledged.filter((page) => seen.get(page) !== 1)).toEqual([])
    expect([...seen.values()].filter((views) => views !== 1)).toEqual([])
    expect(seen.size).toBeLessThanOrEqual(sent)
  } finally {
    await tandem.server.remove()
  }
})
