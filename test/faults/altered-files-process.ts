/**
 * Reads altered copies of the samples of some formats, and prints the outcomes of each as JSON:
 *
 *     altered-files-process.ts FORMAT[,FORMAT]... COUNT SEED
 *
 * A reading that takes too long ends the process with its seed; so does an error without a code.
 */
import { registerHooks } from 'node:module'
import { mock } from 'node:test'
import type { Column, Reading, Source } from '../../electron/intake/intake.ts'
import { randomFrom } from '../fixtures/random.ts'
import { seedCrypto } from '../fixtures/seeded-crypto.ts'
import { mutated } from './mutations.ts'
import type { Tally } from './tally.ts'
import { Watchdog } from './watchdog.ts'

const [formats = '', count = '', seed = ''] = process.argv.slice(2)
const KDF = new URL('../../electron/vault/slots/kdf.ts', import.meta.url).href
const DERIVATION = new URL('../../electron/intake/containers/derivation.ts', import.meta.url).href
mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-03-01T12:00:00Z') })
// Derivations at the fixed costs of some apps would be most of the time; see cheap-argon2.ts.
const hook = { replaced: false }
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context)
    if (found.url !== KDF || context.parentURL !== DERIVATION) return found
    hook.replaced = true
    return next(new URL('cheap-argon2.ts', import.meta.url).href, context)
  },
})
// Imported after the hook, because some fixtures derive keys too.
const { samples } = await import('../fixtures/intake/samples.ts')
const { readSource } = await import('../../electron/intake/formats.ts')
const { inOneBatch } = await import('../../electron/pictures/pictures.ts')
const { KitError } = await import('../../electron/kit-error.ts')
const { encodeRecord, decodeRecord } = await import('../../electron/accounts/encoding.ts')
if (!hook.replaced) throw new Error('derivation.ts no longer takes Argon2 from kdf.ts, which was to be replaced')

/** Searching pictures and pages may take longer than reading a file. */
const SEARCHED = ['picture', 'picture-zip', 'pdf']
const MOST_MILLISECONDS = 2000
const MOST_SEARCHING = 20_000

interface Original {
  readonly source: Source
  readonly password: string | undefined
  readonly columns: readonly Column[] | undefined
}

const tallies: Tally[] = []
for (const format of formats.split(',')) {
  console.error(format) // the last line of a process that was ended says which format it was
  tallies.push(await tallyOf(format))
}
console.log(JSON.stringify({ tallies, mebibytes: Math.round(process.resourceUsage().maxRSS / 1024) }))

async function tallyOf(format: string): Promise<Tally> {
  // So that the samples are the same bytes for the same seed: with their salts, and the dates that some state.
  seedCrypto(Number(seed))
  const originals: Original[] = []
  for (const { make, password, columns } of samples.filter((sample) => sample.format === format)) {
    const source = await make()
    await readSource(source, password, undefined, columns)
    originals.push({ source, password, columns })
  }
  const watchdog = new Watchdog(SEARCHED.includes(format) ? MOST_SEARCHING : MOST_MILLISECONDS)
  const outcomes: Record<string, number> = {}
  await inOneBatch(async () => {
    for (let one = Number(seed); one < Number(seed) + Number(count); one++) {
      const original = originals[one % originals.length]
      if (!original) throw new Error(`there is no sample of ${format}`)
      const source = { ...original.source, bytes: mutated(original.source.bytes, randomFrom(one)) }
      const outcome = await watchdog.watch(one, () => outcomeOf(one, { ...original, source }))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
  })
  await watchdog.end()
  return { format, outcomes, slowest: watchdog.slowest }
}

async function outcomeOf(one: number, { source, password, columns }: Original): Promise<string> {
  try {
    return described(one, await readSource(source, password, undefined, columns))
  } catch (error) {
    if (error instanceof KitError) return error.code
    console.error(`seed ${one}: an error without a code`, error)
    process.exit(3)
  }
}

/** What is read must be storable: a token that no vault would accept is as bad as a crash. */
function described(seed: number, { found }: Reading): string {
  for (const one of found) {
    if (one.kind !== 'token') continue
    const record = { kind: 'token', account: '0'.repeat(32), token: one.token, added: '', source: '' } as const
    if (!decodeRecord(encodeRecord(record))) {
      console.error(`seed ${seed}: a token that cannot be stored`)
      process.exit(4)
    }
  }
  return found.length === 0 ? 'nothing found' : 'read'
}
