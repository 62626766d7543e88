/** `npm run faults`: the fault tests at full counts, some minutes of them. Words name the files to run. */
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

// Set here and not in the script's line, which would not work on Windows.
process.env.FAULTS = 'full'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = await startVitest(process.argv.slice(2), {
  root,
  config: 'test/faults/vitest.config.ts',
  run: true,
})
await vitest.close()
