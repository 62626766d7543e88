/** Other names for what answers speak of, wherever they do. */
import { isDeepStrictEqual } from 'node:util'
import { KitError } from '../../kit-error.ts'
import type { Answers, Told, ToldAccount, ToldLink } from './answers.ts'
import { VAULT, type Where } from '../evidence.ts'

/** The list with one of a name in the place of that before, or at its end. */
export function replaced<T extends { readonly name: string }>(list: readonly T[], one: T): readonly T[] {
  const at = list.findIndex(({ name }) => name === one.name)
  return at < 0 ? [...list, one] : list.with(at, one)
}

/**
 * Renames a bearer, a password manager or an account, and all that names it.
 *
 * @throws KitError `not-found` where there is none, `invalid-input` where the new name is taken.
 */
export function withRenamed(answers: Answers, from: string, to: string): Answers {
  const names = new Set([VAULT, ...allNames(answers)])
  if (from === VAULT || !names.has(from)) throw unknownThing(from)
  return withNameOf(answers, from, to)
}

/**
 * Gives something another name wherever answers name it. Unlike `withRenamed` it may be known to the vault alone.
 *
 * @throws KitError `invalid-input` where the new name is taken.
 */
export function withNameOf(answers: Answers, from: string, to: string): Answers {
  if (to === VAULT || allNames(answers).includes(to)) throw takenName(to)
  return named(answers, from, to)
}

export function takenName(name: string): KitError {
  return new KitError(
    'invalid-input',
    `Something is called "${name}" already. Nothing was changed. Choose another name.`,
  )
}

/** Two names of one bearer become one. What was told of the place of the second counts, where anything was. */
export function withJoined(answers: Answers, from: string, to: string): Answers {
  const known = answers.bearers.some(({ name }) => name === to)
  const bearers = answers.bearers.filter(({ name }) => name !== from || !known)
  return once(named({ ...answers, bearers }, from, to))
}

function named(answers: Answers, from: string, to: string): Answers {
  const own = (name: string): string => (name === from ? to : name)
  const renamed = mapped(answers, (where) => [renamedIn(where, own)])
  const listed = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((one) => ({ ...one, name: own(one.name) }))
  return {
    bearers: listed(renamed.bearers).map((one) => (one.with === from ? { ...one, with: to } : one)),
    opened: listed(renamed.opened),
    accounts: listed(renamed.accounts).map((account) => ({
      ...account,
      links: mapValues(account.links, (told) => renamedLink(told, own)),
    })),
  }
}

/** Each place once in a list. */
function once(answers: Answers): Answers {
  const seen = (list: readonly Where[]): readonly Where[] =>
    list.filter((where, at) => list.findIndex((one) => isDeepStrictEqual(one, where)) === at)
  return {
    ...answers,
    opened: answers.opened.map((one) => ({ ...one, needs: one.needs.map((need) => need && seen(need)) })),
    accounts: answers.accounts.map((account) => ({
      ...account,
      holdings: mapValues(account.holdings, (told) => ('is' in told ? { ...told, is: seen(told.is) } : told)),
    })),
  }
}

/** Removes a thing or an account; what it held is no longer there. @throws KitError `not-found`. */
export function withoutThing(answers: Answers, gone: string): Answers {
  if (!allNames(answers).includes(gone)) throw unknownThing(gone)
  const kept = mapped(answers, (where) => without(where, gone))
  const others = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.filter(({ name }) => name !== gone)
  return { bearers: others(kept.bearers), opened: others(kept.opened), accounts: others(kept.accounts) }
}

/** Without bearers of these names: what they held is no longer there. Other things of the same name stay. */
export function withoutBearers(answers: Answers, gone: ReadonlySet<string>): Answers {
  const kept = mapped(answers, (where) => [...gone].reduce<readonly Where[]>(withoutOf, [where]))
  return { ...kept, bearers: kept.bearers.filter(({ name }) => !gone.has(name)) }
}

function withoutOf(places: readonly Where[], gone: string): readonly Where[] {
  return places.flatMap((where) => without(where, gone))
}

function allNames({ bearers, opened, accounts }: Answers): readonly string[] {
  return [...bearers, ...opened, ...accounts].map(({ name }) => name)
}

/** Every place, in what opens something and in accounts. */
function mapped(answers: Answers, map: (where: Where) => readonly Where[]): Answers {
  return {
    bearers: answers.bearers,
    opened: answers.opened.map((one) => ({ ...one, needs: one.needs.map((need) => need?.flatMap(map) ?? null) })),
    accounts: answers.accounts.map((account): ToldAccount => ({
      ...account,
      holdings: mapValues(account.holdings, (told) => ('is' in told ? { ...told, is: told.is.flatMap(map) } : told)),
    })),
  }
}

function renamedIn(where: Where, own: (name: string) => string): Where {
  if (typeof where === 'string') return own(where)
  return { atLeast: where.atLeast, of: where.of.map((one) => renamedIn(one, own)) }
}

/** A list of which so many are needed keeps the others, and as many are needed. */
function without(where: Where, gone: string): readonly Where[] {
  if (typeof where === 'string') return where === gone ? [] : [where]
  return [{ atLeast: where.atLeast, of: where.of.flatMap((one) => without(one, gone)) }]
}

function renamedLink(told: Told<ToldLink>, own: (name: string) => string): Told<ToldLink> {
  if (!('is' in told) || told.is === 'none' || !('account' in told.is)) return told
  return { ...told, is: { account: own(told.is.account) } }
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}

function unknownThing(name: string): KitError {
  return new KitError(
    'not-found',
    `Nothing you told of is called "${name}". Nothing was changed. Look at the list again.`,
  )
}
