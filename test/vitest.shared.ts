/** What all runs of Vitest share. */
import { join } from 'node:path'
import { seedWords } from './fixtures/seed.ts'

console.log(seedWords())

/** In milliseconds; ends what hangs. A machine with other work is ten times slower, and no test measures time. */
const PATIENCE = 180_000

export const shared = {
  setupFiles: [join(import.meta.dirname, 'seeds.ts')],
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
  teardownTimeout: PATIENCE,
}
