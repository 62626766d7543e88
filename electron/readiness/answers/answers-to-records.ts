/** What has to be written for the vault to hold these answers and no others. */
import { isDeepStrictEqual } from 'node:util'
import { toldName } from '../../accounts/merge/join-told.ts'
import type {
  AccessRecord,
  Stored,
  ToldFact,
  ToldHolding,
  ToldPlace,
  ToldRecord,
  ToldRest,
} from '../../accounts/records.ts'
import { newRecordId, type RecordId } from '../../vault/vault.ts'
import { accountNames, matchedAccounts } from './account-names.ts'
import { answersIn, type ToldInVault } from './answers-in-records.ts'
import type { Answers, Facts, Other, Told, ToldAccount, ToldLink } from './answers.ts'
import { VAULT, type Where } from '../evidence.ts'

/** Records to write and to remove; what stays as it is is in neither. */
export interface AnswersChange {
  readonly put: readonly Stored<ToldRecord>[]
  readonly remove: readonly RecordId[]
}

export function answersChange(kit: ToldInVault, answers: Answers): AnswersChange {
  const wanted = new Map(recordsOf(kit, answers).map((record) => [toldName(record), record]))
  const before = new Map(kit.told.map((record) => [toldName(record), record]))
  const put = [...wanted].flatMap(([name, record]): Stored<ToldRecord>[] => {
    const known = before.get(name)
    const stored = { ...record, id: known?.id ?? newRecordId() }
    return known && isDeepStrictEqual(known, stored) ? [] : [stored]
  })
  const kept = new Set([...wanted.keys()].flatMap((name) => before.get(name)?.id ?? []))
  // Answers about an account that an older version removed say nothing any more.
  return { put, remove: kit.told.filter(({ id }) => !kept.has(id)).map(({ id }) => id) }
}

function recordsOf(kit: ToldInVault, answers: Answers): readonly ToldRecord[] {
  const { names } = answersIn(kit)
  const matched = matchedAccounts(answers.accounts, kit.accounts, names)
  const writing = new Writing(kit, answers, matched)
  return [
    ...answers.bearers.map(({ other, ...bearer }): ToldRecord => ({ kind: 'bearer', ...bearer, ...verbatimOf(other) })),
    ...answers.opened.map((opened) => writing.opened(opened)),
    ...answers.accounts.flatMap((account) => writing.account(account, matched.get(account)) ?? []),
  ]
}

class Writing {
  readonly #ids: ReadonlyMap<string, RecordId>
  readonly #labels: ReadonlyMap<RecordId, string>

  constructor(
    { accounts }: ToldInVault,
    { opened, accounts: told }: Answers,
    matched: ReadonlyMap<ToldAccount, RecordId>,
  ) {
    this.#labels = accountNames(accounts, [])
    const ids = new Map([...this.#labels].map(([id, label]) => [label, id]))
    for (const account of told) {
      const id = matched.get(account)
      if (id === undefined) ids.delete(account.name)
      else ids.set(account.name, id)
    }
    // A place that goes by the name of a manager is the manager.
    for (const { name } of [...opened, { name: VAULT }]) ids.delete(name)
    this.#ids = ids
  }

  opened({ name, needs, told, facts, other }: Answers['opened'][number]): ToldRecord {
    return {
      kind: 'opened',
      name,
      needs: needs.map((need) => (need === null ? null : need.map((where) => this.#place(where)))),
      told,
      ...(facts && Object.keys(facts).length > 0 && { facts: factsOf(facts) }),
      ...verbatimOf(other),
    }
  }

  /** Undefined where nothing was told. */
  account(told: ToldAccount, id: RecordId | undefined): AccessRecord | undefined {
    const { name, service, login, holdings, links, facts, packages, rest, other } = told
    const isCalled = id === undefined || name !== this.#labels.get(id)
    const says = [holdings, links, facts, other ?? {}].flatMap(Object.keys).length + packages.length > 0
    if (!says && rest === 'unknown' && id !== undefined && !isCalled) return undefined
    return {
      kind: 'access',
      ...(id !== undefined && { account: id }),
      ...(isCalled && { name }),
      ...(id === undefined && service !== undefined && { service }),
      ...(id === undefined && login !== undefined && { login }),
      holds: inOrder(holdings).map(([atom, one]) => this.#holding(atom, one)),
      rests: inOrder(links).map(([atom, one]) => this.#rest(atom, one)),
      ...(Object.keys(facts).length > 0 && { facts: factsOf(facts) }),
      ...(packages.length > 0 && { packages: packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }),
      others: rest,
      ...verbatimOf(other),
    }
  }

  #holding(atom: string, told: Told<readonly Where[]>): ToldHolding {
    return 'asked' in told
      ? { atom, asked: told.asked }
      : { atom, in: told.is.map((where) => this.#place(where)), told: told.told }
  }

  #rest(atom: string, link: Told<ToldLink>): ToldRest {
    if ('asked' in link) return { atom, asked: link.asked }
    const { is, told } = link
    if (is === 'none') return { atom, none: true, told }
    const account = this.#ids.get('outside' in is ? is.outside : is.account)
    if (account !== undefined) return { atom, account, told }
    return 'outside' in is ? { atom, outside: is.outside, told } : { atom, named: is.account, told }
  }

  #place(where: Where): ToldPlace {
    if (typeof where !== 'string') return { atLeast: where.atLeast, of: where.of.map((one) => this.#place(one)) }
    const account = this.#ids.get(where)
    return account === undefined ? where : { account }
  }
}

function verbatimOf(other: Other | undefined): { readonly verbatim?: string } {
  return other ? { verbatim: JSON.stringify(other) } : {}
}

function factsOf(facts: Facts): readonly ToldFact[] {
  return inOrder(facts).map(([name, fact]) => ({ name, ...fact }))
}

/** By name, so that equal answers are equal records. */
function inOrder<T>(facts: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))
}
