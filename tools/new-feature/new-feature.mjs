// node tools/new-feature/new-feature.mjs <group>/<feature> <record>[/<records>] <field>:<type>…
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, known, readField } from './fields.mjs'
import { fill } from './fill.mjs'
import { camel, capital, pascal, pluralOf, spaced, taken, wrongChoice, wrongField, wrongName } from './names.mjs'

const root = dirname(dirname(import.meta.dirname))
const groups = {
  crm: { permission: 'write_records', department: 'both' },
  marketing: { permission: 'market', department: 'marketing' },
  sales: { permission: 'sell', department: 'sales' },
  together: { permission: 'write_records', department: 'both' },
}
const usage = `bin/new-feature <${Object.keys(groups).join('|')}>/<feature> <record>[/<records>] <field>:<type>…
  bin/new-feature marketing/playbooks playbook title:text owner:user review_date:date
The first field is a text: what one is called. Types: ${known}`

function refuse(why) {
  console.error(why)
  process.exit(1)
}

function readArguments([path = '', names = '', ...given]) {
  const [, group, feature] = /^([^/]*)\/([^/]*)$/.exec(path) ?? []
  const [record, records = pluralOf(record), ...more] = names.split('/')
  if (!groups[group] || !record || more.length > 0) refuse(usage)
  const wrong = wrongName('The feature', feature) ?? wrongName('The record', record) ?? wrongName('The records', records)
  if (wrong) refuse(wrong)
  if (record === feature || record === records) refuse(`The feature “${feature}”, one “${record}” and many “${records}” need names of their own: marketing/playbooks playbook.`)
  return { group, feature, record, records, fields: readFields(given, record) }
}

function readFields(given, record) {
  const fields = given.map((one) => readField(one) ?? refuse(`“${one}”: a field is name:type, its type one of ${known}.`))
  if (fields[0]?.type !== 'text') refuse(`The first field says what a ${record} is called: title:text.\n${usage}`)
  for (const { name, choices } of fields) {
    const wrong = wrongField(name) ?? (choices && wrongName('The field', name)) ?? choices?.map(wrongChoice).find(Boolean)
    if (wrong) refuse(wrong)
    if (choices && (choices.length < 2 || new Set(choices).size < choices.length)) refuse(`The field “${name}”: a choice is between two or more different ones.`)
    if (name === 'state' && !choices) refuse('The field “state” is a choice: its list has a tab for each.')
  }
  const described = describe(fields)
  const twice = described.find(({ name }, index) => described.findIndex((other) => other.name === name) !== index)
  if (twice) refuse(`The field “${twice.name}” is there twice.`)
  const shadow = described.find(({ name, Field, choices }) => name === record || (choices.length > 0 && Field === pascal(record)))
  if (shadow) refuse(`The field “${shadow.name}” is called like its record.`)
  return described
}

const listed = (texts) => [...new Set(texts.flat().filter(Boolean))].sort().join(', ')

function wordsFor({ group, feature, record, records, fields }) {
  const isOf = (...marks) => fields.filter((field) => field.marks.some((mark) => marks.includes(mark)))
  const choices = isOf('choice')
  return {
    path: `${group}/${feature}`, group, ...groups[group],
    feature, record, records, Record: pascal(record), Records: pascal(records),
    camel: camel(record), kebab: record.replaceAll('_', '-'), kebabs: records.replaceAll('_', '-'),
    words: spaced(record), Words: capital(spaced(record)), many: spaced(records), Many: capital(spaced(records)),
    title: fields[0].name, fields: fields.map(({ name }) => name).join(', '),
    and_filters: isOf('user', 'choice', 'record').map(({ name }) => `, ${name}`).join(''),
    references: isOf('user', 'record').map(({ name }) => `'${name}'`).join(', '),
    required: fields.filter(({ type, marks }) => marks.includes('title') || ['number', 'money', 'date', 'time', 'choice'].includes(type) || marks.includes('record'))
      .map(({ name }) => `'/${name}'`).concat(`'/colour'`).join(', '),
    choice_types: choices.map(({ Field }) => `${Field}, `).join(''), choice_lists: choices.map((field) => `${field.camel}Choices`).join(', '),
    inputs: listed(fields.map(({ mantine }) => mantine)), formats: listed(['formatRecent', ...fields.map(({ formats }) => formats)]),
  }
}

const place = (to, text) => {
  mkdirSync(dirname(join(root, to)), { recursive: true })
  writeFileSync(join(root, to), text)
  console.log(to)
}

/** Puts a line behind the last one of its kind; where they are sorted, in its place among them. */
function addLine(file, kind, line, sorted = false) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const first = lines.findIndex((one) => kind.test(one))
  if (first < 0) refuse(`${file} has no line like ${kind}.`)
  const at = Math.max(first - 1, lines.findLastIndex((one) => kind.test(one) && (!sorted || one < line)))
  writeFileSync(join(root, file), lines.toSpliced(at + 1, 0, line).join('\n'))
  console.log(`${file}: ${line.trim()}`)
}

function nextMigration() {
  const numbers = readdirSync(join(root, 'migrations')).flatMap((file) => /^\d+(?=_)/.exec(file)?.[0] ?? [])
  return String(Math.max(...numbers.map(Number)) + 1).padStart(4, '0')
}

const given = readArguments(process.argv.slice(2))
const { group, feature, records, fields } = given
const words = wordsFor(given)
const occupied = taken(root, words)
if (occupied) refuse(occupied)

const template = (file) => fill(readFileSync(join(import.meta.dirname, file), 'utf8'), words, fields)
const targetName = (file) => file.replace('__kebabs__', words.kebabs).replace('__kebab__', words.kebab).replace('__records__', records)
for (const file of readdirSync(join(import.meta.dirname, 'src'))) place(`src/${group}/${feature}/${targetName(file)}`, template(`src/${file}`))
for (const file of readdirSync(join(import.meta.dirname, 'web'))) place(`web/src/${group}/${feature}/${targetName(file)}`, template(`web/${file}`))
place(`tests/api/${feature.replaceAll('_', '-')}.test.ts`, template('tests/api.test.ts'))
place(`tests/support/belongings/${feature}.ts`, template('tests/belongings.ts'))
place(`migrations/${nextMigration()}_${feature}.sql`, template('migration.sql'))

const about = fields.filter(({ marks }) => marks.includes('record'))
addLine('src/CMakeLists.txt', new RegExp(`^add_feature\\(${group}/`), `add_feature(${group}/${feature}${about.length > 0 ? ' USES crm/records crm/timeline' : ''})`)
addLine('src/app/features.def', /^TANDEM_FEATURE\(\w+\)/, `TANDEM_FEATURE(${feature})`)
addLine('src/README.md', new RegExp(`^\\| \`${group}/`), `| \`${group}/${feature}\` | ${words.many}: ${fields.map(({ label }) => label.toLowerCase()).join(', ')} |`)
addLine('web/src/lib/live-kinds.ts', /^ {2}'\w+',$/, `  '${records}',`, true)
