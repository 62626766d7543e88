import { call } from '../call.ts'

/** How long the main process surely keeps what it got ready. */
const KEPT_MILLISECONDS = 30_000

/** Tells the main process that a passphrase is being typed, so that checking it can start at once. */
export class Typing {
  #told = Number.NEGATIVE_INFINITY

  /** On every key press; tells only now and then. */
  pressed = (): void => {
    const now = performance.now()
    if (now - this.#told < KEPT_MILLISECONDS) return
    this.#told = now
    call('vault.typing').catch(() => undefined) // it is only slower without
  }

  /** What was got ready is used up. */
  done(): void {
    this.#told = Number.NEGATIVE_INFINITY
  }
}
