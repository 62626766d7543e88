import type {
  AccountRecord,
  CodeSetRecord,
  KitRecord,
  LedgerRow,
  Outcome,
  Stored,
  TokenRecord,
} from '../accounts/records.ts'
import { labelText } from '../otp/otpauth.ts'
import { tokenIdentity } from '../otp/token.ts'
import type { RecordId } from '../vault/vault.ts'
import type { Taken } from './commit.ts'
import type { Found } from './intake.ts'
import { accountKey, codesIdentity, describePlace, fold, hex, isOlder, Known, type KitContent } from './known.ts'
import type { PlanEntry } from './plan.ts'

/** The records of an import while they are put together. */
export class Draft {
  readonly #now: string
  readonly #newId: () => RecordId
  readonly #put = new Map<RecordId, Stored>()
  readonly #known: Known
  readonly #accounts: Map<string, Stored<AccountRecord>>
  /** By account: the code set that is in force. */
  readonly #inForce: Map<RecordId, Stored<CodeSetRecord>>

  /** What earlier imports set aside; it is not kept twice. */
  readonly #aside: ReadonlySet<string>

  constructor(kit: KitContent, now: string, newId: () => RecordId) {
    this.#now = now
    this.#newId = newId
    this.#known = new Known(kit)
    this.#accounts = new Map(kit.accounts.map((account) => [accountKey(account.service, account.name), account]))
    this.#aside = new Set(kit.quarantined.map(({ verbatim }) => hex(verbatim)))
    this.#inForce = new Map(kit.codeSets.filter((set) => set.voided === undefined).map((set) => [set.account, set]))
  }

  get records(): readonly Stored[] {
    return [...this.#put.values()]
  }

  /** Adds what an entry brings, and answers with its row. */
  settle(entry: PlanEntry, taken: Taken | undefined): LedgerRow {
    const { found } = entry
    switch (found.kind) {
      case 'refused':
        return rowOf(entry, 'refused', found.reason)
      case 'quarantined':
        if (this.#aside.has(hex(found.verbatim)))
          return rowOf(entry, 'quarantined', `${found.reason}; kept since an earlier import`)
        this.#add({ ...found, source: entry.source, added: this.#now })
        return rowOf(entry, 'quarantined', found.reason)
      case 'token':
      case 'code-set':
        return this.#settleTakeable(entry, found, taken)
    }
  }

  #settleTakeable(entry: PlanEntry, found: Takeable, taken: Taken | undefined): LedgerRow {
    const identity = identityOf(found)
    const first = this.#known.firstPlace(identity)
    if (!taken && first) return rowOf(entry, 'duplicate', `The same is ${describePlace(first)}.`)
    if (!taken) return rowOf(entry, 'refused', 'left out by you')

    const label = { service: taken.service.trim(), name: taken.name.trim() }
    const same = this.#known.placeAt(identity, label.service, label.name)
    if (same) return rowOf({ ...entry, ...label }, 'duplicate', `The same is ${describePlace(same)}.`)

    const account = this.#accountFor(label, found.kind === 'token' ? (found.note ?? '') : '')
    if (found.kind === 'token') this.#addToken(entry, found, account)
    else this.#addCodeSet(entry, found, account)
    return rowOf({ ...entry, ...label }, 'added', '')
  }

  /** The account of this name, made if there is none; what has no name at all gets one of its own. */
  #accountFor(label: { readonly service: string; readonly name: string }, note: string): Stored<AccountRecord> {
    const key = accountKey(label.service, label.name)
    const named = fold(label.service + label.name) !== ''
    const before = named ? this.#accounts.get(key) : undefined
    if (before && (note === '' || before.note.includes(note))) return before
    const account: Stored<AccountRecord> = before
      ? { ...before, note: before.note === '' ? note : `${before.note}\n${note}` }
      : { kind: 'account', ...label, note, added: this.#now, id: this.#newId() }
    this.#put.set(account.id, account)
    this.#accounts.set(key, account)
    return account
  }

  #addToken(entry: PlanEntry, found: Extract<Found, { kind: 'token' }>, account: Stored<AccountRecord>): void {
    const { token, verbatim } = found
    this.#known.addToken(token, { service: account.service, name: account.name, inVault: false })
    this.#add<TokenRecord>({
      kind: 'token',
      account: account.id,
      token,
      added: this.#now,
      source: entry.source,
      ...(verbatim && { verbatim }),
    })
  }

  /** A new set voids the one in force, unless it is known to be older: then it is void itself. */
  #addCodeSet(entry: PlanEntry, found: Extract<Found, { kind: 'code-set' }>, account: Stored<AccountRecord>): void {
    const { codes, issued } = found
    this.#known.addCodes(codes, { service: account.service, name: account.name, inVault: false })
    const before = this.#inForce.get(account.id)
    const older = isOlder(issued, before?.issued)
    const added = this.#add<CodeSetRecord>({
      kind: 'code-set',
      account: account.id,
      codes: codes.map((text) => ({ text })),
      added: this.#now,
      source: entry.source,
      ...(issued !== undefined && { issued }),
      ...(older && { voided: this.#now }),
    })
    if (older) return
    if (before) this.#put.set(before.id, { ...before, voided: this.#now })
    this.#inForce.set(account.id, added)
  }

  #add<R extends KitRecord>(record: R): Stored<R> {
    const stored: Stored<R> = { ...record, id: this.#newId() }
    this.#put.set(stored.id, stored)
    return stored
  }
}

type Takeable = Extract<Found, { kind: 'token' | 'code-set' }>

function identityOf(found: Takeable): string {
  return found.kind === 'token' ? tokenIdentity(found.token) : codesIdentity(found.codes)
}

/** Tokens and codes are named by their account and what they are; other entries have a name of their own. */
function rowOf(entry: PlanEntry, outcome: Outcome, reason: string): LedgerRow {
  const label = labelText(entry.service, entry.name)
  return { source: entry.source, what: label === '' ? entry.what : `${label} (${entry.what})`, outcome, reason }
}
