// bin/new-feature in a copy of this checkout: what it writes compiles, keeps the include rules and passes its tests.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

const checkout = dirname(import.meta.dirname)
const copy = mkdtempSync(join(tmpdir(), 'tandem-new-feature-'))
const inCopy = (command, ...words) => {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: copy, encoding: 'utf8' })
  assert.equal(status, 0, `${command} ${words.join(' ')}\n${stdout}${stderr}`)
}

before(() => {
  const files = 'git ls-files --cached --others --exclude-standard --deduplicate -z'
  execFileSync('bash', ['-c', `${files} | tar --null --ignore-failed-read -T - -cf - | tar -xf - -C ${copy}`], { cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'] })
  execFileSync('bash', ['-c', 'source tools/lib.sh; npm_ci "$root/tests"'], { cwd: checkout })
  for (const folder of ['third_party/npm/node_modules', 'tests/node_modules', 'web/node_modules']) symlinkSync(join(checkout, folder), join(copy, folder))
  inCopy('bin/new-feature', 'marketing/planted_slice')
})
after(() => rmSync(copy, { recursive: true, force: true }))

test('a new slice keeps the include rules', () => inCopy('tools/check-layers'))

test('a new slice compiles and its unit tests pass', () => {
  inCopy('cmake', '--preset', 'run', '-DTANDEM_WEB=OFF')
  inCopy('cmake', '--build', 'build/run', '--target', 'marketing_planted_slice_test', 'tandem')
  inCopy('build/run/bin/marketing_planted_slice_test')
})

test('the screen of a new slice keeps the generated types and passes its tests', () => {
  inCopy('bin/gen')
  // Types of the slice, of what it uses and of what can be said; those of everything else are the web suite's.
  writeFileSync(join(copy, 'web/tsconfig.slice.json'), JSON.stringify({ extends: './tsconfig.json', compilerOptions: { incremental: false, tsBuildInfoFile: null }, include: ['src/marketing/planted_slice', 'src/**/messages*.ts'] }))
  const tool = (path, ...words) => inCopy('bash', '-c', 'cd web && exec ../tools/node "$@"', 'node', path, ...words)
  tool('node_modules/typescript/bin/tsc', '--project', 'tsconfig.slice.json')
  tool('node_modules/vitest/vitest.mjs', 'run', 'src/marketing/planted_slice', 'src/app/nav-groups') // the latter loads all features
})

test('a slice that exists is not overwritten', () => {
  const { status, stderr } = spawnSync('bin/new-feature', ['marketing/planted_slice'], { cwd: copy, encoding: 'utf8' })
  assert.equal(status, 1)
  assert.match(stderr, /exists already/)
})
