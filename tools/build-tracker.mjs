// node tools/build-tracker.mjs <output file>: the tracker of marketing/analytics in one small file.
// Rolldown comes with Vite; a tracker of more than 2,000 bytes (gzip) is refused.
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const web = createRequire(resolve(root, 'web/package.json'))
const vite = createRequire(web.resolve('vite/package.json'))
const { rolldown } = await import(pathToFileURL(vite.resolve('rolldown')).href)

const bundle = await rolldown({ input: resolve(root, 'src/marketing/analytics/tracker/script.js') })
const { output } = await bundle.generate({ format: 'iife', minify: true })
const code = output[0].code
const size = gzipSync(code, { level: 9 }).length
if (size > 2000) throw new Error(`The tracker has ${size} bytes compressed; 2,000 is the most.`)
mkdirSync(dirname(process.argv[2]), { recursive: true })
writeFileSync(process.argv[2], code)
console.log(`tracker: ${code.length} bytes, ${size} compressed`)
