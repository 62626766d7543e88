import type { CombinedShares, Input } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { collectShares, combineCollected, readShareFiles, type ShareText } from '../identity/collect-shares.ts'

/** Shares of a paper key, held in memory until they are enough to open a vault. */
export class GivenShares {
  #held: readonly ShareText[] = []
  /** Counts `forget`: what is still being read belongs to nothing then. */
  #forgotten = 0

  /**
   * Adds shares that were typed, or are in files, and opens the vault once they are enough.
   *
   * @param open - Given the identity; a wrong one throws `wrong-passphrase`.
   * @throws KitError `not-found` when they were forgotten meanwhile, or what `open` throws.
   */
  async add(
    { shares, pictures = [] }: Omit<Input<'start.shares'>, 'of'>,
    signal: AbortSignal,
    open: (identity: string) => Promise<void>,
  ): Promise<CombinedShares> {
    const round = this.#forgotten
    const { texts, failures } = await inOneBatch(() => readShareFiles(pictures, signal))
    if (round !== this.#forgotten)
      throw new KitError('not-found', 'These shares were put away meanwhile. Nothing was changed. Give them again.')
    const typed = shares.map((text) => ({ text, from: '', typed: true }))
    const gathered = collectShares({ texts: [...this.#held, ...typed, ...texts], failures })
    this.#held = gathered.found.map(({ text, from, typed }) => ({ text, from, typed }))
    const { found, needed, pieces } = gathered
    const known = { found: found.length, pieces, ...(needed !== undefined && { needed }) }
    const secret = await combineCollected(gathered)
    if (secret.kind !== 'identity') return { result: secret.kind, ...known }
    if (!(await opens(() => open(secret.identity)))) return { result: 'other', ...known }
    this.forget()
    return { result: 'fits', ...known }
  }

  forget(): void {
    this.#held = []
    this.#forgotten += 1
  }
}

async function opens(open: () => Promise<void>): Promise<boolean> {
  try {
    await open()
    return true
  } catch (error) {
    if (error instanceof KitError && error.code === 'wrong-passphrase') return false
    throw error
  }
}
