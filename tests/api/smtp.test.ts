// The way to a mail server as companies have them: encrypted, with a name and a password, and sometimes silent.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { test as base } from 'vitest'
import { Tandem, describe, expect } from '../support/tandem.ts'

interface Certificate { ca: string; cert: string; key: string }

const test = base.extend<{ certificate: Certificate }>({
  certificate: [async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-tls-'))
    const [ca, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', ca], { stdio: 'ignore' })
    await use({ ca, cert: readFileSync(ca, 'utf8'), key: readFileSync(key, 'utf8') })
    rmSync(folder, { recursive: true, force: true })
  }, { scope: 'file' }],
})

interface Taken { to: string; secure: boolean; user: string | undefined }

async function mailServer(options: SMTPServerOptions) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    ...options,
    onAuth: (auth, _session, done) => (auth.username === 'tandem' && auth.password === 'right one' ? done(null, { user: auth.username }) : done(new Error('Invalid credentials'))),
    onData: (stream, session, done) => {
      stream.resume().on('end', () => {
        taken.push({ to: session.envelope.rcptTo[0]!.address, secure: session.secure, user: (session.user as string | false | undefined) || undefined })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { taken, port: (server.server.address() as AddressInfo).port, close: () => new Promise<void>((closed) => server.close(() => closed())) }
}

/** What a test mail says with these settings. */
async function tried(port: number, env: Record<string, string>): Promise<{ delivered: boolean; reply: string }> {
  const tandem = await Tandem.open({ env: { TANDEM_SMTP_HOST: 'localhost', TANDEM_SMTP_PORT: String(port), TANDEM_SMTP_FROM: 'hello@ferrow.example', ...env } })
  const answer = await tandem.post('/api/mail/test', { to: 'me@test.example' })
  await tandem.server.remove()
  expect(answer.status).toBe(200)
  return answer.body
}

const listening = (greet: (socket: Socket) => void) => new Promise<Server>((ready) => {
  const server = createServer((socket) => greet(socket.on('error', () => {})))
  server.listen(0, '127.0.0.1', () => ready(server))
})

describe('a mail server', () => {
  test('with STARTTLS and a certificate that is trusted gets the mail, encrypted; a stranger’s certificate is refused', async ({ certificate }) => {
    const server = await mailServer({ cert: certificate.cert, key: certificate.key, authOptional: true })
    expect((await tried(server.port, { TANDEM_SMTP_TLS: 'starttls', TANDEM_SMTP_CA: certificate.ca })).delivered).toBe(true)
    expect(server.taken).toEqual([{ to: 'me@test.example', secure: true, user: undefined }])
    const refused = await tried(server.port, { TANDEM_SMTP_TLS: 'starttls' })
    expect([refused.delivered, /certificate/i.test(refused.reply)]).toEqual([false, true])
    expect(server.taken.length).toBe(1)
    await server.close()
  })

  test('with TLS from the first byte asks for name and password, and a wrong one is told', async ({ certificate }) => {
    const server = await mailServer({ cert: certificate.cert, key: certificate.key, secure: true })
    const tls = { TANDEM_SMTP_TLS: 'tls', TANDEM_SMTP_CA: certificate.ca }
    expect((await tried(server.port, { ...tls, TANDEM_SMTP_USER: 'tandem', TANDEM_SMTP_PASSWORD: 'right one' })).delivered).toBe(true)
    expect(server.taken).toEqual([{ to: 'me@test.example', secure: true, user: 'tandem' }])
    const refused = await tried(server.port, { ...tls, TANDEM_SMTP_USER: 'tandem', TANDEM_SMTP_PASSWORD: 'wrong one' })
    expect([refused.delivered, refused.reply]).toEqual([false, expect.stringContaining('535')])
    const untrusted = await tried(server.port, { TANDEM_SMTP_TLS: 'tls', TANDEM_SMTP_USER: 'tandem', TANDEM_SMTP_PASSWORD: 'right one' })
    expect([untrusted.delivered, /certificate/i.test(untrusted.reply)]).toEqual([false, true])
    expect(server.taken.length).toBe(1)
    await server.close()
  })

  test('that offers no encryption where it is demanded gets neither password nor mail', async () => {
    const server = await mailServer({ authOptional: true, disabledCommands: ['STARTTLS'] })
    expect((await tried(server.port, { TANDEM_SMTP_TLS: 'starttls', TANDEM_SMTP_USER: 'tandem', TANDEM_SMTP_PASSWORD: 'right one' })).delivered).toBe(false)
    expect(server.taken).toEqual([])
    await server.close()
  })

  test('that says nothing, or hangs up, is told in words within the time limit', async () => {
    const port = (server: Server) => (server.address() as AddressInfo).port
    const silent = await listening((socket) => socket.write('220 hello\r\n'))
    const limit = { TANDEM_SMTP_TLS: 'none', TANDEM_SMTP_TIMEOUT_SECONDS: '1' }
    expect(await tried(port(silent), limit)).toEqual({ delivered: false, reply: 'The server did not answer in time.' })
    const rude = await listening((socket) => socket.end())
    expect(await tried(port(rude), limit)).toEqual({ delivered: false, reply: 'The server cut the connection without an answer.' })
    silent.close()
    rude.close()
  })
})
