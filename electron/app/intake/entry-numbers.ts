import { KitError } from '../../kit-error.ts'
import type { Found } from '../../intake/intake.ts'
import type { PlanEntry } from '../../intake/plan/plan-types.ts'

/**
 * The numbers by which the window knows the entries of an import. A plan counts its entries from the start each time
 * a file is added, opened or left out; a number stays with its entry, and is not given to another.
 */
export class EntryNumbers {
  readonly #numbers = new WeakMap<Found, number>()
  #next = 0

  of({ found }: PlanEntry): number {
    const known = this.#numbers.get(found)
    if (known !== undefined) return known
    const number = this.#next
    this.#next += 1
    this.#numbers.set(found, number)
    return number
  }

  /** The indexes that entries have in a plan. @throws KitError `not-found` where one is not in it any more */
  indexesIn(entries: readonly PlanEntry[], numbers: readonly number[]): readonly number[] {
    const indexes = new Map(entries.map((entry) => [this.of(entry), entry.index]))
    return numbers.map((number) => {
      const index = indexes.get(number)
      if (index === undefined) throw gone()
      return index
    })
  }
}

function gone(): KitError {
  return new KitError(
    'not-found',
    'The files of this import changed, and something you chose is no longer in them. Nothing was saved. Look at the list again.',
  )
}
