/** Lays what people told beside what the vault knows: one evidence, in which what was measured comes first. */
import { serviceKey } from './account-names.ts'
import type { Answers, Told, ToldAccount, ToldBearer, ToldLink, ToldOpened } from './answers.ts'
import { isLink, kindOf } from '../graph/atoms.ts'
import {
  MEMORY,
  THIS_COMPUTER,
  VAULT,
  type AccountEvidence,
  type Bearer,
  type Evidence,
  type Held,
  type Holding,
  type Linked,
  type Opened,
  type Where,
} from '../evidence.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { askedFor } from '../questions/unasked.ts'

/**
 * Joins both. Where the vault and a person speak of one credential, all places count. Where nobody has said anything of
 * what a service asks for, it is unknown, unless the answers say that there is nothing else.
 */
export function withAnswers(measured: Evidence, answers: Answers, routesOf: RoutesOf): Evidence {
  const names = new Set(measured.accounts.map(({ name }) => name))
  const told = new Map(answers.accounts.map((account) => [account.name, account]))
  const joined = [
    ...measured.accounts.map((account) => withTold(account, told.get(account.name))),
    ...answers.accounts.filter(({ name }) => !names.has(name)).map((account) => withTold(NOTHING, account)),
  ]
  const opened = openedOf(measured.opened, answers)
  const accounts = joined.map((account) => withUnknown(account, told.get(account.name), routesOf))
  return { bearers: bearersOf(measured.bearers, answers.bearers, { opened, accounts }), opened, accounts }
}

const NOTHING: AccountEvidence = { name: '', credentials: {}, linked: {} }

function bearersOf(
  measured: readonly Bearer[],
  told: readonly ToldBearer[],
  used: Pick<Evidence, 'opened' | 'accounts'>,
): readonly Bearer[] {
  const names = new Set(measured.map(({ name }) => name))
  const byName = new Map(told.map((bearer) => [bearer.name, bearer]))
  const kept = measured.map((bearer) => {
    const { place, with: keeper } = byName.get(bearer.name) ?? {}
    // What is on a sheet or a key where it lies was told there, and later.
    return { ...(place !== undefined && { place }), ...(keeper !== undefined && { with: keeper }), ...bearer }
  })
  const all = [...kept, ...told.filter(({ name }) => !names.has(name)).map(({ told: _, ...bearer }) => bearer)]
  return all.filter(({ name }) => !ASSUMED.has(name) || byName.has(name) || isUsed(name, used))
}

/** The app assumes these until a person gives them names of their own. */
const ASSUMED: ReadonlySet<string> = new Set([THIS_COMPUTER, MEMORY])

/** Whether anything lies there. */
export function isUsed(name: string, { opened, accounts }: Pick<Evidence, 'opened' | 'accounts'>): boolean {
  const holdings = [
    ...opened.flatMap(({ needs }) => needs),
    ...accounts.flatMap((one) => Object.values(one.credentials)),
  ]
  return holdings.some((holding) => holding !== 'unknown' && holding.some((held) => names(held.in, name)))
}

function names(where: Where, name: string): boolean {
  return typeof where === 'string' ? where === name : where.of.some((one) => names(one, name))
}

function openedOf(measured: readonly Opened[], { opened }: Answers): readonly Opened[] {
  const told = new Map(opened.map((one) => [one.name, one]))
  const known = new Set(measured.map(({ name }) => name))
  const joined = measured.map((one) => withToldNeeds(one, told.get(one.name)))
  const openers = joined.find(({ name }) => name === VAULT)?.needs[1]
  return [
    ...joined.map((one) =>
      one.made === 'vault' && openers ? { ...one, needs: [...one.needs.slice(0, 1), openers] } : one,
    ),
    ...opened
      .filter(({ name }) => !known.has(name))
      .map(({ name, needs, told: on }) => ({
        name,
        needs: needs.map((list) => (list ? heldIn(list, on) : 'unknown')),
      })),
  ]
}

/**
 * Where somebody says under which names the vault's files lie and what opens it, "this computer" and "memory" are among
 * those or wrong: a passphrase that was typed may have been read from paper.
 */
function withToldNeeds(measured: Opened, told: ToldOpened | undefined): Opened {
  if (!told) return measured
  const needs = measured.needs.map((holding, at): Holding => {
    const said = told.needs[at]
    if (said === undefined || said === null) return holding
    const kept = holding === 'unknown' ? [] : holding.filter((held) => !isAssumed(held) || said.includes(held.in))
    const seen = new Set(kept.map((held) => held.in))
    return [...kept, ...heldIn(said, told.told).filter((held) => !seen.has(held.in))]
  })
  return { ...measured, needs }
}

function isAssumed(held: Held): boolean {
  return typeof held.in === 'string' && ASSUMED.has(held.in)
}

function withTold(measured: AccountEvidence, told: ToldAccount | undefined): AccountEvidence {
  if (!told) return measured
  const atoms = new Set([...Object.keys(measured.credentials), ...Object.keys(told.holdings)])
  const service = measured.service ?? (told.service === undefined ? undefined : serviceKey(told.service))
  const links = Object.entries(told.links).flatMap(([atom, link]) => linkOf(atom, link))
  return {
    name: told.name,
    ...(service !== undefined && { service }),
    credentials: Object.fromEntries(
      [...atoms].map((atom) => [atom, joinedHolding(measured.credentials[atom], told.holdings[atom])]),
    ),
    linked: { ...measured.linked, ...Object.fromEntries(links) },
    ...(told.packages.length > 0 && { packages: told.packages }),
  }
}

/** Nobody has said more than the other side knows. */
function joinedHolding(measured: Holding | undefined, told: Told<readonly Where[]> | undefined): Holding {
  const said = told && holdingOf(told)
  if (measured === undefined || measured === 'unknown') return said ?? measured ?? 'unknown'
  return said === undefined || said === 'unknown' ? measured : [...measured, ...said]
}

function withUnknown(account: AccountEvidence, told: ToldAccount | undefined, routesOf: RoutesOf): AccountEvidence {
  if (told?.rest === 'none') return account
  const { credentials, linked } = account
  const known = new Set([credentials, linked, told?.links ?? {}].flatMap(Object.keys).map(kindOf))
  const open = askedFor(account, routesOf).filter((atom) => !known.has(atom))
  const unknown = (atoms: readonly string[]) => Object.fromEntries(atoms.map((atom) => [atom, 'unknown'] as const))
  return {
    ...account,
    credentials: { ...credentials, ...unknown(open.filter((atom) => !isLink(atom))) },
    linked: { ...linked, ...unknown(open.filter(isLink)) },
  }
}

function holdingOf(told: Told<readonly Where[]>): Holding {
  return 'asked' in told ? 'unknown' : heldIn(told.is, told.told)
}

function linkOf(atom: string, told: Told<ToldLink>): readonly (readonly [string, Linked])[] {
  if ('asked' in told) return [[atom, 'unknown']]
  return told.is === 'none' ? [] : [[atom, { ...told.is, known: 'told', on: told.told }]]
}

function heldIn(places: readonly Where[], on: string): readonly Held[] {
  return places.map((place) => ({ in: place, known: 'told', on }))
}
