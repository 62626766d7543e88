import { KitError } from '../kit-error.ts'

const ONE_USE_SECONDS = 60

/** When the person last showed that they know the passphrase. Times are Unix times in milliseconds. */
export class Confirmation {
  #at = Number.NEGATIVE_INFINITY

  note(now: number): void {
    this.#at = now
  }

  forget(): void {
    this.#at = Number.NEGATIVE_INFINITY
  }

  /**
   * Stands before everything that lets a secret out of the vault. With a grace period of zero a
   * confirmation is good for one thing, and has to be used within a minute.
   *
   * @throws KitError `confirm-needed` when the passphrase was typed longer ago than the grace period.
   */
  require(now: number, graceSeconds: number): void {
    const sinceThen = now - this.#at
    // A clock that was set back makes the time negative; that is no confirmation either.
    if (sinceThen < 0 || sinceThen >= (graceSeconds || ONE_USE_SECONDS) * 1000) {
      throw new KitError('confirm-needed', 'Type the passphrase again to go on. Nothing was shown.')
    }
    if (graceSeconds === 0) this.forget()
  }
}
