/**
 * Bounds what deriving keys may cost for one file, whatever its format: some try a password on slot
 * after slot, and each slot alone would be within its limit.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { costTooHigh } from '../containers/failures.ts'
import { LIMITS } from '../containers/limits.ts'

const files = new AsyncLocalStorage<{ spent: number }>()

/** Reads one file; all key derivations until it is done are added up. */
export async function withDerivationBudget<T>(read: () => Promise<T> | T): Promise<T> {
  return await files.run({ spent: 0 }, async () => await read())
}

/**
 * Guards each key derivation.
 *
 * @param seconds - The estimated time.
 * @param what - The format, as in the middle of a sentence.
 * @throws KitError `cost-too-high`
 */
export function spendOnDerivation(seconds: number, what: string): void {
  const file = files.getStore()
  if (!file) return
  file.spent += seconds
  if (file.spent > LIMITS.derivationSeconds) throw costTooHigh(what)
}
