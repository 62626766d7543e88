/**
 * `npm run faults`: the fault tests at full counts, which take some minutes, with a new seed each
 * time. Arguments name the files to run.
 */
import { randomInt } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

// Set here because setting it in the script's line would not work on Windows.
process.env.FAULTS = 'full'
process.env.TEST_SEED ??= String(randomInt(2 ** 31))

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = await startVitest(process.argv.slice(2), {
  root,
  config: 'test/faults/vitest.config.ts',
  run: true,
})
await vitest.close()
