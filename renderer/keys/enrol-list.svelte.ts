import type { Id, MatrixKeyView, MatrixRowView } from '../../electron/contract.ts'
import type { CellAct, KeyMatrix } from './key-matrix.svelte.ts'

/** One account of the list: where the key is added, and how far that is. */
export interface EnrolRow {
  readonly row: MatrixRowView
  readonly state: 'to-do' | 'added' | 'tried'
}

/** The accounts where one key may be added, as a list to work off. */
export class EnrolList {
  readonly #matrix: KeyMatrix
  #chosen = $state<Id>()
  /** Those that were there when the key was chosen: what is done stays in view, ticked. */
  #listed = $state.raw<readonly Id[]>()

  /** Keys that may be added somewhere, and the one that is chosen. */
  readonly keys: readonly MatrixKeyView[] = $derived.by(() =>
    this.#matrix.keys.filter(({ id, enrolAt }) => enrolAt.length > 0 || id === this.#chosen),
  )
  readonly key: MatrixKeyView | undefined = $derived.by(
    () => this.keys.find(({ id }) => id === this.#chosen) ?? this.keys[0],
  )
  readonly rows: readonly EnrolRow[] = $derived.by(() => {
    const { key } = this
    if (!key) return []
    return (this.#listed ?? key.enrolAt).flatMap((account) => {
      const row = this.#matrix.rowOf(account)
      return row ? { row, state: STATES[this.#matrix.cellAt({ key: key.id, account }).kind] } : []
    })
  })
  readonly done: number = $derived(this.rows.filter(({ state }) => state !== 'to-do').length)

  constructor(matrix: KeyMatrix) {
    this.#matrix = matrix
  }

  choose = (key: Id): void => {
    this.#chosen = key
    this.#listed = this.#matrix.keyOf(key)?.enrolAt
  }

  /** Notes that the key was added there today, or was not after all. False when it could not be noted. */
  tick = async (account: Id, added: boolean): Promise<boolean> => {
    return await this.#act(account, added ? 'note' : 'unnote')
  }

  /** Notes that the key signed in there, or did not after all. */
  tried = async (account: Id, tried: boolean): Promise<void> => {
    await this.#act(account, tried ? 'tried' : 'untried')
  }

  async #act(account: Id, act: CellAct): Promise<boolean> {
    const { key } = this
    if (!key) return false
    if (!this.#listed) this.choose(key.id)
    return await this.#matrix.act({ key: key.id, account }, act, 'list')
  }
}

const STATES = { none: 'to-do', told: 'added', tried: 'tried' } as const
