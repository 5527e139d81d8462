// Files uploaded to a record: one of 100 MB, and 1,000 of 10 kB by 8 clients. Beside: the same bytes written and synced by this script alone.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { count, demo, median, ms, ownerToken, runs, serve, table } from './lib.mjs'

const copy = demo('blobs', { contacts: 0, events: 0 })
const clients = 8
const small = 1_000
const measured = { large: [], small: [], memory: [] }
const beside = { large: [], small: [] }

const timed = async (work) => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
/** All of them, so many at once. */
async function each(items, atOnce, work) {
  const waiting = [...items]
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item)
  }))
}
async function upload(url, headers, name, body) {
  const answer = await fetch(`${url}?name=${name}`, { method: 'POST', headers, body })
  if (answer.status !== 201) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
}
async function plain(path, bytes) {
  const file = await open(path, 'wx')
  await file.write(bytes)
  await file.sync()
  await file.close()
}

for (let round = 0; round < runs; ++round) {
  const data = copy()
  const server = await serve(data)
  const token = { Authorization: `Bearer ${await ownerToken(data, server.target)}` }
  const made = await fetch(`http://${server.target}/crm/v3/objects/contacts`, { method: 'POST', headers: { ...token, 'Content-Type': 'application/json' }, body: JSON.stringify({ properties: { email: 'files@bench.example' } }) })
  const url = `http://${server.target}/api/records/contacts/${(await made.json()).id}/files`
  const headers = { ...token, 'Content-Type': 'application/octet-stream' }
  const large = randomBytes(100 * 1024 * 1024)
  const files = Array.from({ length: small }, () => randomBytes(10_000))
  const folder = join(data, 'plain')
  mkdirSync(folder)

  const before = server.residentMb()
  measured.large.push(await timed(() => upload(url, headers, 'large.bin', large)))
  measured.memory.push(server.residentMb() - before)
  beside.large.push(await timed(() => {
    const file = openSync(join(folder, 'large'), 'wx')
    for (let at = 0; at < large.length; ) at += writeSync(file, large, at)
    fsyncSync(file)
    closeSync(file)
  }))
  measured.small.push(small / ((await timed(() => each(files.keys(), clients, (i) => upload(url, headers, `${i}.bin`, files[i])))) / 1000))
  beside.small.push(small / ((await timed(() => each(files.keys(), clients, (i) => plain(join(folder, String(i)), files[i])))) / 1000))
  await server.stop()
}
table([
  { figure: 'upload of 100 MB', measured: ms(median(measured.large)), beside: `write and sync ${ms(median(beside.large))}` },
  { figure: 'memory it takes', measured: `${median(measured.memory).toFixed(0)} MB`, wanted: '≤ 20 MB' },
  { figure: `${count(small)} uploads of 10 kB, ${clients} clients`, measured: `${count(median(measured.small))}/s`, beside: `write and sync ${count(median(beside.small))}/s` },
])
