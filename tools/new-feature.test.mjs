// bin/new-feature in a copy of this checkout: what it writes compiles, keeps the walls and passes its own tests as it is.
// Two slices: the smallest there can be, and one with a field of every type.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

const checkout = dirname(import.meta.dirname)
const copy = mkdtempSync(join(tmpdir(), 'tandem-new-feature-'))
const run = (command, ...words) => spawnSync(command, words, { cwd: copy, encoding: 'utf8', env: { ...process.env, TANDEM_BIN: join(copy, 'build/run/bin/tandem_bare'), TANDEM_TEST_ENGINE: 'sqlite' } })
const inCopy = (command, ...words) => {
  const { status, stdout, stderr } = run(command, ...words)
  assert.equal(status, 0, `${command} ${words.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
const node = (folder, path, ...words) => inCopy('bash', '-c', 'cd "$1" && shift && exec ../tools/node "$@"', 'node', folder, `node_modules/${path}`, ...words)

const small = ['marketing/planted_notes', 'planted_note', 'title:text']
const large = ['sales/planted_returns', 'planted_case', 'name:text', 'details:long_text', 'note:text', 'pieces:number', 'fee:money', 'due:date', 'called_at:time', 'urgent:boolean',
  'owner:user', 'seller:user', 'contact:contact', 'shop:company', 'deal:deal', 'state:choice(open|done)', 'how:choice(by_mail|in_person)']
const folders = [small[0], large[0]]

before(() => {
  const files = 'git ls-files --cached --others --exclude-standard --deduplicate -z'
  execFileSync('bash', ['-c', `${files} | tar --null --ignore-failed-read -T - -cf - | tar -xf - -C ${copy}`], { cwd: checkout, stdio: ['ignore', 'ignore', 'pipe'] })
  execFileSync('bash', ['-c', 'source tools/lib.sh; npm_ci "$root/tests"; npm_ci "$root/web"'], { cwd: checkout })
  for (const folder of ['third_party/npm/node_modules', 'tests/node_modules', 'web/node_modules']) symlinkSync(join(checkout, folder), join(copy, folder))
  for (const slice of [small, large]) inCopy('bin/new-feature', ...slice)
})
after(() => rmSync(copy, { recursive: true, force: true }))

test('new slices keep the rules of includes and tables, and the format', () => {
  inCopy('tools/check-layers')
  inCopy('bash', '-c', 'clang-format-16 --dry-run -Werror src/{marketing/planted_notes,sales/planted_returns}/*.{cpp,hpp}')
})

test('new slices compile, and their unit tests pass', () => {
  inCopy('cmake', '--preset', 'run', '-DTANDEM_WEB=OFF')
  const programs = folders.map((folder) => `${folder.replace('/', '_')}_test`)
  inCopy('cmake', '--build', 'build/run', '--target', ...programs)
  for (const program of programs) inCopy(`build/run/bin/${program}`)
})

test('the screens of new slices keep the generated types and the rules of the linter, and pass their tests', () => {
  inCopy('bin/gen')
  // Types of the slices, of what they use and of what can be said; those of everything else are the web suite's.
  writeFileSync(join(copy, 'web/tsconfig.slice.json'), JSON.stringify({ extends: './tsconfig.json', compilerOptions: { incremental: false, tsBuildInfoFile: null }, include: [...folders.map((folder) => `src/${folder}`), 'src/**/messages*.ts'] }))
  node('web', 'typescript/bin/tsc', '--project', 'tsconfig.slice.json')
  node('web', 'eslint/bin/eslint.js', '--max-warnings', '0', ...folders.map((folder) => `src/${folder}`))
  node('web', 'vitest/vitest.mjs', 'run', ...folders.map((folder) => `src/${folder}`), 'src/app') // the latter loads all features
})

test('new slices do over HTTP what their tests say', () => node('tests', 'vitest/vitest.mjs', 'run', '--dir', 'api', 'planted'))

const refused = {
  'marketing/planted_notes planted_note title:text': /src\/marketing\/planted_notes exists already/,
  'crm/planted_notes planted_note title:text': /src\/marketing\/planted_notes exists already/,
  'support/parcels parcel title:text': /bin\/new-feature <crm\|marketing\|sales\|together>/,
  'sales/parcels': /bin\/new-feature <crm/,
  'sales/parcels parcel': /The first field says what a parcel is called: title:text/,
  'sales/parcels parcel due:date': /The first field says/,
  'sales/Parcels parcel title:text': /small letters and digits/,
  'sales/parcels parcels title:text': /names of their own/,
  'sales/parcels order title:text': /reserved in C\+\+, TypeScript or SQL/,
  'sales/parcels quote title:text': /There is a table quote already/,
  'sales/parcels parcel title:text due:day': /“due:day”: .* text, long_text, number/,
  'sales/parcels parcel title:text version:number': /“version”: something here is called so already/,
  'sales/parcels parcel title:text due:date due:date': /“due” is there twice/,
  'sales/parcels parcel title:text owner:user owner_id:number': /“owner_id” is there twice/,
  'sales/parcels parcel title:text kind:choice(one)': /between two or more/,
  'sales/parcels parcel title:text kind:choice(new|old)': /“new”: the word is reserved/,
}

test('what cannot become a slice is refused with a reason, and nothing is written', () => {
  inCopy('git', 'init', '-q')
  inCopy('git', 'add', '--all')
  for (const [words, reason] of Object.entries(refused)) {
    const { status, stderr } = run('bin/new-feature', ...words.split(' '))
    assert.equal(status, 1, words)
    assert.match(stderr, reason)
  }
  assert.equal(inCopy('git', 'status', '--porcelain').split('\n').filter((line) => line && !line.startsWith('A ')).join('\n'), '')
})
