// The addresses of the web application, as its features list them for themselves.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const web = fileURLToPath(new URL('../../web/src', import.meta.url))
interface Listed {
  routes?: readonly { path: string }[]
  sections?: readonly { path: string }[]
}

const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('/routes.ts'))
const listed = await Promise.all(files.map(async (file) => (await import(pathToFileURL(join(web, file)).href)) as Listed))

/** '/quotes', '/quotes/$id', '/settings/topics'. */
export const routes = listed.flatMap(({ routes = [], sections = [] }) => [...routes, ...sections]).map(({ path }) => path).sort()
