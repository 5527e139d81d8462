// For API tests: one running Tandem per file.
import { test as base } from 'vitest'
import { Tandem } from './client.ts'

export { leastFillTime, password, roles, Tandem, type Answer, type Call, type Role } from './client.ts'

/** One server for all tests of a file. */
export const test = base.extend<{ tandem: Tandem }>({
  tandem: [
    async ({}, use) => {
      const tandem = await Tandem.open()
      await use(tandem)
      await tandem.server.remove()
    },
    { scope: 'file' },
  ],
})

export { describe, expect } from 'vitest'
