// Real data of others lies outside the repository; a test that wants it says so in its name and is skipped without it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export const repository = resolve(import.meta.dirname, '../..')

/** $TANDEM_TEST_DATA, or shared/data beside the checkout or one of the folders above it. */
export function dataFolder(name: string): string | undefined {
  const given = process.env.TANDEM_TEST_DATA
  if (given) return existsSync(join(given, name)) ? join(given, name) : undefined
  for (let at = repository; at !== dirname(at); at = dirname(at)) {
    const found = join(dirname(at), 'shared/data', name)
    if (existsSync(found)) return found
  }
  return undefined
}

/** The rows of a CSV file whose fields hold neither quotes nor line ends; deliberately not the program's own reader. */
export function plainRows(path: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/).map((line) => line.split(','))
  return lines.map((fields) => Object.fromEntries(head!.map((name, i) => [name, fields[i] ?? ''])))
}
