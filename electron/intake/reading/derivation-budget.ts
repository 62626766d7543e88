/**
 * What deriving keys may cost a file in total, whatever its format: some try a password on slot after
 * slot, and each by itself would be within its bounds.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { costTooHigh } from '../containers/failures.ts'
import { LIMITS } from '../containers/limits.ts'

const files = new AsyncLocalStorage<{ spent: number }>()

/** Reads one file: all derivations until this is done count together. */
export async function withDerivationBudget<T>(read: () => Promise<T> | T): Promise<T> {
  return await files.run({ spent: 0 }, async () => await read())
}

/**
 * Stands before each derivation.
 *
 * @param seconds - What it takes about.
 * @param what - The format in the middle of a sentence.
 * @throws KitError `cost-too-high`
 */
export function spendOnDerivation(seconds: number, what: string): void {
  const file = files.getStore()
  if (!file) return
  file.spent += seconds
  if (file.spent > LIMITS.derivationSeconds) throw costTooHigh(what)
}
