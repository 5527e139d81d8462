// Shared by the benchmarks: a data folder, a server on it, load against it, the median of three runs, a table.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** A demo company of the given size; made once, then copied, so that every run begins with the same data. */
export function demo(name, { contacts, events }) {
  const made = join(scratch, `${name}-made`)
  run(tandem, 'demo', '--data', made, '--contacts', String(contacts), '--events', String(events))
  let copies = 0
  return () => {
    const data = join(scratch, `${name}-${++copies}`)
    cpSync(made, data, { recursive: true })
    return data
  }
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
