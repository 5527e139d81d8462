import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const checkout = dirname(import.meta.dirname)
const run = (program, ...words) => spawnSync(program, words, { cwd: checkout, encoding: 'utf8', maxBuffer: 1 << 28 })

test('C++ is as clang-format-16 writes it', () => {
  const files = run('git', 'ls-files', '-co', '--exclude-standard', 'src/*.cpp', 'src/*.hpp', 'bench/*.cpp').stdout.split('\n')
    .filter((file) => file && existsSync(join(checkout, file)))
  assert.ok(files.length > 500, `${files.length} files`)
  const { status, stderr } = run('clang-format-16', '--dry-run', '-Werror', ...files)
  assert.equal(status, 0, `clang-format-16 -i writes it:\n${stderr.slice(0, 4000)}`)
})

test('tests, tools and bench pass ESLint', () => {
  const { status, stdout, stderr } = run('bash', '-c', `source tools/lib.sh; npm_ci "$root/web"
    node web/node_modules/.bin/eslint -c web/eslint-house.config.js --max-warnings 0 --cache --cache-strategy content --cache-location web/node_modules/.tmp/eslint-house tests tools bench`)
  assert.equal(status, 0, stdout.slice(0, 4000) + stderr.slice(-2000))
})
