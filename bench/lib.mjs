// Shared by the benchmarks: a data folder, a server on it, load against it, the median of three runs, a table.
import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const tandem = process.env.TANDEM_BIN
const programs = dirname(tandem)
export const runs = 3

export const run = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

export const scratch = mkdtempSync(join(tmpdir(), 'tandem-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
process.on('SIGINT', () => process.exit(130))

/** Copies of a data folder that was made once, so that every run begins with the same data. */
function copiesOf(made, name) {
  let copies = 0
  return () => {
    const data = join(scratch, `${name}-${++copies}`)
    cpSync(made, data, { recursive: true })
    return data
  }
}

/** A demo company of the given size. */
export function demo(name, { contacts, events }) {
  const made = join(scratch, `${name}-made`)
  run(tandem, 'demo', '--data', made, '--contacts', String(contacts), '--events', String(events))
  return copiesOf(made, name)
}

const mapping = `source = "bench"
[[file]]
name = "people.csv"
object = "contacts"
key = "key"
at = { column = "created", format = "%Y-%m-%d %H:%M" }
[file.properties]
${['email', 'firstname', 'lastname', 'company', 'city', 'country', 'phone', 'lifecyclestage', 'hs_analytics_source'].map((name) => `${name} = { column = "${name}" }`).join('\n')}
createdate = { column = "created", format = "%Y-%m-%d %H:%M", when = "created" }
`

/** So many contacts, brought in by `tandem import csv` into a company without records; how many rows a second that took. */
export function imported(name, contacts) {
  const made = join(scratch, `${name}-made`)
  const [csv, toml] = [join(scratch, 'people.csv'), join(scratch, 'people.toml')]
  const created = (i) => new Date(Date.UTC(2025, 0, 1) + ((i * 7919) % 600) * 86_400_000 + (i % 1440) * 60_000).toISOString().slice(0, 16).replace('T', ' ')
  const stages = ['lead', 'lead', 'subscriber', 'customer']
  const sources = ['Google', 'Newsletter', 'Direct', 'Referral']
  const row = (i) => [`k${i}`, `p${i}@firm-${i % 5000}.test`, `First${i % 400}`, `Last${i % 900}`, `Firm ${i % 5000}`, `City${i % 60}`, 'Germany', `+49 30 ${100_000 + i}`, stages[i % 4], sources[i % 4], created(i)].join(',')
  writeFileSync(toml, mapping)
  writeFileSync(csv, 'key,email,firstname,lastname,company,city,country,phone,lifecyclestage,hs_analytics_source,created\n')
  for (let from = 0; from < contacts; from += 10_000)
    appendFileSync(csv, Array.from({ length: Math.min(10_000, contacts - from) }, (_, i) => row(from + i) + '\n').join(''))
  run(tandem, 'demo', '--data', made, '--contacts', '0', '--events', '0')
  const begun = performance.now()
  run(tandem, 'import', 'csv', '--data', made, '--mapping', toml, csv)
  return { copy: copiesOf(made, name), rowsPerSecond: contacts / ((performance.now() - begun) / 1000) }
}

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}

/** Starts the program on a data folder and waits for /health. */
export async function serve(data, env = {}) {
  const target = `127.0.0.1:${await freePort()}`
  const begun = performance.now()
  const child = spawn(tandem, ['serve', '--data', data, '--listen', target], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'ignore'] })
  const stopped = new Promise((done) => child.on('exit', done))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const healthy = await fetch(`http://${target}/health`).then((answer) => answer.ok, () => false)
    if (healthy) break
    await sleep(5)
  }
  const startMs = performance.now() - begun
  const residentMb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024
  const stop = () => (child.kill('SIGTERM'), stopped)
  return { target, startMs, residentMb, stop }
}

/** An API token of the demo company's owner. */
export async function ownerToken(data, target) {
  const { demo_people } = await (await fetch(`http://${target}/api/welcome`)).json()
  const owner = demo_people.find(({ role }) => role === 'owner')
  return run(tandem, 'token', 'create', '--data', data, '--user', owner.email).trim().split('\n').at(-1)
}

/** Sends the requests over and over; answers per second, p50, p95, p99 and statuses. Anything but 2xx ends the benchmark. */
export function load(target, requests, { connections, seconds = 5 }) {
  const file = join(scratch, 'requests.jsonl')
  writeFileSync(file, requests.map((request) => JSON.stringify(request)).join('\n') + '\n')
  const words = ['--target', target, '--requests', file, '--connections', connections, '--seconds', seconds].map(String)
  const result = JSON.parse(run(join(programs, 'bench_load'), ...words))
  const odd = Object.keys(result.statuses).filter((status) => !status.startsWith('2'))
  if (odd.length) throw new Error(`answers with status ${odd}: ${JSON.stringify(result.statuses)}`)
  return result
}

export const bareSql = (database, { connections, seconds = 5 }) =>
  run(join(programs, 'bench_bare_sql'), '--database', database, '--clients', String(connections), '--seconds', String(seconds))
    .trim().split('\n').map((line) => JSON.parse(line))

/** rows: {figure, measured, wanted, beside}; all text. */
export function table(rows) {
  const columns = ['figure', 'measured', 'wanted', 'beside']
  const width = (column) => Math.max(column.length, ...rows.map((row) => String(row[column] ?? '').length))
  const line = (row) => columns.map((column) => String(row[column] ?? '').padEnd(width(column))).join('  ').trimEnd()
  console.log([line(Object.fromEntries(columns.map((column) => [column, column]))), ...rows.map(line)].join('\n'))
}

export const ms = (value) => `${value.toFixed(2)} ms`
export const count = (value) => Math.round(value).toLocaleString('en')
