import type { Id, KeyMatrixView, MatrixCellView, MatrixKeyView, MatrixRowView } from '../../electron/contract.ts'
import { call } from '../call.ts'
import { Attempt } from '../state/attempt.svelte.ts'

/** One key at one account. */
export interface CellPlace {
  readonly key: Id
  readonly account: Id
}

/** What can be said of a key at an account. */
export type CellAct = 'note' | 'unnote' | 'tried' | 'untried'

/** Which account has which key, and noting it. */
export class KeyMatrix {
  view = $state.raw<KeyMatrixView>()
  /** The cell whose acts are shown. */
  open = $state.raw<CellPlace>()
  /** What was done last, and what was there before. */
  last = $state.raw<{ readonly at: CellPlace; readonly act: CellAct; readonly before: MatrixCellView }>()
  /** Where the latest change was asked for: what went wrong is said there. */
  from = $state<'table' | 'list'>('table')
  /** Whether accounts of services that nothing is known of are shown too. */
  showsAll = $state(false)
  readonly loading = new Attempt()
  readonly changing = new Attempt()
  readonly #onchange: () => Promise<void>
  /** Rows stay where they are while someone works on them. */
  #order = $state.raw<Readonly<Record<Id, number>>>({})

  readonly keys: readonly MatrixKeyView[] = $derived(this.view?.keys ?? [])
  readonly rows: readonly MatrixRowView[] = $derived.by(() => {
    const { rows = [], notKnown = [] } = this.view ?? {}
    const place = ({ id }: MatrixRowView) => this.#order[id] ?? Infinity
    return (this.showsAll ? [...rows, ...notKnown] : rows).toSorted((one, other) => place(one) - place(other))
  })

  /** @param onchange - Told after each change. */
  constructor(onchange: () => Promise<void> = () => Promise.resolve()) {
    this.#onchange = onchange
  }

  /** Loads the matrix and puts the worst rows first. */
  load = async (): Promise<void> => {
    await this.loading.run(async () => {
      const view = await call('keys.matrix')
      this.view = view
      this.#order = Object.fromEntries([...view.rows, ...view.notKnown].map(({ id }, at) => [id, at]))
    })
  }

  rowOf(account: Id): MatrixRowView | undefined {
    const { rows = [], notKnown = [] } = this.view ?? {}
    return [...rows, ...notKnown].find(({ id }) => id === account)
  }

  keyOf(id: Id): MatrixKeyView | undefined {
    return this.keys.find((key) => key.id === id)
  }

  cellAt({ key, account }: CellPlace): MatrixCellView {
    const at = this.keys.findIndex(({ id }) => id === key)
    return this.rowOf(account)?.cells[at] ?? { kind: 'none' }
  }

  isOpen({ key, account }: CellPlace): boolean {
    return this.open?.key === key && this.open.account === account
  }

  /** Shows the acts of a cell, or hides them if they are shown. */
  press = (at: CellPlace): void => {
    this.open = this.isOpen(at) ? undefined : at
    this.last = undefined
  }

  /** False when it could not be noted; `changing` says why. */
  act = async (at: CellPlace, act: CellAct, from: 'table' | 'list' = 'table'): Promise<boolean> => {
    this.from = from
    return await this.#change(async () => {
      const before = this.cellAt(at)
      const view = await call(`keys.${act}`, at)
      this.last = { at, act, before }
      return view
    })
  }

  /** Puts back what was there before the last act, with its day. */
  undo = async (): Promise<void> => {
    if (!this.last) return
    const { at, before } = this.last
    if (await this.#change(() => restored(at, before))) this.last = undefined
  }

  async #change(change: () => Promise<KeyMatrixView>): Promise<boolean> {
    return await this.changing.inTurn(async () => {
      this.view = await change()
      await this.#onchange()
    })
  }
}

/** In two steps where both days are to be as they were. */
async function restored(at: CellPlace, before: MatrixCellView): Promise<KeyMatrixView> {
  switch (before.kind) {
    case 'none':
      return await call('keys.unnote', at)
    case 'told':
      await call('keys.untried', at)
      return await call('keys.note', { ...at, ...(before.on !== undefined && { on: before.on }) })
    case 'tried':
      await call('keys.note', { ...at, on: before.noted ?? before.on })
      return await call('keys.tried', { ...at, on: before.on })
  }
}
