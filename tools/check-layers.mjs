// node tools/check-layers.mjs <checkout>
//
// app → (marketing, sales, together) → crm → platform → base. A feature includes its own files, base, public headers of
// platform, and public headers of the features behind USES on its add_feature line; a part of platform likewise, with
// USES for its neighbours too. The USES graph has no circle. Engines' headers stay inside platform's .cpp files.
// What a feature stores is its own: no other one includes its store.hpp.
// A table belongs to the folder that inserts into it, or says TANDEM_TABLE of its row: only that one writes it, only who may
// include that folder reads it.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const src = join(process.argv[2], 'src')
const engines = /^(sqlite3\.h|libpq-fe\.h|soci\/|duckdb\.h|restinio\/|boost\/asio|curl\/|gmime\/)/
const layers = ['base', 'platform', 'crm', 'department', 'app']
const wrong = []

const schema = join(process.argv[2], 'migrations/schema.sql')
const tables = new Set(existsSync(schema) ? [...readFileSync(schema, 'utf8').matchAll(/^CREATE TABLE (\w+)/gm)].map(([, name]) => name) : [])
// Whose statements name the table only when they run.
const owners = new Map([['contact', 'crm/records'], ['company', 'crm/records'], ['deal', 'crm/records'], ['record', 'crm/records']])
const alsoTouch = {
  'crm/pipelines deal': 'counts the deals in a stage, which records uses',
  'crm/pipelines record': 'counts the records of other kinds in a stage',
  'crm/imports change_set': 'dates the change sets of what it brings in',
  'platform/jobs job': 'runs what platform/db queues in the same transaction',
}

const layerOf = (folder) => {
  const top = folder.split('/')[0]
  return layers.includes(top) ? top : 'department'
}
const height = (folder) => layers.indexOf(layerOf(folder))

function readFeatures() {
  const text = readFileSync(join(src, 'CMakeLists.txt'), 'utf8').replace(/#.*/g, '')
  return new Map(
    [...text.matchAll(/add_feature\(([^)]*)\)/g)].map(([, inside]) => {
      const [folder, ...words] = inside.trim().split(/\s+/)
      const from = words.indexOf('USES')
      const to = words.indexOf('LIBS')
      return [folder, from < 0 ? [] : words.slice(from + 1, to > from ? to : undefined)]
    }),
  )
}

const features = readFeatures()
const featureOf = (file) => [...features.keys()].filter((folder) => file.startsWith(folder + '/')).sort().at(-1)

function checkUses() {
  const done = new Set()
  const visit = (folder, path) => {
    if (path.includes(folder)) return wrong.push(`src/CMakeLists.txt: USES runs in a circle: ${[...path, folder].join(' → ')}`)
    if (done.has(folder)) return
    for (const used of features.get(folder)) {
      if (!features.has(used)) wrong.push(`src/CMakeLists.txt: ${folder} USES ${used}, which is no feature`)
      else if (height(used) > height(folder)) wrong.push(`src/CMakeLists.txt: ${folder} USES ${used}, which lies above it`)
      else visit(used, [...path, folder])
    }
    done.add(folder)
  }
  for (const folder of features.keys()) visit(folder, [])
}

function mayUse(from, to) {
  if (from === to || to === 'base') return true
  if (height(to) > height(from)) return false
  if (layerOf(from) === 'app') return true
  if (layerOf(to) === 'platform' && layerOf(from) !== 'platform') return true
  return features.get(from).includes(to)
}

function checkInclude(file, from, line, [, open, included]) {
  const report = (why) => wrong.push(`src/${file}:${line}: ${why}`)
  if (open === '<') {
    if (!engines.test(included)) return
    if (layerOf(from) !== 'platform') report(`<${included}> is for src/platform only`)
    else if (!file.endsWith('.cpp') && !file.includes('/internal/')) report(`<${included}> in a public header`)
    return
  }
  if (existsSync(join(src, dirname(file), included))) return
  const to = featureOf(included)
  if (!to || !existsSync(join(src, included))) return report(`"${included}" is no header below src/`)
  if (!mayUse(from, to)) report(`${from} may not include "${included}": ${reason(from, to)}`)
  else if (from !== to && included.includes('/internal/')) report(`"${included}" is internal to ${to}`)
  else if (from !== to && isStore(to, included)) report(`"${included}" is what ${to} stores: ask one of its other headers`)
}

/** Of platform, only what lies in tables: the log of events is a store too, and there to be used. */
const isStore = (feature, header) =>
  /[/_]store\.hpp$/.test(header) && (layerOf(feature) !== 'platform' || /\bdb::(Read|Write)&/.test(readFileSync(join(src, header), 'utf8')))

function reason(from, to) {
  if (height(to) > height(from)) return `${to} lies above it`
  return `its add_feature line does not say USES ${to}`
}

const tablesIn = (text, pattern) =>
  [...text.replace(/\/\/.*/g, '').matchAll(pattern)].filter(([, table]) => tables.has(table)).map(({ 1: table, index }) => ({ table, line: text.slice(0, index).split('\n').length }))

function checkTables(files) {
  const sources = files.filter((file) => !/_test\.cpp$|testing\.hpp$/.test(file)).map((file) => ({ file, from: featureOf(file), text: readFileSync(join(src, file), 'utf8') }))
  for (const { file, from, text } of sources)
    for (const { table, line } of tablesIn(text, /\b(?:insert into |TANDEM_TABLE\(\w+, )(\w+)/g)) {
      const owner = owners.get(table) ?? from
      if (owner !== from) wrong.push(`src/${file}:${line}: ${from} writes ${table}, which is ${owner}'s`)
      owners.set(table, owner)
    }
  for (const table of tables) if (!owners.has(table)) wrong.push(`migrations/schema.sql: nobody writes ${table}`)
  for (const { file, from, text } of sources) {
    const report = ({ table, line }, verb) => wrong.push(`src/${file}:${line}: ${from} ${verb} ${table}, which is ${owners.get(table)}'s`)
    const touched = (pattern) => tablesIn(text, pattern).filter(({ table }) => owners.get(table) !== from && !alsoTouch[`${from} ${table}`])
    for (const found of touched(/\b(?:update|delete from) (\w+)/g)) report(found, 'writes')
    for (const found of touched(/(?<!delete )\b(?:from|join) (\w+)/g)) if (!mayUse(from, owners.get(found.table))) report(found, 'reads')
  }
}

/** A screen watches what a feature.cpp lists as live, so nothing else may be touched. Names given by a call are records'. */
function checkLive(files) {
  const lives = new Map()
  for (const file of files.filter((one) => one.endsWith('/feature.cpp'))) {
    const list = readFileSync(join(src, file), 'utf8').match(/\.live = \{([^}]*)\}/)?.[1] ?? ''
    lives.set(featureOf(file), [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name))
  }
  for (const file of files.filter((one) => !/_test\.cpp$/.test(one)))
    readFileSync(join(src, file), 'utf8').split('\n').forEach((text, index) => {
      for (const [, name] of text.replace(/\/\/.*/, '').matchAll(/\.touch\("(\w+)"/g))
        if (!lives.get(featureOf(file))?.includes(name)) wrong.push(`src/${file}:${index + 1}: touches ${name}, which ${featureOf(file)}/feature.cpp does not list as live`)
    })
}

function checkFiles() {
  const files = readdirSync(src, { recursive: true }).map(String).filter((file) => /\.(cpp|hpp)$/.test(file))
  for (const file of files.sort()) {
    const from = featureOf(file)
    if (!from) {
      wrong.push(`src/${file}: this folder has no add_feature line in src/CMakeLists.txt`)
      continue
    }
    readFileSync(join(src, file), 'utf8').split('\n').forEach((text, index) => {
      const include = text.match(/^\s*#\s*include\s*(["<])([^">]+)[">]/)
      if (include) checkInclude(file, from, index + 1, include)
    })
  }
  checkTables(files.filter(featureOf))
  checkLive(files.filter(featureOf))
  return files.length
}

checkUses()
const count = checkFiles()
for (const line of wrong) console.error(line)
if (wrong.length) process.exit(1)
console.log(`The rules of includes and tables hold in ${count} files of ${features.size} features.`)
