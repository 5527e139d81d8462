// The real program with a data folder of its own: started, stopped, killed and started again.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { threadId } from 'node:worker_threads'
import pg from 'pg'
import { engine } from './engine.ts'

export const binary = process.env.TANDEM_BIN ?? resolve(import.meta.dirname, '../../build/run/bin/tandem')

let databases = 0

/** A database of its own for each server; on SQLite it lies in the data folder. */
async function freshDatabase(like?: string): Promise<string | undefined> {
  if (engine !== 'postgres') return undefined
  const root = process.env.TANDEM_TEST_POSTGRES
  const name = `t_${process.pid}_${threadId}_${databases++}`
  const client = new pg.Client({ connectionString: `${root}/postgres` })
  await client.connect()
  // Copying files costs a third of writing each page to the log.
  await client.query(`create database ${name} strategy file_copy template ${like ? new URL(like).pathname.slice(1) : 'template1'}`)
  await client.end()
  return `${root}/${name}`
}

export interface ServerOptions {
  /** Settings as the environment gives them: { TANDEM_SMTP_HOST: '127.0.0.1' } */
  env?: Record<string, string>
  /** A server that was never started, whose data this one begins with. */
  like?: Pick<Server, 'data' | 'database'>
}

export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'tandem-data-'))
  readonly data = join(this.folder, 'data')
  address = ''
  log = ''
  private process: ChildProcess | undefined
  private readonly env: NodeJS.ProcessEnv
  private ended: Promise<number | null> = Promise.resolve(0)
  private readonly clock: number
  private ahead = 0n

  /** The database's address on PostgreSQL. */
  readonly database: string | undefined

  private constructor(database: string | undefined, options: ServerOptions) {
    this.database = database
    const clock = join(this.folder, 'clock')
    this.clock = openSync(clock, 'w+')
    this.later(0)
    this.env = { ...process.env, TANDEM_TEST_CLOCK: clock, ...options.env, ...(database ? { TANDEM_DB: database } : {}) }
    if (options.like) cpSync(options.like.data, this.data, { recursive: true })
    else mkdirSync(this.data)
  }

  static async make(options: ServerOptions = {}): Promise<Server> {
    return new Server(await freshDatabase(options.like?.database), options)
  }

  /** The program's time goes on by so much at once, and what falls due by then is begun. */
  later(seconds: number): void {
    this.ahead += BigInt(seconds * 1000)
    writeSync(this.clock, new BigInt64Array([this.ahead]), 0, 8, 0)
    this.process?.kill('SIGUSR1')
  }

  /** What the program's other commands need to reach the same database. */
  get environment(): NodeJS.ProcessEnv {
    return this.env
  }

  /** Runs a command of the program beside the server; throws when it fails. */
  command(args: string[], input = ''): string {
    return execFileSync(binary, [...args, '--data', this.data], { env: this.env, input, encoding: 'utf8' })
  }

  async start(): Promise<void> {
    this.log = ''
    const child = spawn(binary, ['serve', '--data', this.data, '--listen', '127.0.0.1:0'], { env: this.env, stdio: ['ignore', 'inherit', 'pipe'] })
    this.process = child
    this.ended = new Promise((done) => child.once('exit', (code) => done(code)))
    child.once('close', (code, signal) => {
      const asked = code === 0 || signal === 'SIGKILL' || !/Tandem is open at/.test(this.log)
      if (!asked) process.stderr.write(`tandem serve ended by itself with ${signal ?? code}:\n${this.log.slice(-20_000)}\n`)
    })
    this.address = await new Promise<string>((found, fail) => {
      child.stderr.setEncoding('utf8')
      child.stderr.on('data', (text: string) => {
        this.log += text
        const open = /Tandem is open at (http:\S+)/.exec(this.log)
        if (open?.[1]) found(open[1])
      })
      child.once('exit', (code) => fail(new Error(`tandem serve ended with ${code}:\n${this.log}`)))
    })
  }

  /** What only somebody with the database in hand can do: a change behind the program's back. */
  async sql(text: string): Promise<void> {
    if (this.database) {
      const client = new pg.Client({ connectionString: this.database })
      await client.connect()
      await client.query(text)
      await client.end()
      return
    }
    execFileSync('sqlite3', [join(this.data, 'tandem.db')], { input: `.timeout 5000\n${text};\n` })
  }

  async stop(): Promise<number | null> {
    this.process?.kill('SIGTERM')
    return this.ended
  }

  /** As a power cut would: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    this.process?.kill('SIGKILL')
    await this.ended
    this.log = ''
  }

  async remove(): Promise<void> {
    await this.stop()
    closeSync(this.clock)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
