/** How the user keeps accounts in order: tags, pins, and when each was last used. */
import type { RecordId } from '../vault/vault.ts'
import { store, type Kit, type KitChange } from './kit.ts'
import { asNote } from './note-mark.ts'
import { oncePerChange } from './once-per-change.ts'
import type { AccountDetailsRecord, Stored } from './records.ts'

/** The details of each account that has any. */
export const accountDetailsOf = oncePerChange(
  (kit): ReadonlyMap<RecordId, Stored<AccountDetailsRecord>> =>
    new Map(kit.all('account-details').map((details) => [details.account, details])),
)

/** Characters. */
export const LONGEST_TAG = 100

/** Tags to give and to take away, and whether the accounts are pinned. */
export interface Arrangement {
  readonly tag?: readonly string[]
  readonly untag?: readonly string[]
  readonly pin?: boolean
}

/**
 * Gives accounts other tags, pins them after those that are pinned already, or unpins them.
 *
 * @param at - ISO time.
 * @throws KitError `not-found` when one of them is not in the vault.
 */
export function arrange(
  kit: Kit,
  accounts: readonly RecordId[],
  { tag = [], untag = [], pin }: Arrangement,
  at: string,
): KitChange {
  const pins = kit.all('account-details').flatMap(({ pinned }) => pinned ?? [])
  let next = Math.max(-1, ...pins) + 1
  const gone = new Set(untag.map(folded))
  return changedDetails(kit, accounts, ({ tags: before = [], pinned: was, ...details }) => {
    const tags = tagsOf([...before.filter((one) => !gone.has(folded(one))), ...tag])
    const pinned = pin === true ? (was ?? next++) : pin === false ? undefined : was
    return {
      ...details,
      ...(tags.length > 0 && { tags }),
      ...(pinned !== undefined && { pinned }),
      arranged: at,
    }
  })
}

/** Puts pinned accounts in this order; what is not pinned stays so. @param at - ISO time. */
export function orderPins(kit: Kit, accounts: readonly RecordId[], at: string): KitChange {
  const pinned = accounts.filter((id) => accountDetailsOf(kit).get(id)?.pinned !== undefined)
  return changedDetails(kit, pinned, (details) => ({
    ...details,
    pinned: pinned.indexOf(details.account),
    arranged: at,
  }))
}

/**
 * Notes that a code of an account was copied: nothing to back up, and nothing to write when it is noted for the day. To
 * be saved by the vault's very next change.
 *
 * @param day - `YYYY-MM-DD`.
 */
export function useAccount(kit: Kit, account: RecordId, day: string): KitChange {
  if (accountDetailsOf(kit).get(account)?.used === day) return {}
  const { put } = changedDetails(kit, [account], (details) => ({ ...details, used: day }))
  return { put: put.map((details) => asNote(kit.vault, details)) }
}

/** How many accounts have each tag, in order. Spellings that differ only in their case are one. */
export function tagCounts(kit: Kit): readonly { readonly tag: string; readonly accounts: number }[] {
  const tags = kit.all('account-details').flatMap((one) => one.tags ?? [])
  return [...Map.groupBy(tags, folded)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [tag, ...more]]) => (tag === undefined ? [] : [{ tag, accounts: 1 + more.length }]))
}

/** Trimmed, in order, each once in any case of its letters; the first spelling counts. */
export function tagsOf(words: readonly string[]): readonly string[] {
  const byFolded = Map.groupBy(words.map((word) => word.trim()).filter(Boolean), folded)
  return [...byFolded].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, [first]]) => first ?? [])
}

function folded(tag: string): string {
  return tag.trim().normalize('NFC').toLowerCase()
}

function changedDetails(
  kit: Kit,
  accounts: readonly RecordId[],
  change: (before: AccountDetailsRecord) => AccountDetailsRecord,
): { readonly put: readonly Stored<AccountDetailsRecord>[] } {
  return {
    put: [...new Set(accounts)].map((id) => {
      const { id: account } = kit.get('account', id)
      const before = accountDetailsOf(kit).get(account)
      return before ? { ...change(before), id: before.id } : store(change({ kind: 'account-details', account }))
    }),
  }
}
