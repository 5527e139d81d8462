// What no request shows: how many rows a table has.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { engine } from './engine.ts'
import type { Server } from './server.ts'

export async function countRows(server: Server, table: string): Promise<number> {
  const query = `select count(*) as rows from ${table}`
  if (engine === 'postgres') {
    const client = new pg.Client({ connectionString: server.environment.TANDEM_DB })
    await client.connect()
    const answer = await client.query(query)
    await client.end()
    return Number(answer.rows[0].rows)
  }
  const file = join(server.data, 'tandem.db')
  return Number(execFileSync('sqlite3', ['-readonly', '-cmd', '.timeout 5000', file, query], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
}
