import { KitError } from '../../kit-error.ts'

const ONE_USE_SECONDS = 60

/** How long something may be shown on one confirmation. Unix times in milliseconds. */
export interface Confirmed {
  /** When the passphrase was typed. */
  readonly from: number
  /** The end of the grace period, itself not in it. */
  readonly until: number
}

/** A clock that was set back makes it none. */
export function isConfirmed(confirmed: Confirmed | undefined, now: number): boolean {
  return confirmed !== undefined && now >= confirmed.from && now < confirmed.until
}

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
   * Guards every call that reveals a secret. With a grace period of zero a confirmation is good for
   * one call, and has to be used within a minute.
   *
   * @returns how long that one thing may be shown, where it has parts that are asked for one by one.
   * @throws KitError `confirm-needed` when the passphrase was typed longer ago than the grace period.
   */
  require(now: number, graceSeconds: number): Confirmed {
    const confirmed = { from: this.#at, until: this.#at + (graceSeconds || ONE_USE_SECONDS) * 1000 }
    if (!isConfirmed(confirmed, now)) {
      throw new KitError('confirm-needed', 'Type the passphrase again to go on. Nothing was shown.')
    }
    if (graceSeconds === 0) this.forget()
    return confirmed
  }
}
