import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['support/setup.ts'],
    // Threads: stopping a process, vitest waits a minute for one that is gone already.
    pool: 'threads',
    // Two cores: a server beside its test is enough to fill them.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
