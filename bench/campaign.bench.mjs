// Mails of one campaign, rendered and durable, to postfix's smtp-sink. Beside: libcurl alone to the same sink.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { count, demo, freePort, median, ownerToken, run, runs, serve, sleep, table, tandem } from './lib.mjs'

const people = Number(process.env.TANDEM_BENCH_MAILS ?? 5000)
const copy = demo('campaign', { contacts: 0, events: 0 })

const sinkPort = await freePort()
const sink = spawn('/usr/sbin/smtp-sink', ['-c', ...(process.getuid() === 0 ? ['-u', 'postfix'] : []), `127.0.0.1:${sinkPort}`, '256'], { stdio: 'ignore' })
process.on('exit', () => sink.kill())
await sleep(300)
const alone = () => JSON.parse(run(join(dirname(tandem), 'bench_smtp_alone'), '--target', `127.0.0.1:${sinkPort}`)).per_second

async function audience(send) {
  for (let from = 0; from < people; from += 100) {
    const inputs = Array.from({ length: 100 }, (_, index) => ({ properties: { email: `p${from + index}@bench.example`, firstname: `Person ${index}` } }))
    const { results } = await send('POST', '/crm/v3/objects/contacts/batch/create', { inputs })
    await Promise.all(results.map(({ id }) => send('PUT', `/api/contacts/${id}/consents/newsletter`, { state: 'given', source: 'bench' })))
  }
}

async function mailsPerSecond() {
  const data = copy()
  const server = await serve(data, { TANDEM_SMTP_HOST: '127.0.0.1', TANDEM_SMTP_PORT: String(sinkPort), TANDEM_SMTP_TLS: 'none', TANDEM_SMTP_FROM: 'Bench <bench@sender.example>' })
  const headers = { Authorization: `Bearer ${await ownerToken(data, server.target)}`, 'Content-Type': 'application/json' }
  const send = async (method, path, body) => {
    const answer = await fetch(`http://${server.target}${path}`, { method, headers, body: body && JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }
  await audience(send)
  const body = `Hello {{ contact.firstname }},\n\n${'The same words again and again, about as many as a short letter has. '.repeat(60)}\n\n[Read on](https://sender.example/news)`
  const { id } = await send('POST', '/api/campaigns', { name: 'Bench', subject: 'News for {{ contact.firstname }}', body })
  const begun = performance.now()
  await send('POST', `/api/campaigns/${id}/sending`)
  for (;;) {
    const { state, totals } = await send('GET', `/api/campaigns/${id}`)
    if (state === 'sent' && totals.sent !== people) throw new Error(`not everybody got it: ${JSON.stringify(totals)}`)
    if (state === 'sent') break
    await sleep(20)
  }
  const seconds = (performance.now() - begun) / 1000
  await server.stop()
  return people / seconds
}

const sent = []
const beside = []
for (let round = 0; round < runs; ++round) {
  sent.push(await mailsPerSecond())
  beside.push(alone())
}
sink.kill()
table([{ figure: 'mails of a campaign', measured: `${count(median(sent))}/s`, wanted: '≥ 1,000/s', beside: `libcurl alone ${count(median(beside))}/s` }])
