// Before all tests: the engine they run on, and the company that every server of theirs begins with.
import { Tandem } from './client.ts'
import { engine, openPostgres } from './engine.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const close = engine === 'postgres' ? await openPostgres() : () => {}
  const company = await Tandem.makeCompany()
  return async () => {
    await company.remove()
    close()
  }
}
