import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Long enough for a machine that does other work as well; nothing waits for a time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  use: { actionTimeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
})
