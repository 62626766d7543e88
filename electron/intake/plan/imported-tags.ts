import { LONGEST_TAG, tagsOf } from '../../accounts/account-details.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { AccountDetailsRecord, Stored } from '../../accounts/records.ts'

/** The tags that entries of other apps bring to their accounts: groups, folders and categories are tags here. */
export class ImportedTags {
  readonly #byAccount = new Map<RecordId, string[]>()

  /** A tag that is too long for one stays in the note of the account. */
  add(account: RecordId, tags: readonly string[]): void {
    const short = tags.filter((tag) => tag.length <= LONGEST_TAG)
    if (short.length > 0) this.#byAccount.set(account, [...(this.#byAccount.get(account) ?? []), ...short])
  }

  /**
   * The details of accounts that have other tags by this import.
   *
   * @param records - Of the vault and of this import, the later ones last.
   * @param now - ISO time.
   */
  joinedWith(records: readonly Stored[], now: string, newId: () => RecordId): readonly Stored<AccountDetailsRecord>[] {
    const known = new Map(
      records.flatMap((one) => (one.kind === 'account-details' ? [[one.account, one] as const] : [])),
    )
    return [...this.#byAccount].flatMap(([account, tags]) => {
      const before = known.get(account) ?? { kind: 'account-details' as const, account, id: newId() }
      const all = tagsOf([...(before.tags ?? []), ...tags])
      return all.length === before.tags?.length ? [] : [{ ...before, tags: all, arranged: now }]
    })
  }
}
