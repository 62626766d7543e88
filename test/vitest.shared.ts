/** What all runs of Vitest share. */
import { join } from 'node:path'
import { PATIENCE } from './fixtures/patience.ts'
import { seedWords } from './fixtures/seed.ts'

console.log(seedWords())

export const shared = {
  setupFiles: [join(import.meta.dirname, 'seeds.ts')],
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  teardownTimeout: PATIENCE,
}
