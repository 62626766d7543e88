/** A stream that a person is watching. */
export interface Screen {
  readonly columns: number
  write(text: string): unknown
}

/** One line that is rewritten again and again, and cleared before anything else is written. */
export class ProgressLine {
  readonly #screen: Screen
  #shown = false

  constructor(screen: Screen) {
    this.#screen = screen
  }

  show(text: string): void {
    // A line that wraps cannot be rewritten, and file names may contain anything.
    const line = Array.from(text.replace(/\p{C}/gu, '?')).slice(0, this.#screen.columns - 1)
    this.#screen.write(`\r${line.join('')}${CLEAR_REST}`)
    this.#shown = true
  }

  clear(): void {
    if (this.#shown) this.#screen.write(`\r${CLEAR_REST}`)
    this.#shown = false
  }
}

/** Erases from the cursor to the end of the line (ECMA-48, EL). */
const CLEAR_REST = '\u001B[K'
