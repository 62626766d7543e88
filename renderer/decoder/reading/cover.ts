/** Minutes without a key, a click or a touch, after which what is open is covered. */
export const COVERED_AFTER = 10

type Covered = Pick<HTMLElement, 'hidden' | 'textContent'>

/**
 * Covers what is open when the person is away. Nothing is lost: one button shows everything as it
 * was, for example after the next share was fetched.
 */
export class Cover {
  readonly #open: Covered
  readonly #covered: Pick<HTMLElement, 'hidden'>
  #touched: number

  /** @param now - Unix time in milliseconds, as all times here. */
  constructor(open: Covered, covered: Pick<HTMLElement, 'hidden'>, now: number) {
    this.#open = open
    this.#covered = covered
    this.#touched = now
  }

  touch(now: number): void {
    this.#touched = now
  }

  tick(now: number): void {
    if (this.#open.hidden || this.#open.textContent === '' || now - this.#touched < COVERED_AFTER * 60_000) return
    this.#open.hidden = true
    this.#covered.hidden = false
  }

  lift(now: number): void {
    this.#touched = now
    this.#open.hidden = false
    this.#covered.hidden = true
  }
}
