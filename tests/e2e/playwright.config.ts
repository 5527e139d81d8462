import { defineConfig } from '@playwright/test'

// Debian's Chromium; its background traffic is switched off, for a test talks to nobody but the server it started.
export default defineConfig({
  testDir: '.',
  globalSetup: '../support/setup.ts',
  timeout: 90_000,
  expect: { timeout: 15_000 }, // other suites work beside this one
  // A page waits for its server half of the time: three at once fill two cores.
  workers: 3,
  fullyParallel: true,
  outputDir: '../../build/reports/e2e',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
})
