// What a feature, its record and its fields may be called.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const cpp = 'alignas alignof and and_eq asm auto bitand bitor bool break case catch char class compl concept const consteval constexpr constinit continue co_await co_return co_yield decltype default delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq'
const typescript = 'any arguments as async await debugger eval extends finally function implements import in instanceof interface let null number object package super symbol type undefined unknown var with yield'
const sql = 'all analyse analyze and any array as asc asymmetric authorization between binary both by case cast check collate column commit concurrently constraint create cross current_date current_time current_timestamp current_user default deferrable delete desc distinct do drop else end except exists false fetch for foreign freeze from full grant group having if ilike in index initially inner insert intersect into is isnull join key lateral leading left like limit localtime natural not notnull null offset on only or order outer overlaps placing primary references replace returning right row select session_user set similar some symmetric table temporary then to trailing transaction trigger true union unique update user using values variadic verbose view when where window with'
/** Reserved in C++, TypeScript or SQL. */
const reserved = new Set([cpp, typescript, sql].join(' ').split(' '))
/** What the templates and the kit call their own. */
const typesOfOurs = new Set('application button condition date duration editor error failure feature form icon id instant money owner page place props query record result route select session share switch tandem text value whole world write'.split(' '))
const columnsOfOurs = new Set('actor_id after archived at before counts created_at id limit paging query results total updated_at version where workspace_id'.split(' '))

const snake = /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*$/

/** Why it is no name; undefined where it is one. */
export function wrongName(what, name, ours = typesOfOurs) {
  if (!snake.test(name)) return `${what} “${name}”: a name is small letters and digits, words joined by _.`
  if (name.length > 40) return `${what} “${name}”: at most 40 letters.`
  if (reserved.has(name)) return `${what} “${name}”: the word is reserved in C++, TypeScript or SQL.`
  if (ours.has(name)) return `${what} “${name}”: something here is called so already.`
  return undefined
}
export const wrongField = (name) => wrongName('The field', name, columnsOfOurs)
export const wrongChoice = (name) => wrongName('The choice', name, new Set())

export const pascal = (name) => name.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase())
export const camel = (name) => pascal(name).replace(/^./, (letter) => letter.toLowerCase())
export const spaced = (name) => name.replaceAll('_', ' ')
export const capital = (text) => text[0].toUpperCase() + text.slice(1)

export function pluralOf(name) {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies')
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

const filesBelow = (folder, name) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file === name || file.endsWith(`/${name}`)).map((file) => join(folder, file))
const isIn = (pattern, files) => files.some((file) => pattern.test(readFileSync(file, 'utf8')))

/** What bears the name already; undefined where nothing does. */
export function taken(root, { feature, record, records, kebabs }) {
  const folder = readdirSync(join(root, 'src')).map((group) => `src/${group}/${feature}`).find((path) => existsSync(join(root, path)))
  if (folder) return `${folder} exists already.`
  if (existsSync(join(root, `tests/api/${feature}.test.ts`))) return `tests/api/${feature}.test.ts exists already.`
  const migrations = readdirSync(join(root, 'migrations')).map((file) => join(root, 'migrations', file))
  if (isIn(new RegExp(`create table ${record}\\b`, 'i'), migrations)) return `There is a table ${record} already.`
  if (isIn(new RegExp(`"/api/${kebabs}["/]`), [join(root, 'docs/openapi.json')])) return `There is an address /api/${kebabs} already.`
  const web = join(root, 'web/src')
  if (isIn(new RegExp(`'/${kebabs}['/]`), filesBelow(web, 'routes.ts'))) return `There is a screen /${kebabs} already.`
  if (isIn(new RegExp(`^  '${records}',$`, 'm'), [join(web, 'lib/live-kinds.ts')])) return `Screens are told of ${records} already.`
  if (isIn(new RegExp(`^  '${records}\\.`, 'm'), filesBelow(web, 'messages.ts'))) return `Another feature's messages begin with ${records}.`
  return undefined
}
