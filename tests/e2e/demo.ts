// Before all tests in the browser: the demo company whose copies they look at.
import { Server } from '../support/server.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const server = await Server.make()
  server.command(['demo', '--contacts', '150', '--events', '4000'])
  process.env.TANDEM_TEST_DEMO = JSON.stringify({ data: server.data, database: server.database })
  return () => server.remove()
}
