/** What accounts are called in answers, and which account of the vault an answer is about. */
import { accountName } from '../../accounts/account-name.ts'
import type { AccessRecord, AccountRecord, Stored } from '../../accounts/records.ts'
import { serviceOf } from '../../services/services.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { ToldAccount } from './answers.ts'
import { folded } from '../names.ts'

/**
 * A name for each account of the vault: what the person calls it, else "PyPI · alice". Two of one name are told apart by
 * a number.
 */
export function accountNames(
  accounts: readonly Stored<AccountRecord>[],
  told: readonly AccessRecord[],
): ReadonlyMap<RecordId, string> {
  const own = new Map(
    told.flatMap(({ account, name }) =>
      account === undefined || name === undefined ? [] : [[account, name] as const],
    ),
  )
  const taken = new Set(
    told.flatMap(({ account, name }) => (account === undefined && name !== undefined ? [name] : [])),
  )
  const labelled = accounts.map((account) => ({ id: account.id, label: accountName(account) || 'Account' }))
  const inOrder = labelled.toSorted((a, b) => (a.label === b.label ? compare(a.id, b.id) : compare(a.label, b.label)))
  const names = new Map<RecordId, string>()
  for (const withOwn of [true, false]) {
    for (const { id, label } of inOrder) {
      if (own.has(id) === withOwn) names.set(id, free(own.get(id) ?? label, taken))
    }
  }
  return names
}

/** The account of the vault that each answer is about; an answer that is about none is not in it. */
export function matchedAccounts(
  told: readonly ToldAccount[],
  accounts: readonly Stored<AccountRecord>[],
  names: ReadonlyMap<RecordId, string>,
): ReadonlyMap<ToldAccount, RecordId> {
  const found = new Map<ToldAccount, RecordId>()
  const taken = new Set<RecordId>()
  const match = (
    keyOf: (account: Stored<AccountRecord>) => string,
    wantedBy: (one: ToldAccount) => string | undefined,
  ) => {
    const byKey = Map.groupBy(accounts, keyOf)
    for (const one of told) {
      const key = found.has(one) ? undefined : wantedBy(one)
      const account = (key === undefined ? [] : (byKey.get(key) ?? [])).find(({ id }) => !taken.has(id))
      if (!account || !isSameService(one, account)) continue
      taken.add(account.id)
      found.set(one, account.id)
    }
  }
  match(
    ({ id }) => names.get(id) ?? '',
    ({ name }) => name,
  )
  match(
    ({ service, name }) => loginKey(service, name),
    ({ service, login, name }) => (service === undefined ? undefined : loginKey(service, login ?? name)),
  )
  const [here, there] = [countedByService(accounts), countedByService(told)]
  const isOnly = (key: string): boolean => here.get(key) === 1 && there.get(key) === 1
  match(
    ({ service }) => serviceKey(service),
    ({ service = '', login }) => (login === undefined && isOnly(serviceKey(service)) ? serviceKey(service) : undefined),
  )
  return found
}

function countedByService(list: readonly { readonly service?: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { service = '' } of list) counts.set(serviceKey(service), (counts.get(serviceKey(service)) ?? 0) + 1)
  return counts
}

function isSameService({ service }: ToldAccount, account: AccountRecord): boolean {
  return service === undefined || serviceKey(service) === serviceKey(account.service)
}

function loginKey(service: string, login: string): string {
  return JSON.stringify([serviceKey(service), folded(login)])
}

/** The key of a service in the table, or what it is called. */
export function serviceKey(called: string): string {
  return serviceOf(called)?.id ?? folded(called)
}

function free(name: string, taken: Set<string>): string {
  let found = name
  for (let count = 2; taken.has(found); count++) found = `${name} (${String(count)})`
  taken.add(found)
  return found
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
