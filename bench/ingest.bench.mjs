// Durable events from 64 connections. Beside: the same requests for a domain nobody counts, answered 202 without storing.
import { count, demo, load, median, ownerToken, runs, serve, table } from './lib.mjs'

const copy = demo('ingest', { contacts: 0, events: 0 })
const browser = 'Mozilla/5.0 (X11; Linux x64; rv:128.0) Gecko/20100101 Firefox/128.0'

// 500 visitors, each on a page of their own.
const events = (domain) => Array.from({ length: 500 }, (_, index) => ({
  method: 'POST',
  path: '/api/event',
  headers: { 'Content-Type': 'application/json', 'User-Agent': browser, 'X-Forwarded-For': `203.0.${index >> 8}.${index & 255}` },
  body: JSON.stringify({ n: 'pageview', u: `https://${domain}/page-${index % 40}`, d: domain, r: 'https://www.google.com/' }),
}))

const stored = []
const dropped = []
for (let round = 0; round < runs; ++round) {
  const data = copy()
  const server = await serve(data)
  const headers = { Authorization: `Bearer ${await ownerToken(data, server.target)}`, 'Content-Type': 'application/json' }
  await fetch(`http://${server.target}/api/v1/sites`, { method: 'POST', headers, body: JSON.stringify({ domain: 'bench.example' }) })
  stored.push(load(server.target, events('bench.example'), { connections: 64 }).per_second)
  dropped.push(load(server.target, events('unknown.example'), { connections: 64 }).per_second)
  await server.stop()
}
table([{ figure: 'durable events', measured: `${count(median(stored))}/s`, wanted: '≥ 20,000/s', beside: `202 without storing ${count(median(dropped))}/s` }])
