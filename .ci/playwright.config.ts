// End-to-end tests: the built app and the real host, in the machine's own Chromium.
import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './findChromium.ts'

export default defineConfig({
  testDir: '../tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // A bound for what hangs, not for what is slow: a busy machine takes three times as long as a quiet one.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 2,
  fullyParallel: false,
  // A machine that does other work besides may be late once; a fault is there every time.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Without snapshots: to take them the tracer reads a page's blobs, and the page's policy rightly complains.
    trace: { mode: 'retain-on-failure', snapshots: false },
    launchOptions: { executablePath: findChromium(), args: chromiumArguments() },
  },
})
