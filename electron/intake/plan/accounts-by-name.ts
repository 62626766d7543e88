import type { AccountRecord, Stored } from '../../accounts/records.ts'
import { ownServiceName } from '../../services/services.ts'
import { accountKey } from './vault-contents.ts'

/**
 * Accounts by service and login name. An account that is spelled as asked for comes first; then one
 * of the same service under another of its names, as RubyGems is rubygems.org.
 */
export class AccountsByName {
  readonly #spelled = new Map<string, Stored<AccountRecord>>()
  readonly #known = new Map<string, Stored<AccountRecord>>()

  constructor(accounts: readonly Stored<AccountRecord>[]) {
    for (const account of accounts) this.add(account)
  }

  /** Adds an account, or puts it in the place of what it was before. */
  add(account: Stored<AccountRecord>): void {
    this.#spelled.set(accountKey(account.service, account.name), account)
    const known = knownKey(account.service, account.name)
    const first = this.#known.get(known)
    if (!first || first.id === account.id) this.#known.set(known, account)
  }

  find(service: string, name: string): Stored<AccountRecord> | undefined {
    return this.#spelled.get(accountKey(service, name)) ?? this.#known.get(knownKey(service, name))
  }
}

/** Two spellings of a known service have one key, as upper and lower case have. */
export function knownKey(service: string, name: string): string {
  return accountKey(ownServiceName(service) ?? service, name)
}
