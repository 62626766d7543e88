import { SvelteSet } from 'svelte/reactivity'
import type { AccountRow, Id } from '../../electron/contract.ts'
import { call } from '../call.ts'

/** All accounts, and which of them are ticked; at first those that were chosen before, or else all. */
export class AccountChoice {
  rows = $state.raw<readonly AccountRow[]>([])
  search = $state('')
  readonly ticked = new SvelteSet<Id>()

  readonly found = $derived.by(() => {
    const words = this.search.toLowerCase().split(/\s+/u)
    return this.rows.filter((row) => {
      const text = `${row.service} ${row.name}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
  })

  /** @throws CallError. */
  load = async (chosen?: readonly Id[]): Promise<void> => {
    this.rows = await call('accounts.list', { search: '' })
    for (const id of chosen ?? this.rows.map((row) => row.id)) this.ticked.add(id)
  }

  tick = (id: Id, ticked: boolean): void => {
    if (ticked) this.ticked.add(id)
    else this.ticked.delete(id)
  }

  tickFound = (ticked: boolean): void => {
    for (const row of this.found) this.tick(row.id, ticked)
  }

  /** In the order of the list, which is also the order on paper. */
  inOrder(): Id[] {
    return this.rows.filter((row) => this.ticked.has(row.id)).map((row) => row.id)
  }
}
