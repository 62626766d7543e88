import { useAccount } from '../../accounts/account-details.ts'
import { KitError } from '../../kit-error.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Session } from '../vault/session.ts'

/** When each account was last used: to the day in the vault, and to the moment until it is locked. */
export class RecentUse {
  readonly #session: Session
  readonly #since = new Map<RecordId, string>()

  constructor(session: Session) {
    this.#session = session
    session.onLock(() => {
      this.#since.clear()
    })
  }

  /** A code was copied. A vault that cannot be written to is used all the same: the note is only for the order. */
  note(account: RecordId): void {
    const { kit, surroundings } = this.#session
    const now = new Date(surroundings.now()).toISOString()
    this.#since.set(account, now)
    if (kit.vault.frozen || kit.vault.damage.length > 0) return
    const change = useAccount(kit, account, now.slice(0, 10))
    if (!change.put) return
    try {
      kit.commit(change)
    } catch (error) {
      if (!(error instanceof KitError)) throw error
    }
  }

  /** ISO time since the last lock; undefined for an account that was not used since. */
  readonly at = (account: RecordId): string | undefined => this.#since.get(account)
}
