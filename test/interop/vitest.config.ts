import { defineConfig } from 'vitest/config'

/** Reads public samples that are kept outside the project; see `samples.ts`. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
