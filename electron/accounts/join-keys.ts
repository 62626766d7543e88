import type { RecordId } from '../vault/vault.ts'
import { accountsByKey, joinKeys, keepingKeys } from './account-keys.ts'
import { detailsOf } from './key-details.ts'
import { joinKeyDetails } from './merge/join-key-details.ts'
import { credentialName } from './credential-name.ts'
import { store, type Kit, type KitChange } from './kit.ts'
import type { FormerRegistration, KeyDetailsRecord, KeyRecord, Stored } from './records.ts'

/**
 * Makes two names of one security key one: the second becomes a former registration of the first, with its tests, and
 * the accounts where it was noted have the first. Nothing of the history is lost.
 *
 * @throws KitError `not-found` when one of them is not in the vault.
 */
export function joinKeyRecords(kit: Kit, keepId: RecordId, otherId: RecordId): KitChange {
  const keep = kit.get('key', keepId)
  const other = kit.get('key', otherId)
  if (keep.id === other.id) return {}
  const accounts = accountsByKey(kit).get(other.id) ?? []
  const details = joinedDetails(kit, keep, other)
  const [before, left] = [detailsOf(kit, keep), detailsOf(kit, other)]
  return {
    put: [
      {
        ...keep,
        added: keep.added < other.added ? keep.added : other.added,
        tested: [...new Set([...keep.tested, ...other.tested])].sort(),
      },
      before ? { ...details, id: before.id } : store(details),
      ...accounts.map((account) => {
        const notes = (account.keys ?? []).filter(({ key }) => key === other.id)
        const without = keepingKeys(account, (key) => key !== other.id)
        return joinKeys(
          without,
          notes.map((note) => ({ ...note, key: keep.id })),
        )
      }),
    ],
    // Two records of one credential have the same details.
    remove: [other.id, ...(left && left.id !== before?.id ? [left.id] : [])],
  }
}

function joinedDetails(kit: Kit, keep: Stored<KeyRecord>, other: Stored<KeyRecord>): KeyDetailsRecord {
  const credential = credentialName(keep.credentialId)
  const bare: KeyDetailsRecord = { kind: 'key-details', credential }
  const own = withoutId(detailsOf(kit, keep)) ?? bare
  // What was said of the sticker of the one that stays counts; what the other was called is kept.
  const { tried, model, formerly = [] } = withoutId(detailsOf(kit, other)) ?? bare
  const more: KeyDetailsRecord = {
    ...bare,
    ...(tried && { tried }),
    ...(model && { model }),
    formerly: [...formerly, registrationOf(other)],
  }
  const { formerly: all = [], ...joined } = joinKeyDetails(own, more)
  const others = all.filter((one) => one.name !== keep.name || !isSameKey(one, keep))
  return { ...joined, ...(others.length > 0 && { formerly: others }) }
}

function isSameKey(one: Pick<KeyRecord, 'credentialId'>, other: Pick<KeyRecord, 'credentialId'>): boolean {
  return credentialName(one.credentialId) === credentialName(other.credentialId)
}

function registrationOf(key: KeyRecord): FormerRegistration {
  const { name, credentialId, publicKey, counter, transports, added, tested } = key
  return { name, credentialId, publicKey, counter, transports, added, tested }
}

function withoutId(record: Stored<KeyDetailsRecord> | undefined): KeyDetailsRecord | undefined {
  if (!record) return undefined
  const { id: _id, ...details } = record
  return details
}
