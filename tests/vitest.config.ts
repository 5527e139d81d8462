import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['support/setup.ts'],
    // Threads: stopping a process, vitest waits a minute for one that is gone already.
    pool: 'threads',
    // Files share what they import: the client of HubSpot alone takes longer to load than most files take to run.
    isolate: false,
    // Two cores: a server beside its test is enough to fill them.
    maxWorkers: 2,
    // Ends what hangs; a machine that has other work too is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
