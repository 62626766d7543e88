import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 60_000,
  workers: 2,
  use: { actionTimeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
})
