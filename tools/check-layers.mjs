// node tools/check-layers.mjs <checkout>
//
// app → (marketing, sales, together) → crm → platform → base. A feature includes its own files, base, public headers of
// platform, and public headers of the features behind USES on its add_feature line; a part of platform likewise, with
// USES for its neighbours too. The USES graph has no circle. Engines' headers stay inside platform's .cpp files.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

const src = join(process.argv[2], 'src')
const engines = /^(sqlite3\.h|libpq-fe\.h|soci\/|duckdb\.h|restinio\/|boost\/asio|curl\/|gmime\/)/
const layers = ['base', 'platform', 'crm', 'department', 'app']
const wrong = []

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
}

function reason(from, to) {
  if (height(to) > height(from)) return `${to} lies above it`
  return `its add_feature line does not say USES ${to}`
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
  return files.length
}

checkUses()
const count = checkFiles()
for (const line of wrong) console.error(line)
if (wrong.length) process.exit(1)
console.log(`The include rules hold in ${count} files of ${features.size} features.`)
