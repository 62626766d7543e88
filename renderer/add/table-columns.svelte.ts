import type { ColumnView, TableView } from '../../electron/contract.ts'
import { COLUMN_NAMES } from './table-words.ts'

/** What a person says of the columns of one table. */
export class TableColumns {
  choices = $state.raw<readonly ColumnView[]>([])
  /** They want to say it again. */
  changing = $state(false)
  /** Exactly one column has the secrets, and no kind of name is in two. */
  readonly isChoice = $derived(
    this.#count('secret') === 1 && this.#count('service') <= 1 && this.#count('account') <= 1,
  )

  constructor(table: TableView) {
    this.choices = table.columns
  }

  /** @param value - Of the list of choices. */
  choose(column: number, value: string): void {
    const chosen = COLUMN_NAMES.find(([one]) => one === value)?.[0]
    if (chosen) this.choices = this.choices.map((one, index) => (index === column ? chosen : one))
  }

  #count(column: ColumnView): number {
    return this.choices.filter((one) => one === column).length
  }
}
