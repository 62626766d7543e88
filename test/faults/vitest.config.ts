import { defineConfig } from 'vitest/config'
import { globalSetup, shared } from '../vitest.shared.ts'

/** `npm run faults` runs all of this too, with FAULTS=full and hundreds of times as often. */
export default defineConfig({
  test: {
    ...shared,
    globalSetup,
    include: ['test/faults/**/*.test.ts'],
    testTimeout: process.env.FAULTS === 'full' ? 3_600_000 : shared.testTimeout,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
})
