// What the log names of a request: never what a stranger's link allows.
import { request } from 'node:http'
import { eventually } from '../support/smtp.ts'
import { routesOf, statusOf, addressOf } from '../support/routes.ts'
import { expect, test } from '../support/tandem.ts'

test('tokens of public links stand in no line of the log, whatever is asked for', async ({ tandem }) => {
  const routes = (await routesOf(tandem)).filter((one) => one.isPublic)
  const secret = routes.filter((one) => one.parameters.some(({ name }) => name === 'token'))
  expect(secret.length).toBeGreaterThan(8)
  // A further public address says by its parameter's name whether that is a secret.
  expect([...new Set(routes.flatMap((one) => one.parameters.map(({ name }) => name)))].sort()).toEqual(['form_id', 'link', 'logo_hash', 'slug', 'token', 'workspace'])

  const token = 'S3cretT0ken-nobody-may-read'
  for (const route of secret) await statusOf(tandem, route, addressOf(route, (name) => (name === 'token' ? token : '1')), null, '')
  for (const path of [`/q/${token}/nothing/here`, `/m/nowhere/${token}`, `/q//${token}`, `/q/%zz${token}`, `/api/welcome?token=${token}`])
    await fetch(tandem.server.address + path, { headers: { Referer: `${tandem.server.address}/q/${token}` } })
  await fetch(`${tandem.server.address}/q/${token}`, { method: 'PATCH' })
  // Refused before a route was looked for: the header is too large.
  await new Promise<void>((answered) => {
    const asking = request(`${tandem.server.address}/q/${token}`, { headers: { 'X-Long': 'x'.repeat(20_000) } }, (answer) => answer.resume().on('end', answered))
    asking.on('error', () => answered()).end()
  })

  await eventually(() => expect(tandem.server.log).toContain('PATCH /q/{token} 405'))
  await eventually(() => expect(tandem.server.log).toContain('431'))
  expect(tandem.server.log).toContain('POST /q/{token}/acceptance')
  expect(tandem.server.log).not.toContain('S3cret')
})
