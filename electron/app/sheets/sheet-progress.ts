import type { Events } from '../../contract.ts'
import type { SheetPage } from '../../sheets/layout/layout.ts'
import type { SheetChoice } from './sheet-choice.ts'

/** How long planning a sheet takes, where drawing a copy of it takes four: sealing is slow on purpose. */
export const PLANNING: Readonly<Record<SheetChoice['kind'], number>> = { plain: 1, sealed: 200, cover: 1 }
const DRAWING = 4

/** How far a set is: from none of its sheets when planning begins to all of them when the last copy is drawn. */
export class SheetProgress {
  readonly #tell: (progress: Events['progress']) => void
  #sheets: number
  readonly #planning: number
  readonly #copies: number
  #planned = 0
  #told = -1

  /** @param work - How long planning a sheet takes, 0 where it is planned already, and how often it is drawn. */
  constructor(
    { planning, copies }: { readonly planning: number; readonly copies: number },
    sheets: number,
    tell: (progress: Events['progress']) => void,
  ) {
    this.#tell = tell
    this.#sheets = sheets
    this.#planning = planning
    this.#copies = copies
    this.#say(0)
  }

  /** One more sheet is planned. Those of long notes are more than were expected, until all are made. */
  planned(): void {
    this.#planned = Math.min(this.#planned + 1, this.#sheets)
    this.#say(this.#planned * this.#planning)
  }

  /** All are planned, and there are so many. */
  made(sheets: number): void {
    this.#sheets = sheets
  }

  /** Everything before this page is drawn. */
  drawing({ sheet, copy }: Pick<SheetPage, 'sheet' | 'copy'>): void {
    const copies = (copy - 1) * this.#sheets + sheet - 1
    this.#say(this.#sheets * this.#planning + DRAWING * copies)
  }

  done(): void {
    this.#say(this.#whole)
  }

  /** All of the work. */
  get #whole(): number {
    return this.#sheets * (this.#planning + DRAWING * this.#copies)
  }

  #say(work: number): void {
    const done = Math.floor((this.#sheets * work) / this.#whole)
    if (done === this.#told) return
    this.#told = done
    this.#tell({ what: 'Making the sheets', done, total: this.#sheets })
  }
}
