import { isDeepStrictEqual } from 'node:util'
import { joinNamed, isNamed, nameOf, type NamedRecord } from '../../accounts/merge/named.ts'
import type { AccessRecord, AccountDetailsRecord, KeyDetailsRecord, Stored, ToldPlace } from '../../accounts/records.ts'
import type { Settlement } from '../judgements.ts'
import type { RecordId } from '../../vault/vault.ts'

/** What becomes of answers, snapshots, FIDO's metadata and details of keys and accounts that an export brings. */
export interface SettledNamed {
  readonly outcome: 'added' | 'duplicate' | 'refused'
  /** An empty text when they were added. */
  readonly reason: Settlement | ''
  readonly put?: Stored<NamedRecord>
  readonly id?: RecordId
}

/** What was told, in the vault and in an export: of each fact the later word; and snapshots and metadata, of each the later one. */
export class ImportedNamed {
  readonly #byName = new Map<string, Stored<NamedRecord>>()

  constructor(others: readonly Stored[] = []) {
    for (const record of others) if (isStoredNamed(record)) this.#byName.set(nameOf(record), record)
  }

  /** @param record - As `namedHere` gives it. */
  settle(record: NamedRecord | undefined, isTaken: boolean, newId: () => RecordId): SettledNamed {
    const refused = (kind: Refused): SettledNamed => ({ outcome: 'refused', reason: { kind } })
    if (!record) return refused(isTaken ? 'account-not-imported' : 'left-out')
    const before = this.#byName.get(nameOf(record))
    const both = before ? joinNamed(withoutId(before), record) : record
    if (before && [record, both].some((one) => isDeepStrictEqual(one, withoutId(before))))
      return { outcome: 'duplicate', reason: { kind: 'in-vault' }, id: before.id }
    if (!isTaken) return refused('left-out')
    if (!both) return refused('other-answer')
    const put: Stored<NamedRecord> = { ...both, id: before?.id ?? newId() }
    this.#byName.set(nameOf(put), put)
    return { outcome: 'added', reason: '', put, id: put.id }
  }
}

type Refused = 'left-out' | 'account-not-imported' | 'other-answer'

/**
 * Answers with the ids that accounts have here; what was kept at an account that is not here is kept nowhere.
 *
 * @returns Undefined when they are about an account that is not here.
 */
export function namedHere(record: NamedRecord, idOf: (id: RecordId) => RecordId | undefined): NamedRecord | undefined {
  if (record.kind === 'bearer' || record.kind === 'snapshot' || record.kind === 'metadata') return record
  if (record.kind === 'key-details') return detailsHere(record, idOf)
  if (record.kind === 'opened') return { ...record, needs: record.needs.map((need) => need && placesHere(need, idOf)) }
  if (record.kind === 'trash') return undefined
  const account = record.account === undefined ? undefined : idOf(record.account)
  if (record.account !== undefined && account === undefined) return undefined
  if (record.kind === 'account-details') return account === undefined ? undefined : accountDetailsHere(record, account)
  return {
    ...record,
    ...(account !== undefined && { account }),
    holds: record.holds.map((one) => ('in' in one ? { ...one, in: placesHere(one.in, idOf) } : one)),
    rests: record.rests.flatMap((one) => restHere(one, idOf)),
  }
}

/** Revisions are of the vault that they come from. */
function accountDetailsHere(
  { unchanged: _, ...record }: AccountDetailsRecord,
  account: RecordId,
): AccountDetailsRecord {
  return { ...record, account }
}

/** Sign-ins at accounts that are not here are no longer known. */
function detailsHere(
  { tried, ...record }: KeyDetailsRecord,
  idOf: (id: RecordId) => RecordId | undefined,
): KeyDetailsRecord {
  const here = (tried ?? []).flatMap(({ account, on }) => {
    const id = idOf(account)
    return id === undefined ? [] : [{ account: id, on }]
  })
  return { ...record, ...(here.length > 0 && { tried: here.sort((a, b) => (a.account < b.account ? -1 : 1)) }) }
}

function restHere(
  rest: AccessRecord['rests'][number],
  idOf: (id: RecordId) => RecordId | undefined,
): AccessRecord['rests'] {
  if (!('account' in rest)) return [rest]
  const account = idOf(rest.account)
  return account === undefined ? [] : [{ ...rest, account }]
}

function placesHere(places: readonly ToldPlace[], idOf: (id: RecordId) => RecordId | undefined): readonly ToldPlace[] {
  return places.flatMap((place): readonly ToldPlace[] => {
    if (typeof place === 'string') return [place]
    if ('of' in place) return [{ ...place, of: placesHere(place.of, idOf) }]
    const account = idOf(place.account)
    return account === undefined ? [] : [{ account }]
  })
}

function isStoredNamed(record: Stored): record is Stored<NamedRecord> {
  return isNamed(record)
}

function withoutId({ id: _id, ...record }: Stored<NamedRecord>): NamedRecord {
  return record
}
