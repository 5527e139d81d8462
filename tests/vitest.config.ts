import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['support/engine.ts'],
    // Two cores: a server beside its test is enough to fill them.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
