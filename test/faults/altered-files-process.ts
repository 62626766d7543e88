/**
 * Reads altered copies of the samples of one format, and prints what became of them as JSON:
 *
 *     altered-files-process.ts FORMAT COUNT SEED
 *
 * A reading that lasts too long ends the process with its seed; so does an error without a code.
 */
import { registerHooks } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Reading, Source } from '../../electron/intake/intake.ts'
import { randomFrom } from '../fixtures/random.ts'
import { mutated } from './mutations.ts'

// Derivations at the fixed costs of some apps would be most of the time; see cheap-argon2.ts.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('vault/kdf.ts') && context.parentURL?.endsWith('intake/derivation.ts')
      ? next(new URL('cheap-argon2.ts', import.meta.url).href, context)
      : next(specifier, context),
})
// Imported after the hook, since some fixtures derive keys as well.
const { samples } = await import('../fixtures/intake/samples.ts')
const { readSource } = await import('../../electron/intake/formats.ts')
const { KitError } = await import('../../electron/kit-error.ts')
const { encodeRecord, decodeRecord } = await import('../../electron/accounts/encoding.ts')

/** Pictures and pages may be searched for longer than a file is read. */
const SEARCHED = ['picture', 'pdf']
const MOST_MILLISECONDS = 2000
const MOST_SEARCHING = 20_000

const [format = '', count = '', seed = ''] = process.argv.slice(2)
const watched = new BigInt64Array(new SharedArrayBuffer(16))
const watchdog = watch(SEARCHED.includes(format) ? MOST_SEARCHING : MOST_MILLISECONDS)
const chosen = samples.filter((sample) => sample.format === format)
const outcomes: Record<string, number> = {}
const originals = await Promise.all(chosen.map(async ({ make, password }) => ({ source: await make(), password })))
for (const { source, password } of originals) await readSource(source, password)

for (let turn = 0; turn < Number(count); turn++) {
  const random = randomFrom(Number(seed) + turn)
  const original = originals[turn % originals.length]
  if (!original) throw new Error(`there is no sample of ${format}`)
  const source = { ...original.source, bytes: mutated(original.source.bytes, random) }
  watched[1] = BigInt(Number(seed) + turn)
  watched[0] = BigInt(Date.now())
  const outcome = await outcomeOf(source, original.password)
  watched[0] = 0n
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
}
await watchdog.terminate()
console.log(JSON.stringify({ outcomes, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }))

async function outcomeOf(source: Source, password: string | undefined): Promise<string> {
  try {
    return described(await readSource(source, password))
  } catch (error) {
    if (error instanceof KitError) return error.code
    console.error(`seed ${String(watched[1])}: an error without a code`, error)
    process.exit(3)
  }
}

/** What is read must be storable: a token that no vault would take back is as bad as a crash. */
function described({ found }: Reading): string {
  for (const one of found) {
    if (one.kind !== 'token') continue
    const record = { kind: 'token', account: '0'.repeat(32), token: one.token, added: '', source: '' } as const
    if (!decodeRecord(encodeRecord(record))) {
      console.error(`seed ${String(watched[1])}: a token that cannot be stored`)
      process.exit(4)
    }
  }
  return found.length === 0 ? 'nothing found' : 'read'
}

/** A reading that blocks this thread is seen from another. */
function watch(milliseconds: number): Worker {
  return new Worker(
    `const { workerData: { shared, most } } = require('node:worker_threads')
     setInterval(() => {
       const [since, seed] = shared
       if (since === 0n || Date.now() - Number(since) <= most) return
       require('node:fs').writeSync(2, 'seed ' + seed + ': the reading lasts longer than ' + most + ' ms\\n')
       process.kill(process.pid, 'SIGKILL')
     }, 100)`,
    { eval: true, workerData: { shared: watched, most: milliseconds } },
  )
}
