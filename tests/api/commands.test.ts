import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { engine } from '../support/engine.ts'
import { binary } from '../support/server.ts'
import { Tandem, expect } from '../support/tandem.ts'

const run = (args: string[], env: NodeJS.ProcessEnv = process.env) => spawnSync(binary, args, { encoding: 'utf8', env })

test.skipIf(engine !== 'sqlite')('commands that need what is there make nothing where nothing is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-typo-'))
  const missing = join(folder, 'typo')
  const mapping = join(folder, 'map.toml')
  const file = join(folder, 'leads.csv')
  writeFileSync(mapping, 'source = "test"\n[[file]]\nname = "leads.csv"\nobject = "contacts"\nkey = "email"\n[file.properties]\nemail = { column = "email" }\n')
  writeFileSync(file, 'email\na@b.example\n')
  for (const args of [['verify'], ['token', 'create', '--user', 'a@b.example'], ['import', 'csv', '--mapping', mapping, file]]) {
    const { status, stderr, stdout } = run([...args, '--data', missing])
    expect([args[0], status, stderr, stdout]).toEqual([args[0], args[0] === 'import' ? 2 : 3, expect.stringContaining(`There is no database in ${missing}. Nothing was made`), ''])
    expect(existsSync(missing)).toBe(false)
  }
  rmSync(folder, { recursive: true, force: true })
})

test('a person who is in two workspaces gets the token of the one that is named', async () => {
  const tandem = await Tandem.open()
  tandem.addUser('owner', 'owner@example.com', 'Beta')
  const token = tandem.server.command(['token', 'create', '--user', 'owner@example.com', '--workspace', 'Beta']).trim().split('\n').at(-1)!
  expect((await tandem.get('/api/workspace', { token })).body.name).toBe('Beta')
  expect((await tandem.get('/api/workspace')).body.name).not.toBe('Beta')
  const unknown = run(['token', 'create', '--user', 'owner@example.com', '--workspace', 'Gamma', '--data', tandem.server.data], tandem.server.environment)
  expect([unknown.status, unknown.stderr]).toEqual([3, 'There is no workspace “Gamma”.\n'])
  expect(tandem.server.command(['verify'])).toContain('0 sealed')
  await tandem.server.remove()
})

test('a password is a line, also as Windows ends it', async () => {
  const tandem = await Tandem.open()
  const { status } = spawnSync(binary, ['user', 'add', '--data', tandem.server.data, '--email', 'win@example.com', '--name', 'Win', '--role', 'rep'], { env: tandem.server.environment, input: 'a long line of words\r\n' })
  expect(status).toBe(0)
  expect((await tandem.post('/api/session', { email: 'win@example.com', password: 'a long line of words' }, { token: null })).status).toBe(200)
  await tandem.server.remove()
})

test.skipIf(engine !== 'sqlite')('a demo company moves into no folder that holds other things', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-taken-'))
  writeFileSync(join(folder, 'letter.txt'), 'Dear')
  expect(run(['demo', '--data', folder])).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('holds other files') })
  expect(readdirSync(folder)).toEqual(['letter.txt'])
  for (const seed of ['-1', '99999999999999999999']) expect([seed, run(['demo', '--data', folder, '--seed', seed]).status]).toEqual([seed, 2])
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(engine !== 'sqlite')('settings that cannot be read end with 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-config-'))
  writeFileSync(join(folder, 'tandem.toml'), 'colour = "blue"\n')
  expect(run(['config', '--data', folder])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('colour') })
  rmSync(folder, { recursive: true, force: true })
})

test('every option says what it is for', () => {
  for (const args of [['serve'], ['config'], ['user', 'add'], ['token', 'create'], ['import', 'csv'], ['demo'], ['verify']]) {
    const { stdout } = run([...args, '--help'])
    const lines = stdout.split('\n').map((line) => line.trimEnd())
    const wordless = lines.filter((line, i) => /^ +-/.test(line) && !/^ +(-\w, *)?--[\w.-]+( [A-Z\W\d]+)* +\S/.test(line) && !/^ {20,}\S/.test(lines[i + 1] ?? ''))
    expect([args.join(' '), wordless]).toEqual([args.join(' '), []])
  }
})
