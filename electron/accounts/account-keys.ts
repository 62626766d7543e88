/** Notes of which security keys are registered at which account, as the user said. Only the service knows for sure. */
import type { RecordId } from '../vault/vault.ts'
import { credentialsOf, detailsOf, testsOf } from './key-details.ts'
import type { Kit, KitChange } from './kit.ts'
import type { AccountRecord, KeyRecord, NotedKey, Stored } from './records.ts'

/** The keys noted at an account, by name, each with the day on which the user said so. */
export function keysAt(
  kit: Kit,
  { keys = [] }: Pick<AccountRecord, 'keys'>,
): readonly { readonly key: Stored<KeyRecord>; readonly noted?: string }[] {
  return keys
    .flatMap(({ key: id, ...day }) => {
      const key = kit.find(id)
      return key?.kind === 'key' ? [{ key, ...day }] : []
    })
    .sort((a, b) => a.key.name.localeCompare(b.key.name))
}

/** The names of the keys noted at an account, in order. */
export function keyNamesAt(kit: Kit, account: Pick<AccountRecord, 'keys'>): readonly string[] {
  return keysAt(kit, account).map(({ key }) => key.name)
}

/** The accounts at which each key is noted, by name. Keys noted nowhere are left out. */
export function accountsByKey(kit: Kit): ReadonlyMap<RecordId, readonly Stored<AccountRecord>[]> {
  const accounts = kit.all('account').sort((a, b) => a.service.localeCompare(b.service) || a.name.localeCompare(b.name))
  const pairs = accounts.flatMap((account) => (account.keys ?? []).map(({ key }) => ({ key, account })))
  return new Map(
    [...Map.groupBy(pairs, ({ key }) => key)].map(([key, found]) => [key, found.map(({ account }) => account)]),
  )
}

/**
 * Removes a key, its details and tests, and every note of where it is registered. What another key of the vault owns
 * too stays: copies of a vault can be merged into one that has a key twice.
 */
export function removeKey(kit: Kit, id: RecordId): KitChange {
  const key = kit.get('key', id)
  const accounts = accountsByKey(kit).get(key.id) ?? []
  const details = detailsOf(kit, key)
  const others = kit.all('key').filter((other) => other.id !== key.id)
  const stays = new Set(others.flatMap((other) => credentialsOf(kit, other)))
  const own = [...(details ? [details] : []), ...testsOf(kit, key)]
  return {
    put: accounts.map((account) => keepingKeys(account, (noted) => noted !== key.id)),
    remove: [
      key.id,
      ...own.flatMap((one) => (one.credential !== undefined && stays.has(one.credential) ? [] : [one.id])),
    ],
  }
}

/** An account whose list of keys was rewritten. */
type WithKeys<A extends AccountRecord> = Omit<A, 'keys'> & Pick<AccountRecord, 'keys'>

/** The account without the keys that fail the test. */
export function keepingKeys<A extends AccountRecord>(account: A, passes: (key: RecordId) => boolean): WithKeys<A> {
  return withKeys(
    account,
    (account.keys ?? []).filter(({ key }) => passes(key)),
  )
}

/** Adds these keys to the account, each once. Where both notes have a day, the earlier one wins. */
export function joinKeys<A extends AccountRecord>(account: A, keys: readonly NotedKey[]): WithKeys<A> {
  const byKey = Map.groupBy([...(account.keys ?? []), ...keys], ({ key }) => key)
  return withKeys(
    account,
    [...byKey].map(([key, notes]): NotedKey => {
      const [noted] = notes.flatMap((note) => note.noted ?? []).sort()
      return { key, ...(noted !== undefined && { noted }) }
    }),
  )
}

/** Sorted by id, so that equal notes are equal records. An empty list leaves no field. */
export function withKeys<A extends AccountRecord>(
  { keys: _keys, ...account }: A,
  keys: readonly NotedKey[],
): WithKeys<A> {
  const sorted = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return { ...account, ...(sorted.length > 0 && { keys: sorted }) }
}
