// node tools/tidy.mjs <checkout> [--all]
//
// clang-tidy-16 over the C++ that changed since origin/main, or in the last 20 commits where nothing did. Newest first:
// after four minutes no further file is begun, and those left out are named. A header is looked at through a file that
// includes it. build/tidy has the compile commands of single files and is never built.
import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

const [checkout, all] = process.argv.slice(2)
const until = all ? Infinity : Date.now() + 240_000
const cpp = ['--', 'src/*.cpp', 'src/*.hpp', 'bench/*.cpp']

function git(...words) {
  const { stdout } = spawnSync('git', words, { cwd: checkout, encoding: 'utf8', maxBuffer: 1 << 28 })
  return stdout.split('\n').filter((file) => file && existsSync(join(checkout, file)))
}

function changed() {
  const names = ['--format=', '--name-only', '--diff-filter=d']
  const since = [...git('diff', 'HEAD', '--name-only', ...cpp), ...git('log', ...names, 'origin/main..HEAD', ...cpp)]
  return since.length ? since : git('log', ...names, '-20', ...cpp)
}

function compiled(file) {
  if (file.endsWith('.cpp')) return file
  const beside = file.replace(/\.hpp$/, '.cpp')
  return existsSync(join(checkout, beside)) ? beside : git('grep', '-l', `"${file.replace(/^src\//, '')}"`, '--', '*.cpp')[0]
}

function look(file) {
  return new Promise((done) => {
    execFile('clang-tidy-16', ['--quiet', '-p', join(checkout, 'build/tidy'), file], { cwd: checkout, maxBuffer: 1 << 28 }, (error, stdout) =>
      done(error ? stdout || String(error) : ''),
    )
  })
}

const waiting = [...new Set((all ? git('ls-files', 'src/*.cpp', 'bench/*.cpp') : changed()).map(compiled).filter(Boolean))]
const count = waiting.length
const findings = new Set()
async function worker() {
  while (waiting.length && Date.now() < until) {
    const found = await look(waiting.shift())
    // A header's finding comes with each file that includes it.
    for (const finding of found.split(/^(?=\S+:\d+:\d+: (?:warning|error))/m)) if (finding) findings.add(finding)
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker))
for (const finding of findings) console.log(finding.trimEnd())
console.log(`clang-tidy: ${count - waiting.length} files looked at, ${findings.size} findings${waiting.length ? `; no time for ${waiting.join(', ')}` : ''}`)
process.exit(findings.size ? 1 : count && !waiting.length ? 0 : 77) // 77: not all of it was looked at
