// What no request shows: how many rows a table has.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import pg from 'pg'
import { engine } from './engine.ts'
import type { Server } from './server.ts'

/** Undefined where this Node cannot read SQLite (before 22.5). */
export async function countRows(server: Server, table: string): Promise<number | undefined> {
  const query = `select count(*) as rows from ${table}`
  if (engine === 'postgres') {
    const client = new pg.Client({ connectionString: server.environment.TANDEM_DB })
    await client.connect()
    const answer = await client.query(query)
    await client.end()
    return Number(answer.rows[0].rows)
  }
  try {
    const { DatabaseSync } = createRequire(import.meta.url)('node:sqlite')
    const database = new DatabaseSync(join(server.data, 'tandem.db'), { readOnly: true })
    const { rows } = database.prepare(query).get()
    database.close()
    return rows
  } catch (problem) {
    if ((problem as { code?: string }).code === 'ERR_UNKNOWN_BUILTIN_MODULE') return undefined
    throw problem
  }
}
