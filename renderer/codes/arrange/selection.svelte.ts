import { SvelteSet } from 'svelte/reactivity'
import type { AccountRow, Id } from '../../../electron/contract.ts'

/** The accounts that are ticked in the list, to do something with all of them. */
export class Selection {
  readonly ticked = new SvelteSet<Id>()
  /** From where the next range goes. */
  #from: Id | undefined

  get size(): number {
    return this.ticked.size
  }

  toggle = (id: Id): void => {
    if (!this.ticked.delete(id)) this.ticked.add(id)
    this.#from = id
  }

  /** Ticks everything between the last one and this one, both included. */
  extend = (rows: readonly AccountRow[], id: Id, start = this.#from): void => {
    const from = rows.findIndex((row) => row.id === start)
    const to = rows.findIndex((row) => row.id === id)
    if (to < 0) return
    const first = from < 0 ? to : from
    for (const row of rows.slice(Math.min(first, to), Math.max(first, to) + 1)) this.ticked.add(row.id)
    this.#from = id
  }

  all = (rows: readonly AccountRow[]): void => {
    for (const { id } of rows) this.ticked.add(id)
  }

  clear = (): void => {
    this.ticked.clear()
    this.#from = undefined
  }

  /** Forgets accounts that are no longer there. */
  keep = (rows: readonly AccountRow[]): void => {
    const still = this.of(rows)
    if (still.length === this.size) return
    this.ticked.clear()
    this.all(still)
  }

  /** In the order of the list. */
  of(rows: readonly AccountRow[]): readonly AccountRow[] {
    return rows.filter(({ id }) => this.ticked.has(id))
  }
}
