import { defineConfig } from '@playwright/test'

// Debian's Chromium without a window; its background traffic is switched off, for a test talks to nobody but the server it started.
export default defineConfig({
  testDir: '.',
  globalSetup: ['../support/setup.ts', './demo.ts'],
  // End what hangs; other suites work beside this one.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // A page waits for its server half of the time: three at once fill two cores.
  workers: 3,
  fullyParallel: true,
  outputDir: '../../build/reports/e2e',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
  },
})
