import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// Most specs start threads, each of which loads its modules again.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../node_modules/.cache/compiled')

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Long enough for a machine that does other work as well; nothing waits for a time.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // Two keep two processors busy for four fifths of the time.
  workers: 3,
  use: { actionTimeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
})
