import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const checkout = dirname(import.meta.dirname)

test('generated files are what the program generates', () => {
  const { status, stdout, stderr } = spawnSync(join(checkout, 'bin/gen'), ['--check'], { encoding: 'utf8' })
  assert.equal(status, 0, stdout.slice(0, 4000) + stderr.slice(-2000))
})
