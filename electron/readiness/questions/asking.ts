/** What to ask a person next, the most valuable first, and never what the vault knows. */
import type { Facts, Told, ToldAccount } from '../answers/answers.ts'
import { asked, type Ask, type AskedThing, type Known } from './ask.ts'
import { isLink } from '../graph/atoms.ts'
import { factsAsked } from '../checks/facts.ts'
import { monthsBefore } from '../days.ts'
import type { AccountEvidence } from '../evidence.ts'
import type { Goal } from '../graph/nodes.ts'
import { questionsInOrder, unsettled, type Question } from './questions.ts'
import { isPart } from '../graph/steps.ts'
import { isUsed } from '../answers/told.ts'

/**
 * First what settles whether an account can be entered at all, then where else things are, then what checks want to
 * know, then what was told long ago. What a person did not know within the last month comes last.
 */
export function questionsFor(known: Known, goals: readonly Goal[]): readonly Ask[] {
  if (known.evidence.accounts.length === 0) return []
  const told = new Map(known.answers.accounts.map((account) => [account.name, account]))
  // What an account is there for comes first among its goals.
  const first = new Map(goals.toReversed().map(({ account, goal }) => [account, goal]))
  const isMain = ({ account, goal }: Goal): boolean => first.get(account) === goal
  const open = unsettled(known.evidence, known.routesOf, { goals })
  const urgent = [open.filter(isMain), open.filter((one) => !isMain(one))].flatMap(questionsInOrder)
  const all = [
    ...[...urgent, ...openQuestions(known)].map((one) => asked(thingOf(one), toldOf(one, told))),
    ...placesAsked(known),
    ...factsAsked(known),
    ...staleAnswers(known),
  ]
  const once = [...Map.groupBy(all, askKey).values()].flatMap(([first]) => first ?? [])
  const lately = monthsBefore(known.today, 1)
  const wasAsked = (ask: Ask): boolean => ask.asked !== undefined && ask.asked >= lately
  return [
    ...once.filter((ask) => !wasAsked(ask)),
    ...once.filter(wasAsked).map((ask) => ({ ...ask, lately: true as const })),
  ]
}

/** What makes two questions one, whenever they are asked. */
export function askKey(ask: AskedThing): string {
  switch (ask.kind) {
    case 'holding':
    case 'link':
      return JSON.stringify([ask.kind, ask.account, ask.atom])
    case 'part':
      return JSON.stringify([ask.kind, ask.name, ask.part])
    case 'place':
      return JSON.stringify([ask.kind, ask.bearer])
    case 'fact':
      return JSON.stringify([ask.kind, ask.about, ask.fact])
  }
}

/** Answers that were told so long ago that they may not be true any more. */
export function staleAnswers({ answers, today, stillTrueMonths }: Known): readonly Ask[] {
  if (stillTrueMonths === 0) return []
  const before = monthsBefore(today, stillTrueMonths)
  const isOld = (told: Told<unknown>): boolean => 'told' in told && told.told < before
  const factAsks = (about: string, facts: Facts = {}): readonly Ask[] =>
    Object.entries(facts)
      // A day says itself how old it is.
      .filter(([, told]) => isOld(told) && 'is' in told && !/^\d{4}-/.test(told.is))
      .map(([fact, told]) => asked({ kind: 'fact', about, fact }, told))
  return [
    ...answers.accounts.flatMap(({ name: account, holdings, links, facts }) => [
      ...Object.entries({ ...holdings, ...links })
        .filter(([, told]) => isOld(told))
        .map(([atom, told]) => asked(thingOf({ account, atom }), told)),
      ...factAsks(account, facts),
    ]),
    ...answers.bearers
      .filter(({ told, type }) => told < before && type !== 'memory' && type !== 'person')
      .map(({ name: bearer, told }): Ask => ({ kind: 'place', bearer, told })),
    ...answers.opened.flatMap(({ name, needs, told, facts }) => [
      ...(told < before ? needs.map((_, part): Ask => ({ kind: 'part', name, part, told })) : []),
      ...factAsks(name, facts),
    ]),
  ]
}

/** Everything of accounts that is unknown, what most people can tell first. */
function openQuestions({ evidence: { accounts, opened } }: Known): readonly Question[] {
  const parts = opened
    .filter(({ made }) => made === undefined)
    .flatMap(({ name, needs }) =>
      needs.flatMap((need, part) => (need === 'unknown' ? [{ account: name, atom: String(part) }] : [])),
    )
  const questions = [
    ...parts,
    ...accounts.flatMap((account) => unknownAtoms(account).map((atom) => ({ account: account.name, atom }))),
  ]
  const order = ({ atom }: Question): number => {
    const at = FIRST.indexOf(atom)
    return isPart(atom) ? 0 : at < 0 ? FIRST.length : at
  }
  return questions.toSorted((a, b) => order(a) - order(b))
}

const FIRST: readonly string[] = ['password', 'mail', 'github', 'google', 'microsoft', 'totp', 'key', 'code', 'owner']

function unknownAtoms({ credentials, linked }: AccountEvidence): readonly string[] {
  return Object.entries({ ...credentials, ...linked }).flatMap(([atom, known]) => (known === 'unknown' ? [atom] : []))
}

/** Things that hold something, and of which nobody said where they are. */
function placesAsked({ evidence }: Known): readonly Ask[] {
  return evidence.bearers
    .filter(({ name }) => isUsed(name, evidence))
    .filter(({ type, place, with: keeper }) => !PLACELESS.has(type) && place === undefined && keeper === undefined)
    .map(({ name }) => ({ kind: 'place', bearer: name }))
}

const PLACELESS: ReadonlySet<string> = new Set(['memory', 'person'])

function thingOf({ account, atom }: Question): AskedThing {
  if (isPart(atom)) return { kind: 'part', name: account, part: Number(atom) }
  return { kind: isLink(atom) ? 'link' : 'holding', account, atom }
}

function toldOf({ account, atom }: Question, all: ReadonlyMap<string, ToldAccount>): Told<unknown> | undefined {
  const told = all.get(account)
  return told?.holdings[atom] ?? told?.links[atom]
}
