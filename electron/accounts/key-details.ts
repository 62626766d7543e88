/** What is kept of a security key beside its record, and the tests that named it. */
import { credentialName } from './credential-name.ts'
import type { KeyDetailsRecord, KeyRecord, KeyTestRecord, Stored } from './records.ts'
import { store, type Kit, type KitChange } from './kit.ts'

/** What the vault knows of a key beside its record. */
export function detailsOf(
  kit: Kit,
  { credentialId }: Pick<KeyRecord, 'credentialId'>,
): Stored<KeyDetailsRecord> | undefined {
  const credential = credentialName(credentialId)
  return kit.all('key-details').find((details) => details.credential === credential)
}

/** The credentials by which a key is known, the present one first. */
export function credentialsOf(kit: Kit, key: Pick<KeyRecord, 'credentialId'>): readonly string[] {
  const former = detailsOf(kit, key)?.formerly ?? []
  return [key, ...former].map(({ credentialId }) => credentialName(credentialId))
}

/** The keys that are neither lost nor retired. */
export function keysInUse(kit: Kit): readonly Stored<KeyRecord>[] {
  const gone = goneCredentials(kit)
  return kit.all('key').filter(({ credentialId }) => !gone.has(credentialName(credentialId)))
}

/** The names of keys that are lost or retired, and that no key in use has. */
export function goneKeyNames(kit: Kit): ReadonlySet<string> {
  const inUse = new Set(keysInUse(kit).map(({ name }) => name))
  return new Set(kit.all('key').flatMap(({ name }) => (inUse.has(name) ? [] : [name])))
}

function goneCredentials(kit: Kit): ReadonlySet<string> {
  return new Set(kit.all('key-details').flatMap((details) => (details.gone ? [details.credential] : [])))
}

/** The tests that a key passed or failed, oldest first. */
export function testsOf(kit: Kit, key: Pick<KeyRecord, 'credentialId'>): readonly Stored<KeyTestRecord>[] {
  const credentials = credentialsOf(kit, key)
  return kit
    .all('key-test')
    .filter(({ credential }) => credential !== undefined && credentials.includes(credential))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** The change that gives a key other details. */
export function withDetails(
  kit: Kit,
  { credentialId }: Pick<KeyRecord, 'credentialId'>,
  change: (before: KeyDetailsRecord) => KeyDetailsRecord,
): KitChange {
  const before = detailsOf(kit, { credentialId })
  const { id, ...details } = before ?? {
    id: undefined,
    kind: 'key-details' as const,
    credential: credentialName(credentialId),
  }
  const after = change(details)
  return { put: [id === undefined ? store(after) : { ...after, id }] }
}
