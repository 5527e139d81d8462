// Open, list and save contacts among 250,000 with 8 clients, through the server and in SQLite alone.
import { join } from 'node:path'
import { bareSql, count, imported, load, median, ms, ownerToken, runs, serve, table } from './lib.mjs'

const contacts = Number(process.env.TANDEM_BENCH_CONTACTS ?? 250000)
const connections = 8
const { copy, rowsPerSecond } = imported('records', contacts)
const wanted = { open: 5, list: 10, save: 5 }
const measured = { open: [], list: [], save: [] }
const beside = { open: [], list: [], save: [] }

async function someIds(target, headers) {
  const ids = []
  for (let after; ids.length < 1000; ) {
    const query = new URLSearchParams({ limit: '100', ...(after ? { after } : {}) })
    const page = await (await fetch(`http://${target}/crm/v3/objects/contacts?${query}`, { headers })).json()
    ids.push(...page.results.map(({ id }) => id))
    after = page.paging?.next?.after
    if (!after) break
  }
  return ids
}

for (let round = 0; round < runs; ++round) {
  const data = copy()
  const server = await serve(data)
  const headers = { Authorization: `Bearer ${await ownerToken(data, server.target)}`, 'Content-Type': 'application/json' }
  const path = '/crm/v3/objects/contacts'
  const ids = await someIds(server.target, headers)
  const fifty = JSON.stringify({ limit: 50, sorts: [{ propertyName: 'createdate', direction: 'DESCENDING' }] })
  const requests = {
    open: ids.map((id) => ({ method: 'GET', path: `${path}/${id}`, headers })),
    list: [{ method: 'POST', path: `${path}/search`, headers, body: fifty }],
    save: ids.map((id, index) => ({ method: 'PATCH', path: `${path}/${id}`, headers, body: JSON.stringify({ properties: { phone: `+49 30 ${100000 + index + round * 1000}` } }) })),
  }
  for (const [name, list] of Object.entries(requests)) measured[name].push(load(server.target, list, { connections }).p95_ms)
  await server.stop()
  for (const { operation, p95_ms } of bareSql(join(data, 'tandem.db'), { connections })) beside[operation].push(p95_ms)
}
table([
  { figure: `import of ${contacts} contacts`, measured: `${count(rowsPerSecond)} rows/s`, wanted: '', beside: '' },
  ...Object.keys(wanted).map((name) => ({
    figure: `${name}, p95 at ${contacts} contacts`, measured: ms(median(measured[name])), wanted: `≤ ${wanted[name]} ms`, beside: `bare SQL ${ms(median(beside[name]))}`,
  })),
])
