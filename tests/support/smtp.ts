// A real SMTP server of the test's own, which takes mails, refuses, hangs or drops as it is told.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface Received {
  from: string
  to: string
  mail: ParsedMail
  raw: string
}

/** What happens to a mail for this address: taken, refused for ever (550), put off (451), no answer, connection cut. */
export type Verdict = 'take' | 'refuse' | 'defer' | 'hang' | 'drop'

export class Smtp {
  readonly received: Received[] = []
  verdict: (to: string) => Verdict = () => 'take'
  /** Milliseconds before a mail is answered. */
  delay = 0
  private readonly server: SMTPServer

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (address, session, done) => {
        const verdict = this.verdict(address.address)
        if (verdict === 'refuse') return done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
        if (verdict === 'defer') return done(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        if (verdict === 'hang') return
        if (verdict === 'drop') return this.drop((connection) => connection.session === session)
        done()
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          const raw = Buffer.concat(chunks)
          const mail = await simpleParser(raw)
          if (this.delay) await new Promise((next) => setTimeout(next, this.delay))
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
          for (const { address } of session.envelope.rcptTo) this.received.push({ from, to: address, mail, raw: raw.toString() })
          done()
        })
      },
    })
    this.server.on('error', () => {})
  }

  static async open(): Promise<Smtp> {
    const smtp = new Smtp()
    await new Promise<void>((ready) => smtp.server.listen(0, '127.0.0.1', ready))
    return smtp
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port
  }
  /** Settings for Server.make. */
  get env(): Record<string, string> {
    return { TANDEM_SMTP_HOST: '127.0.0.1', TANDEM_SMTP_PORT: String(this.port), TANDEM_SMTP_TLS: 'none', TANDEM_SMTP_FROM: 'Ferrow <hello@ferrow.example>' }
  }

  to(address: string): Received[] {
    return this.received.filter((mail) => mail.to === address)
  }

  async waitFor(address: string, count = 1): Promise<Received[]> {
    return eventually(() => {
      const mails = this.to(address)
      if (mails.length < count) throw new Error(`${address} has ${mails.length} of ${count} mails`)
      return mails
    })
  }

  private drop(which: (connection: any) => boolean): void {
    for (const connection of (this.server as any).connections) if (which(connection)) connection._socket?.destroy()
  }

  async close(): Promise<void> {
    this.drop(() => true)
    await new Promise<void>((closed) => this.server.close(() => closed()))
  }
}

/** Asks until it no longer throws; its last complaint after `seconds`. */
export async function eventually<T>(ask: () => T | Promise<T>, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000
  // Asking takes from the same processors that what is waited for needs: soon again at first, then less often.
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 100)) {
    try {
      return await ask()
    } catch (complaint) {
      if (Date.now() > end) throw complaint
      await new Promise((next) => setTimeout(next, pause))
    }
  }
}

/** The first link of a mail's text below this path. */
export function linkIn(mail: ParsedMail, path: string): string {
  const found = new RegExp(`https?://[^\\s"<>]+${path}[^\\s"<>]*`).exec(mail.text ?? '')
  if (!found) throw new Error(`no link to ${path} in:\n${mail.text}`)
  return found[0]
}
