import type {
  AccountRecord,
  CodeSetRecord,
  CoverRecord,
  KitRecord,
  LedgerRow,
  SetRecord,
  Stored,
  TokenRecord,
} from '../../accounts/records.ts'
import { isNamed, type NamedRecord } from '../../accounts/merge/named.ts'
import type { RecordId } from '../../vault/vault.ts'
import { ImportedAccounts } from './imported-accounts.ts'
import { coverWith } from './imported-cover.ts'
import { ImportedNamed, namedHere } from './imported-named.ts'
import { ImportedTags } from './imported-tags.ts'
import type { Found } from '../intake.ts'
import { rowOf, sameAt } from './report-row.ts'
import { identityOf, labelFor, withFirstUse, withUse, type Takeable } from './takeable.ts'
import { digestOf, isOlderSet, KnownEntries, type VaultContents } from './vault-contents.ts'
import type { Label } from './tidy-label.ts'
import { byDigest, recordDigest } from './record-digest.ts'
import { reasonOf } from './reasons.ts'
import type { PlanEntry, Taken } from './plan-types.ts'

/** The records of an import, while it settles entry after entry. */
export class ImportRecords {
  readonly #now: string
  readonly #newId: () => RecordId
  readonly #put = new Map<RecordId, Stored>()
  readonly #known: KnownEntries
  readonly #accounts: ImportedAccounts
  /** By account: the code set that is in force. */
  readonly #inForce: Map<RecordId, Stored<CodeSetRecord>>

  /** What earlier imports set aside; it is not kept twice. */
  readonly #aside: ReadonlyMap<string, RecordId>
  /** Keys, sheets and import reports of the vault and of this import so far, by what makes them the same. */
  readonly #others: Map<string, RecordId>
  readonly #named: ImportedNamed
  readonly #tags = new ImportedTags()
  readonly #kept: readonly Stored[]
  #cover: Stored<CoverRecord> | undefined

  constructor(kit: VaultContents, now: string, newId: () => RecordId) {
    this.#now = now
    this.#newId = newId
    this.#known = new KnownEntries(kit)
    this.#accounts = new ImportedAccounts(kit, now, newId, (account) => this.#put.set(account.id, account))
    this.#aside = new Map(kit.quarantined.map(({ id, verbatim }) => [digestOf(verbatim), id]))
    this.#others = byDigest(kit.others ?? [])
    this.#kept = kit.others ?? []
    this.#named = new ImportedNamed(kit.others)
    this.#cover = kit.others?.find((record) => record.kind === 'cover')
    this.#inForce = new Map(kit.codeSets.filter((set) => set.voided === undefined).map((set) => [set.account, set]))
  }

  /** Returns what to save; call it when every entry is settled. */
  finish(): readonly Stored[] {
    this.#accounts.joinKeys()
    const records = [...this.#kept, ...this.#put.values()]
    for (const details of this.#tags.joinedWith(records, this.#now, this.#newId)) this.#put.set(details.id, details)
    return [...this.#put.values()]
  }

  /** Adds the records of an entry, and returns its row in the report. */
  settle(entry: PlanEntry, taken: Taken | undefined): LedgerRow {
    const { found } = entry
    switch (found.kind) {
      case 'refused':
        return rowOf(entry, 'refused', found.reason)
      case 'quarantined':
        return this.#settleAside(entry, found)
      case 'record':
        return this.#settleRecord(entry, found, taken)
      case 'token':
      case 'code-set':
        return this.#settleTakeable(entry, found, taken)
    }
  }

  #settleAside(entry: PlanEntry, found: Extract<Found, { kind: 'quarantined' }>): LedgerRow {
    const { kind, what, verbatim, origin } = found
    const reason = reasonOf(found)
    const before = this.#aside.get(digestOf(verbatim))
    if (before !== undefined) return rowOf(entry, 'quarantined', { kind: 'kept-before', reason }, before)
    const { id } = this.#add({ kind, what, verbatim, source: entry.source, added: this.#now, ...origin, reason })
    return rowOf(entry, 'quarantined', reason, id)
  }

  #settleTakeable(entry: PlanEntry, found: Takeable, taken: Taken | undefined): LedgerRow {
    const identity = identityOf(found)
    const own = found.origin && entry.file
    const first = this.#known.firstPlace(identity, own)
    if (found.origin) this.#accounts.recognise(entry, { file: entry.file, account: found.origin.account })
    if (!taken && first) return rowOf(entry, 'duplicate', sameAt(first), first.record)
    if (!taken) return rowOf(entry, 'refused', { kind: 'left-out' })

    const label = labelFor(taken, entry)
    const same = this.#known.placeAt(identity, label.service, label.name, own)
    if (same) return rowOf({ ...entry, ...label }, 'duplicate', sameAt(same), same.record)

    const account = this.#accountFor(entry, found, label)
    const { service, name } = account
    if (found.kind === 'token') this.#tags.add(account.id, found.tags ?? [])
    const record = this.#addTakeable(entry, withFirstUse(found, taken), account.id)
    const place = { service, name, inVault: false, file: entry.file, record }
    if (found.kind === 'token') this.#known.addToken(found.token, place)
    else this.#known.addCodes(found.codes, place)
    return rowOf({ ...entry, ...label }, 'added', '', record)
  }

  #accountFor(entry: PlanEntry, found: Takeable, label: Label): Stored<AccountRecord> {
    if (found.origin) return this.#accounts.former(label, { file: entry.file, account: found.origin.account })
    // Naming the account of guessed codes says whose they are.
    const isGuess = found.kind === 'code-set' && found.guessed === true
    if (isGuess && label.service === entry.service && label.name === entry.name) return this.#accounts.apart(label)
    return this.#accounts.named(label, found.kind === 'token' ? (found.note ?? '') : '')
  }

  #addTakeable(entry: PlanEntry, found: Takeable, account: RecordId): RecordId {
    return found.kind === 'token' ? this.#addToken(entry, found, account) : this.#addCodeSet(entry, found, account)
  }

  #addToken(entry: PlanEntry, found: Extract<Found, { kind: 'token' }>, account: RecordId): RecordId {
    const { token, verbatim, origin } = found
    const { proved, corrected } = origin ?? {}
    return this.#add<TokenRecord>({
      kind: 'token',
      account,
      token,
      added: origin?.added ?? this.#now,
      source: origin?.source ?? entry.source,
      ...(verbatim && { verbatim }),
      ...(proved !== undefined && { proved }),
      ...(corrected !== undefined && { corrected }),
    }).id
  }

  /** A new set voids the one in force, unless it is known to be older: then it is void itself. */
  #addCodeSet(entry: PlanEntry, found: Extract<Found, { kind: 'code-set' }>, account: RecordId): RecordId {
    const { codes, used, issued, origin } = found
    const before = this.#inForce.get(account)
    const voided = found.voided ?? (isOlderSet(found, before) ? this.#now : undefined)
    const added = this.#add<CodeSetRecord>({
      kind: 'code-set',
      account,
      codes: codes.map((text, index) => withUse(text, used?.[index], this.#now)),
      added: origin?.added ?? this.#now,
      source: origin?.source ?? entry.source,
      ...(issued !== undefined && { issued }),
      ...(voided !== undefined && { voided }),
    })
    if (voided !== undefined) return added.id
    if (before) this.#put.set(before.id, { ...before, voided: this.#now })
    this.#inForce.set(account, added)
    return added.id
  }

  #settleRecord(entry: PlanEntry, found: FoundRecord, taken: Taken | undefined): LedgerRow {
    const { record } = found
    if (record.kind === 'account') return this.#settleBareAccount(entry, found.id, record, taken)
    if (record.kind === 'cover') return this.#settleCover(entry, record, taken)
    if (isNamed(record)) return this.#settleNamed(entry, record, taken)
    const here = this.#asHere(entry, record)
    const identity = recordDigest(here)
    const same = this.#others.get(identity)
    if (same !== undefined) {
      const keys = this.#accounts.keys
      if (record.kind === 'key' && this.#put.has(same)) keys.added(entry.file, found.id, same)
      else if (record.kind === 'key') keys.here(entry.file, found.id, same)
      return rowOf(entry, 'duplicate', { kind: 'in-vault' })
    }
    if (!taken) return rowOf(entry, 'refused', { kind: 'left-out' })
    const { id } = this.#add(here)
    this.#others.set(identity, id)
    if (record.kind === 'key') this.#accounts.keys.added(entry.file, found.id, id)
    return rowOf(entry, 'added', '', id)
  }

  #settleCover(entry: PlanEntry, record: CoverRecord, taken: Taken | undefined): LedgerRow {
    const cover = coverWith(this.#cover, record, this.#newId)
    if (cover === this.#cover) return rowOf(entry, 'duplicate', { kind: 'in-vault' }, cover.id)
    if (!taken) return rowOf(entry, 'refused', { kind: 'left-out' })
    this.#put.set(cover.id, cover)
    this.#cover = cover
    return rowOf(entry, 'added', '', cover.id)
  }

  #settleNamed(entry: PlanEntry, record: NamedRecord, taken: Taken | undefined): LedgerRow {
    const here = namedHere(record, (id) => this.#accounts.idOf(entry.file, id))
    const { outcome, reason, put, id } = this.#named.settle(here, taken !== undefined, this.#newId)
    if (put) this.#put.set(put.id, put)
    return rowOf(entry, outcome, reason, id)
  }

  #settleBareAccount(
    entry: PlanEntry,
    id: RecordId,
    record: Extract<KitRecord, { kind: 'account' }>,
    taken: Taken | undefined,
  ): LedgerRow {
    const { note, added, keys } = record
    const former = { file: entry.file, account: { id, note, added, ...(keys && { keys }) } }
    this.#accounts.recognise(entry, former)
    if (!taken) {
      return entry.duplicate
        ? rowOf(entry, 'duplicate', { kind: 'account-in-vault' })
        : rowOf(entry, 'refused', { kind: 'left-out' })
    }
    return rowOf(entry, 'added', '', this.#accounts.former(labelFor(taken, entry), former).id)
  }

  /** Drops ids that only mean something in the vault a report was kept in. */
  #asHere(entry: PlanEntry, record: KitRecord): KitRecord {
    if (record.kind === 'ledger') return { ...record, rows: record.rows.map(({ record: _record, ...row }) => row) }
    return record.kind === 'sheet' ? this.#sheetHere(entry, record) : record
  }

  #sheetHere(entry: PlanEntry, record: SetRecord): SetRecord {
    const sheets = record.sheets?.map(({ account, ...sheet }) => {
      const [here] = account === undefined ? [] : this.#accountsHere(entry, [account])
      return here === undefined ? sheet : { ...sheet, account: here }
    })
    return { ...record, accounts: this.#accountsHere(entry, record.accounts), ...(sheets && { sheets }) }
  }

  /** A sheet names its accounts; those that were not imported are no longer named. */
  #accountsHere({ file }: PlanEntry, accounts: readonly RecordId[]): RecordId[] {
    return accounts.flatMap((id) => this.#accounts.idOf(file, id) ?? [])
  }

  #add<R extends KitRecord>(record: R): Stored<R> {
    const stored: Stored<R> = { ...record, id: this.#newId() }
    this.#put.set(stored.id, stored)
    return stored
  }
}

type FoundRecord = Extract<Found, { kind: 'record' }>
