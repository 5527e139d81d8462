// Whom five conditions mean among 250,000 contacts, two of them on what people did: counted line by line through the server, and the
// same question in SQLite alone.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { count, imported, median, ms, ownerToken, runs, serve, table } from './lib.mjs'

const contacts = Number(process.env.TANDEM_BENCH_CONTACTS ?? 250000)
const { copy } = imported('segments', contacts)
const sqlite = (data, sql) => execFileSync('sqlite3', [join(data, 'tandem.db')], { input: sql, encoding: 'utf8', maxBuffer: 1 << 28 })

const text = `all of (
  country = "Germany",
  lifecyclestage in ("lead", "subscriber"),
  did page_view "/prices" at least 2 times in the last 30 days,
  did mail_opened at most 0 times in the last 90 days,
  city in ("City1", "City2", "City3", "City4", "City5", "City6")
)`

/** Four page views and two opened mails a contact, over the last hundred days, as stories would have told them. */
const happened = `
  insert into contact_event (workspace_id, contact_id, kind, at, entry_id, place, subject)
  select c.workspace_id, c.id, 'page_view', (strftime('%s', 'now') - ((c.id / 4096) * 7 + n.value * 13) % 100 * 86400) * 1000, n.value, 0,
         case ((c.id / 4096) + n.value) % 3 when 0 then '/prices' when 1 then '/' else '/blog/' || n.value end
  from contact c cross join json_each('[1,2,3,4]') n;
  insert into contact_event (workspace_id, contact_id, kind, at, entry_id, place, subject)
  select c.workspace_id, c.id, 'mail_opened', (strftime('%s', 'now') - ((c.id / 4096) * 11 + n.value * 31) % 200 * 86400) * 1000, n.value, 0, '1'
  from contact c cross join json_each('[1,2]') n;
  analyze contact_event;`

/** The question as somebody would write it by hand, alone in the file. */
const bare = `
.timer on
select count(*) from contact c where c.archived = 0 and c.country = 'Germany' and c.lifecyclestage in ('lead', 'subscriber')
  and c.city in ('City1', 'City2', 'City3', 'City4', 'City5', 'City6')
  and c.id in (select contact_id from contact_event where workspace_id = c.workspace_id and kind = 'page_view' and at >= (strftime('%s', 'now') - 30 * 86400) * 1000
               and (subject = '/prices' or substr(subject, 1, 8) = '/prices/') group by contact_id having count(*) >= 2)
  and c.id not in (select contact_id from contact_event where workspace_id = c.workspace_id and kind = 'mail_opened' and at >= (strftime('%s', 'now') - 90 * 86400) * 1000);`

const measured = { preview: [], settle: [], beside: [] }
const wanted = { preview: 300, settle: 200 }
let members = 0

for (let round = 0; round < runs; ++round) {
  const data = copy()
  sqlite(data, happened)
  for (let i = 0; i < 3; ++i) {
    const [, real] = /real ([\d.]+)/.exec(sqlite(data, bare)) ?? []
    measured.beside.push(Number(real) * 1000)
  }
  const server = await serve(data)
  const headers = { Authorization: `Bearer ${await ownerToken(data, server.target)}`, 'Content-Type': 'application/json' }
  const send = async (method, path, body) => (await fetch(`http://${server.target}${path}`, { method, headers, body: body && JSON.stringify(body) })).json()
  const timed = async (work) => {
    const begun = performance.now()
    const answer = await work()
    return [performance.now() - begun, answer]
  }
  for (let i = 0; i < 5; ++i) {
    const [took, answer] = await timed(() => send('POST', '/api/segments/preview', { text }))
    measured.preview.push(took)
    members = answer.members
  }
  const { id } = await send('POST', '/api/segments', { name: 'Bench', text: 'all of (country = "Atlantis")' })
  while ((await send('GET', `/api/segments/${id}`)).counted_version !== 1) await new Promise((done) => setTimeout(done, 20))
  for (let i = 0; i < 5; ++i) {
    const [took] = await timed(async () => {
      await send('POST', '/crm/v3/objects/contacts', { properties: { email: `atlantis-${i}@bench.test`, country: 'Atlantis' } })
      while ((await send('GET', `/api/segments/${id}`)).members !== i + 1) await new Promise((done) => setTimeout(done, 2))
    })
    measured.settle.push(took)
  }
  await server.stop()
}
table([
  { figure: `preview of five conditions, line by line, ${contacts} contacts, ${count(members)} meant`, measured: ms(median(measured.preview)), wanted: `≤ ${wanted.preview} ms`, beside: `bare SQL, the count alone ${ms(median(measured.beside))}` },
  { figure: 'from a contact being made to its being in the segment', measured: ms(median(measured.settle)), wanted: `≤ ${wanted.settle} ms`, beside: '' },
])
