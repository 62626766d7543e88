/** Notes of security keys at one account: that they are registered there, and that the user signed in with one. */
import { joinKeys, keepingKeys, withKeys } from './account-keys.ts'
import { detailsOf, withDetails } from './key-details.ts'
import type { Kit, KitChange } from './kit.ts'
import type { AccountRecord, KeyDetailsRecord, KeyRecord, Stored } from './records.ts'
import type { RecordId } from '../vault/vault.ts'

/** A key and an account of the vault. */
export interface KeyAtAccount {
  readonly key: Stored<KeyRecord>
  readonly account: Stored<AccountRecord>
}

/**
 * Notes that these keys, and no others, are registered at an account. Keys that were noted before
 * keep their day; of those that are not, it is taken back that the user signed in with them.
 *
 * @param day - `YYYY-MM-DD`, for newly noted keys.
 * @throws KitError `not-found` when one of them is not in the vault.
 */
export function noteKeys(kit: Kit, account: Stored<AccountRecord>, keys: readonly RecordId[], day: string): KitChange {
  const before = new Map((account.keys ?? []).map((one) => [one.key, one]))
  const ids = new Set(keys.map((id) => kit.get('key', id).id))
  const dropped = kit.all('key').filter(({ id }) => before.has(id) && !ids.has(id))
  const noted = withKeys(
    account,
    [...ids].map((key) => before.get(key) ?? { key, noted: day }),
  )
  return { put: [noted, ...dropped.flatMap((key) => untryKeyAt(kit, { key, account }).put ?? [])] }
}

/**
 * Notes that a key is registered at an account. If it is noted there already, the earlier day stays.
 *
 * @param day - `YYYY-MM-DD`.
 */
export function noteKeyAt({ key, account }: KeyAtAccount, day: string): KitChange {
  return { put: [joinKeys(account, [{ key: key.id, noted: day }])] }
}

/** Takes the note back, and with it that the user signed in with the key. */
export function unnoteKeyAt(kit: Kit, at: KeyAtAccount): KitChange {
  const account = keepingKeys(at.account, (key) => key !== at.key.id)
  return { put: [account, ...(untryKeyAt(kit, at).put ?? [])] }
}

/** Notes that the user signed in with a key on a day, and so that it is registered there. */
export function tryKeyAt(kit: Kit, at: KeyAtAccount, day: string): KitChange {
  const tried = { account: at.account.id, on: day }
  const details = withDetails(kit, at.key, (before) => withTried(before, [...triedElsewhere(before, at), tried]))
  return { put: [...(noteKeyAt(at, day).put ?? []), ...(details.put ?? [])] }
}

/** Takes back that the user signed in with a key; that it is registered there stays. */
export function untryKeyAt(kit: Kit, at: KeyAtAccount): KitChange {
  const before = detailsOf(kit, at.key)
  if (!before?.tried?.some(({ account }) => account === at.account.id)) return {}
  return withDetails(kit, at.key, (details) => withTried(details, triedElsewhere(details, at)))
}

type Tried = NonNullable<KeyDetailsRecord['tried']>

function triedElsewhere({ tried = [] }: KeyDetailsRecord, { account }: KeyAtAccount): Tried {
  return tried.filter((one) => one.account !== account.id)
}

/** Sorted by account, so that equal notes are equal records. An empty list leaves no field. */
function withTried({ tried: _before, ...details }: KeyDetailsRecord, tried: Tried): KeyDetailsRecord {
  const sorted = tried.toSorted((one, other) => (one.account < other.account ? -1 : 1))
  return { ...details, ...(sorted.length > 0 && { tried: sorted }) }
}
