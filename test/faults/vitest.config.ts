import { defineConfig } from 'vitest/config'

/** Everything here is also run by `npm run faults`, with FAULTS=full and hundreds of times as often. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    testTimeout: process.env.FAULTS === 'full' ? 3_600_000 : 60_000,
    maxWorkers: 2,
    maxConcurrency: 2,
  },
})
