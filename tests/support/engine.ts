// The engine that the tests run on.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const engine = process.env.TANDEM_TEST_ENGINE ?? 'sqlite'
/** How often a test kills the program: once, or as often as it likes where TANDEM_TEST_KILLS says `all`. A quarter on PostgreSQL, whose own files no kill of ours touches. */
export const kills = (all: number): number => (process.env.TANDEM_TEST_KILLS !== 'all' ? 1 : engine === 'sqlite' ? all : Math.ceil(all / 4))

function binaries(): string {
  const root = '/usr/lib/postgresql'
  const version = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] : undefined
  if (!version) throw new Error('PostgreSQL is not installed; tools/install test installs it.')
  return join(root, version, 'bin')
}

/** PostgreSQL refuses to run as root; then it runs as the user that Debian's package made. */
function run(program: string, args: string[]): void {
  const path = join(binaries(), program)
  const asRoot = process.getuid?.() === 0
  const [command, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', path, ...args]] : [path, args]
  execFileSync(command as string, all as string[], { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** On PostgreSQL, a server of our own in a scratch folder; what ends it. */
export async function openPostgres(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-postgres-'))
  if (process.getuid?.() === 0) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']))
    chownSync(folder, id('-u'), id('-g'))
  }
  const port = await freePort()
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'tandem', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'])
  // Tandem is killed, PostgreSQL never: its own syncs would only take time, as would tending tables that live for seconds.
  const settings = ['fsync=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0', 'max_connections=300', 'autovacuum=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`]
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} ${settings.map((one) => `-c ${one}`).join(' ')}`, 'start'])
  process.env.TANDEM_TEST_POSTGRES = `postgres://tandem@127.0.0.1:${port}`
  return () => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(folder, { recursive: true, force: true })
  }
}
