import { SvelteSet } from 'svelte/reactivity'
import type { AccountRow, Id, SavedSheet, SheetPlanView } from '../../electron/contract.ts'
import { call } from '../kit.ts'
import { paperSizeFor, type PaperSize } from '../paper-size.ts'
import { Attempt } from './attempt.svelte.ts'
import type { Session } from './session.svelte.ts'

/** Which accounts go on paper, what that comes to, and the PDF. */
export class Paper {
  rows = $state.raw<readonly AccountRow[]>([])
  loaded = $state(false)
  search = $state('')
  size = $state<PaperSize>(paperSizeFor(navigator.language))
  plan = $state.raw<SheetPlanView>()
  saved = $state.raw<SavedSheet>()
  readonly chosen = new SvelteSet<Id>()
  readonly loading = new Attempt()
  readonly planning = new Attempt()
  readonly saving = new Attempt()
  readonly #session: Session

  readonly found = $derived.by(() => {
    const words = this.search.toLocaleLowerCase().split(/\s+/u)
    return this.rows.filter((row) => {
      const text = `${row.service} ${row.name}`.toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
  })

  constructor(session: Session) {
    this.#session = session
  }

  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      this.rows = await call('accounts.list', { search: '' })
      for (const row of this.rows) this.chosen.add(row.id)
      this.loaded = true
    })
  }

  tick = (id: Id, ticked: boolean): void => {
    if (ticked) this.chosen.add(id)
    else this.chosen.delete(id)
  }

  tickFound = (ticked: boolean): void => {
    for (const row of this.found) this.tick(row.id, ticked)
  }

  /** Plans anew for what is chosen now. An answer that is out of date is dropped. */
  replan = async (): Promise<void> => {
    const accounts = this.#accounts()
    const paper = this.size
    this.saved = undefined
    if (accounts.length === 0) {
      this.plan = undefined
      this.planning.error = ''
      return
    }
    await this.planning.restart(async () => {
      const plan = await call('sheets.plan', { accounts, paper })
      if (paper === this.size && accounts.length === this.chosen.size) this.plan = plan
    })
  }

  save = async (): Promise<void> => {
    const accounts = this.#accounts()
    await this.saving.run(async () => {
      const saved = await this.#session.confirmation.before(() => call('sheets.save', { accounts, paper: this.size }))
      this.saved = saved.path === undefined ? undefined : saved
    })
  }

  /** In the order of the list, which is the order on paper. */
  #accounts(): Id[] {
    return this.rows.filter((row) => this.chosen.has(row.id)).map((row) => row.id)
  }
}
