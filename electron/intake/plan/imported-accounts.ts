import { joinKeys } from '../../accounts/account-keys.ts'
import type { AccountRecord, Stored } from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { AccountsByName } from './accounts-by-name.ts'
import { ImportedKeys } from './imported-keys.ts'
import type { Origin } from '../intake.ts'
import { accountKey, fold, type VaultContents } from './vault-contents.ts'
import type { Label } from './tidy-label.ts'

/** The account that an entry had in an export of this app, and which source the export is. */
export interface FormerAccount {
  readonly file: number
  readonly account: Origin['account']
}

/** Finds or makes the accounts that the entries of an import go to. */
export class ImportedAccounts {
  readonly #now: string
  readonly #newId: () => RecordId
  readonly #put: (account: Stored<AccountRecord>) => void
  readonly #byName: AccountsByName
  /** Those of the vault, and what was made of them or beside them. */
  readonly #byId: Map<RecordId, Stored<AccountRecord>>
  /** By source, id and name in it. */
  readonly #byFormer = new Map<string, Stored<AccountRecord>>()
  /** By source and id in it: what sheets of that source mean. */
  readonly #formerIds = new Map<string, RecordId>()
  /** Accounts made here for one of an export, and the export. */
  readonly #madeFor = new Map<RecordId, number>()
  readonly keys: ImportedKeys

  constructor(kit: VaultContents, now: string, newId: () => RecordId, put: (account: Stored<AccountRecord>) => void) {
    this.#now = now
    this.#newId = newId
    this.#put = put
    this.#byName = new AccountsByName(kit.accounts)
    this.#byId = new Map(kit.accounts.map((account) => [account.id, account]))
    this.keys = new ImportedKeys(kit.others)
  }

  /** Returns the account with this name, and makes one if there is none. Without any name it is always a new one. */
  named(label: Label, note: string): Stored<AccountRecord> {
    return this.#join(this.#find(label), note) ?? this.#make({ ...label, note, added: this.#now })
  }

  /** Makes a new account, even if another has this name. */
  apart(label: Label): Stored<AccountRecord> {
    const account: Stored<AccountRecord> = { kind: 'account', ...label, note: '', added: this.#now, id: this.#newId() }
    this.#put(account)
    this.#byId.set(account.id, account)
    return account
  }

  /** The account that replaces one of an export. Two of one export stay two, even with the same name. */
  former(label: Label, { file, account }: FormerAccount): Stored<AccountRecord> {
    const key = JSON.stringify([file, account.id, accountKey(label.service, label.name)])
    const before = this.#byFormer.get(key)
    if (before) return before
    const sameName = this.#find(label)
    const joined = sameName && this.#madeFor.get(sameName.id) !== file ? sameName : undefined
    const found = this.#join(joined, account.note) ?? this.#make({ ...label, note: account.note, added: account.added })
    if (!joined) this.#madeFor.set(found.id, file)
    this.#byFormer.set(key, found)
    this.#formerIds.set(`${file} ${account.id}`, found.id)
    this.keys.takenTo(found.id, file, account.keys)
    return found
  }

  /** Notes that an entry was not imported because it is here, so its account is here too. */
  recognise(label: Label, { file, account }: FormerAccount): void {
    const here = this.#find(label)
    const key = `${file} ${account.id}`
    if (here && !this.#formerIds.has(key)) this.#formerIds.set(key, here.id)
    if (here) this.keys.knownAt(here.id, file, account.keys)
  }

  /** Notes at each account which keys are registered there; call it when all keys are settled. */
  joinKeys(): void {
    for (const [id, keys] of this.keys.notes()) {
      const account = this.#byId.get(id)
      if (account) this.#keep(joinKeys(account, keys))
    }
  }

  /** Whether the vault or this import has an account of this name. */
  has(label: Label): boolean {
    return this.#find(label) !== undefined
  }

  /** The id here of an account that had another in its export. */
  idOf(file: number, id: RecordId): RecordId | undefined {
    return this.#formerIds.get(`${file} ${id}`) ?? (this.#byId.has(id) ? id : undefined)
  }

  #find({ service, name }: Label): Stored<AccountRecord> | undefined {
    return fold(service + name) === '' ? undefined : this.#byName.find(service, name)
  }

  #join(account: Stored<AccountRecord> | undefined, note: string): Stored<AccountRecord> | undefined {
    if (!account || note === '' || account.note.includes(note)) return account
    return this.#keep({ ...account, note: account.note === '' ? note : `${account.note}\n${note}` })
  }

  #make(fields: Omit<AccountRecord, 'kind'>): Stored<AccountRecord> {
    return this.#keep({ kind: 'account', ...fields, id: this.#newId() })
  }

  #keep(account: Stored<AccountRecord>): Stored<AccountRecord> {
    this.#put(account)
    this.#byId.set(account.id, account)
    this.#byName.add(account)
    return account
  }
}
