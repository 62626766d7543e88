/** Answers as the vault keeps them: places and links name accounts of the vault by id there, and by name here. */
import { settleTold, toldName } from '../../accounts/merge/join-told.ts'
import type {
  AccessRecord,
  AccountRecord,
  Stored,
  ToldFact,
  ToldHolding,
  ToldPlace,
  ToldRecord,
  ToldRest,
} from '../../accounts/records.ts'
import type { RecordId } from '../../vault/vault.ts'
import { accountNames, matchedAccounts, serviceKey } from './account-names.ts'
import type { Answers, Facts, Told, ToldAccount, ToldLink } from './answers.ts'
import type { Where } from '../evidence.ts'
import { isObject } from './json.ts'

/** What of the vault answers speak of. */
export interface ToldInVault {
  readonly accounts: readonly Stored<AccountRecord>[]
  readonly told: readonly Stored<ToldRecord>[]
}

export interface AnswersOfVault {
  /** With every account of the vault, also those of which nothing was told. */
  readonly answers: Answers
  /** What each account of the vault is called in them. */
  readonly names: ReadonlyMap<RecordId, string>
}

/** Reads what was told, as one answer for each thing, in order of name. */
export function answersIn({ accounts, told }: ToldInVault): AnswersOfVault {
  const settled = settledTold(told)
  const ids = new Set(accounts.map(({ id }) => id))
  const accesses = settled.filter((record) => record.kind === 'access')
  const own = accesses.filter(({ account }) => account !== undefined && ids.has(account))
  const apart = accesses.filter(({ account }) => account === undefined)
  const names = new Map(accountNames(accounts, [...own, ...apart]))
  const reading = new Reading(names)
  const free = accounts.filter(({ id }) => !own.some(({ account }) => account === id))
  const toldApart = apart.map((access) => reading.account(access, access.name ?? access.service ?? 'Account'))
  // An account that has come into the vault since it was told of.
  const found = matchedAccounts(toldApart, free, names)
  for (const [{ name }, id] of found) names.set(id, name)
  const byId = new Map([...found].map(([one, id]) => [id, one]))
  const inVault = accounts.map((account): ToldAccount => {
    const access = own.find((one) => one.account === account.id)
    const name = names.get(account.id) ?? ''
    const known = byId.get(account.id) ?? reading.account(access ?? NOTHING, name)
    return { ...known, service: serviceKey(account.service), login: account.name }
  })
  const bearers = settled.flatMap((record) => (record.kind === 'bearer' ? [bearerOf(record)] : []))
  const opened = settled.flatMap((record) => (record.kind === 'opened' ? [reading.opened(record)] : []))
  const rest = toldApart.filter((one) => !found.has(one))
  return {
    names,
    answers: { bearers: byName(bearers), opened: byName(opened), accounts: byName([...inVault, ...rest]) },
  }
}

const NOTHING: AccessRecord = { kind: 'access', holds: [], rests: [], others: 'unknown' }
/** What a place or link names that is no longer in the vault. No bearer can stand for it, so it counts as lost. */
const REMOVED = 'an account that was removed'

/** After a merge a vault may hold two records of one thing. */
function settledTold(told: readonly Stored<ToldRecord>[]): readonly ToldRecord[] {
  const inOrder = told.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id: _id, ...record }): ToldRecord => record)
  return [...Map.groupBy(inOrder, toldName).values()].map((same) => same.reduce(settleTold))
}

class Reading {
  readonly #names: ReadonlyMap<RecordId, string>

  constructor(names: ReadonlyMap<RecordId, string>) {
    this.#names = names
  }

  opened({ name, needs, told, facts, verbatim }: Extract<ToldRecord, { kind: 'opened' }>): Answers['opened'][number] {
    return {
      name,
      needs: needs.map((need) => (need === null ? null : need.map((place) => this.#where(place)))),
      told,
      ...(facts && { facts: factsOf(facts) }),
      ...(verbatim !== undefined && { other: otherOf(verbatim) }),
    }
  }

  account(access: AccessRecord, name: string): ToldAccount {
    const { service, login, holds, rests, facts = [], packages = [], others, verbatim } = access
    return {
      name,
      ...(service !== undefined && { service }),
      ...(login !== undefined && { login }),
      holdings: Object.fromEntries(holds.map((one) => [one.atom, this.#holding(one)])),
      links: Object.fromEntries(rests.map((one) => [one.atom, this.#link(one)])),
      facts: factsOf(facts),
      packages,
      rest: others,
      ...(verbatim !== undefined && { other: otherOf(verbatim) }),
    }
  }

  #holding(one: ToldHolding): Told<readonly Where[]> {
    return 'asked' in one ? { asked: one.asked } : { is: one.in.map((place) => this.#where(place)), told: one.told }
  }

  #link(one: ToldRest): Told<ToldLink> {
    if ('asked' in one) return { asked: one.asked }
    const { told } = one
    if ('none' in one) return { is: 'none', told }
    if ('outside' in one) return { is: { outside: one.outside }, told }
    return { is: { account: 'named' in one ? one.named : this.#nameOf(one.account) }, told }
  }

  #where(place: ToldPlace): Where {
    if (typeof place === 'string') return place
    if ('account' in place) return this.#nameOf(place.account)
    return { atLeast: place.atLeast, of: place.of.map((one) => this.#where(one)) }
  }

  #nameOf(id: RecordId): string {
    return this.#names.get(id) ?? REMOVED
  }
}

function factsOf(facts: readonly ToldFact[]): Facts {
  return Object.fromEntries(
    facts.map((fact) => [fact.name, 'asked' in fact ? { asked: fact.asked } : { is: fact.is, told: fact.told }]),
  )
}

function otherOf(verbatim: string): Readonly<Record<string, unknown>> {
  const json: unknown = JSON.parse(verbatim)
  return isObject(json) ? json : {}
}

function bearerOf({
  kind: _kind,
  verbatim,
  ...bearer
}: Extract<ToldRecord, { kind: 'bearer' }>): Answers['bearers'][number] {
  return { ...bearer, ...(verbatim !== undefined && { other: otherOf(verbatim) }) }
}

function byName<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
}
