import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Vault, type RecordId } from '../../electron/vault/vault.ts'
import { FAST_FOLDER, FULL, inFolder, LEAST_COSTS, outcome, passphrase, spread } from './faults.ts'
import { changesOf, stateAfter } from './writes.ts'

vi.mock(import('../../electron/vault/slots/kdf.ts'), async (original) =>
  (await import('./remembered-kdf.ts')).rememberDerivations(await original()),
)

const FLIPS = FULL ? Number.POSITIVE_INFINITY : 1200
const CUTS = FULL ? Number.POSITIVE_INFINITY : 600
const STEPS = 3

/** A small vault as bytes, with a free page, and what it holds. */
let good: Buffer
const truth = stateAfter(STEPS)

beforeAll(async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'vault.rkit')
    const vault = await Vault.create(path, passphrase(), LEAST_COSTS)
    for (let step = 1; step <= STEPS; step++) vault.write(changesOf(step))
    vault.close()
    good = readFileSync(path)
  })
})

describe('a vault with one altered byte', () => {
  // One bit, and all of them: a sign, a length or a flag does most harm as a single bit.
  it.each(FULL ? ['lowest bit', 'highest bit', 'all bits'] : ['one bit'])(
    'is refused, named as damaged, or read as it was: %s of each byte',
    async (which) => {
      const mask = (place: number) =>
        ({ 'lowest bit': 0x01, 'highest bit': 0x80, 'all bits': 0xff })[which] ?? 1 << (place % 8)
      const tally = await tallyOf(spread(good.length, FLIPS), (place) => {
        const altered = Buffer.from(good)
        altered[place] = (altered[place] ?? 0) ^ mask(place)
        return altered
      })
      console.log(`${which} of ${good.length} bytes altered: ${JSON.stringify(tally)}`)
      expect(tally.wrong).toEqual([])
      expect(tally.refused).toBeGreaterThan(0)
      expect(tally.named).toBeGreaterThan(0)
    },
  )
})

describe('a vault that is cut short', () => {
  it('is refused at every length', async () => {
    const tally = await tallyOf(spread(good.length, CUTS), (length) => good.subarray(0, length))
    console.log(`cut at ${CUTS} of ${good.length} lengths: ${JSON.stringify(tally)}`)
    expect(tally).toEqual({ refused: Math.min(CUTS, good.length), named: 0, harmless: 0, wrong: [] })
  })

  it('is refused with anything instead of the missing part', async () => {
    const tally = await tallyOf(spread(good.length - 1, FULL ? 2000 : 100), (length) =>
      Buffer.concat([good.subarray(0, length), Buffer.alloc(good.length - length)]),
    )
    console.log(`ends of zeros: ${JSON.stringify(tally)}`)
    expect(tally.wrong).toEqual([])
  })
})

interface Tally {
  refused: number
  /** Opened, with the damage named; what was read besides it is true. */
  named: number
  /** Opened, and everything is unchanged: the byte is in unused space. */
  harmless: number
  wrong: string[]
}

async function tallyOf(places: readonly number[], alter: (place: number) => Buffer): Promise<Tally> {
  const tally: Tally = { refused: 0, named: 0, harmless: 0, wrong: [] }
  await inFolder(async (folder) => {
    const path = join(folder, 'vault.rkit')
    for (const place of places) {
      writeFileSync(path, alter(place))
      const verdict = await judge(path)
      if (typeof verdict === 'string') tally[verdict]++
      else tally.wrong.push(`${place}: ${verdict.why}`)
    }
  }, FAST_FOLDER)
  return tally
}

async function judge(path: string): Promise<'refused' | 'named' | 'harmless' | { why: string }> {
  const opened = await outcome(() => Vault.open(path, passphrase())).catch((error: unknown) => ({ error }))
  if ('code' in opened) return 'refused'
  if ('error' in opened) return { why: `open: ${String(opened.error)}` }
  const vault = opened.value
  try {
    const found = new Map<RecordId, string>()
    for (const { id, plaintext } of vault.records()) found.set(id, new TextDecoder().decode(plaintext))
    for (const [id, text] of found) if (truth.get(id) !== text) return { why: 'a record that was never written' }
    const missing = [...truth.keys()].filter((id) => !found.has(id))
    const named = new Set(vault.damage.map((record) => record.id))
    if (missing.some((id) => !named.has(id))) return { why: 'a record is missing and not named' }
    if (named.size > 0) return 'named'
    // What looks whole must also accept a change.
    const written = await outcome(() => {
      vault.write(changesOf(STEPS + 1))
    })
    if ('code' in written) return 'refused'
    const kept = [...vault.records()].filter(
      ({ id, plaintext }) => stateAfter(STEPS + 1).get(id) === new TextDecoder().decode(plaintext),
    )
    return kept.length === truth.size + 1 ? 'harmless' : { why: 'a change was not kept' }
  } catch (error) {
    return { why: `read: ${String(error)}` }
  } finally {
    vault.close()
  }
}
