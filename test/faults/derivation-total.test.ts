import type * as Crypto from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'
import { readSource } from '../../electron/intake/formats.ts'
import { LIMITS } from '../../electron/intake/containers/limits.ts'
import { spendOnDerivation, withDerivationBudget } from '../../electron/intake/reading/derivation-budget.ts'
import { outcome } from './faults.ts'

/** The derivations, in N r p. Their keys are wrong, and no work is done. */
const done = vi.hoisted(() => ({ work: 0 }))

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof Crypto>()
  const scrypt = (...[, , bytes, { N = 0, r = 0, p = 0 }, answer]: FullScrypt) => {
    done.work += N * r * p
    answer(null, Buffer.alloc(bytes))
  }
  return { ...real, scrypt, default: { ...real, scrypt } }
})

type FullScrypt = [unknown, unknown, number, Crypto.ScryptOptions, (error: Error | null, key: Buffer) => void]

beforeEach(() => {
  done.work = 0
})

const hex = (bytes: number) => 'ab'.repeat(bytes)

/** An Aegis export with slots of these costs. */
function aegis(slots: readonly { readonly n: number; readonly r: number; readonly p: number }[]) {
  const params = { nonce: hex(12), tag: hex(16) }
  const header = {
    params,
    slots: slots.map((costs) => ({ type: 1, uuid: '', key: hex(32), key_params: params, salt: hex(32), ...costs })),
  }
  return { name: 'aegis.json', bytes: new TextEncoder().encode(JSON.stringify({ version: 1, header, db: 'AAAA' })) }
}

it('a file with the most slots gets no more work than one within the limits', async () => {
  const most = { n: 2 ** 20, r: 8, p: 4 }
  expect(most.n * most.r * most.p).toBe(LIMITS.scryptWork)
  await outcome(() => readSource(aegis(Array.from({ length: LIMITS.slots }, () => most)), 'wrong'))
  const seconds = done.work / LIMITS.scryptRate
  expect(seconds).toBeGreaterThan(LIMITS.derivationSeconds / 2)
  expect(seconds).toBeLessThanOrEqual(LIMITS.derivationSeconds)
})

it('a file with as many slots as Aegis itself could write has a wrong password tried on each', async () => {
  const usual = { n: 2 ** 15, r: 8, p: 1 }
  const slots = Array.from({ length: LIMITS.slots }, () => usual)
  expect(await outcome(() => readSource(aegis(slots), 'wrong'))).toEqual({ code: 'wrong-password' })
  expect(done.work).toBe(LIMITS.slots * 2 ** 18)
})

it('the work of one file does not count for another that is read at the same time', async () => {
  const half = LIMITS.derivationSeconds / 2
  const file = async (third: number) =>
    await outcome(() =>
      withDerivationBudget(async () => {
        for (const seconds of [half, half, third]) {
          spendOnDerivation(seconds, 'file')
          await Promise.resolve()
        }
      }),
    )
  expect(await Promise.all([file(0), file(0), file(1)])).toEqual([
    { value: undefined },
    { value: undefined },
    { code: 'cost-too-high' },
  ])
  // Outside of a file nothing is counted: the vault has bounds of its own.
  spendOnDerivation(10 * LIMITS.derivationSeconds, 'file')
})
