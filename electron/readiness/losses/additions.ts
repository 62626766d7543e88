/** The one addition that helps most: each is tried against the small losses that shut a goal now. */
import { accessGraph, type StepData } from '../graph/access-graph.ts'
import { node, type Losable } from '../graph/nodes.ts'
import { Closure } from '../engine/closure.ts'
import { compile, coneOf, type Compiled } from '../engine/graph.ts'
import { NEVER } from '../engine/wait.ts'
import { VAULT, type AccountEvidence, type Evidence, type Held } from '../evidence.ts'
import { leafOf } from './losable.ts'
import type { SmallLoss } from './losses.ts'
import { routesAt, type RoutesOf } from '../graph/routes.ts'
import { Finder } from './thief.ts'

/** Something a person can add to a kit and keep in a place of its own. Those without an account are for the whole kit. */
export type Addition =
  /** Another print of everything in the vault. */
  | { readonly kind: 'paper-copy' }
  /** A backup of the vault on a stick. */
  | { readonly kind: 'backup' }
  /** The vault's paper key. */
  | { readonly kind: 'paper-key' }
  /** One more security key enrolled at an account, recovery codes of it, or one more person who owns what it owns. */
  | { readonly kind: 'key' | 'code' | 'owner'; readonly account: string }
  /** The password of an account or of a password manager, written down. */
  | { readonly kind: 'password'; readonly account: string }

/** An addition, and the small losses that no longer shut a goal with it, by how many things are lost. */
export interface Weighed {
  readonly addition: Addition
  readonly singles: number
  readonly pairs: number
}

/** What is searched, and how it is told to stop. */
export interface AdditionSearch {
  /** The small losses of today, as `smallLosses` finds them. */
  readonly losses: readonly SmallLoss[]
  readonly routesOf: RoutesOf
  /** Called before each goal is looked at; throws to stop. */
  readonly step?: (done: number, total: number) => void
}

/**
 * Additions that help, the best first: those that take the most single losses away, then the most pairs. One is left out
 * when a finder of the new thing could get in at once: advice to copy must not put both factors in one place.
 */
export function additionsInOrder(evidence: Evidence, search: AdditionSearch): readonly Weighed[] {
  const additions = possible(evidence, search.routesOf)
  const better = additions.reduce(withAddition, evidence)
  const graph = compile(accessGraph(better, { trust: 'told', routesOf: search.routesOf }))
  const counts = additions.map(() => ({ singles: 0, pairs: 0 }))
  const byGoal = [...Map.groupBy(search.losses, ({ account, goal }) => node.goal(account, goal))]
  byGoal.forEach(([goal, losses], done) => {
    search.step?.(done, byGoal.length)
    const number = graph.numbers.get(goal)
    if (number !== undefined) countRemoved(coneOf(graph, number), losses, counts)
  })
  const finder = new Finder(better, search.routesOf)
  const goals = better.accounts.map(({ name }) => ({ account: name, goal: 'sign-in' }))
  return additions
    .map((addition, at) => ({ addition, at, singles: counts[at]?.singles ?? 0, pairs: counts[at]?.pairs ?? 0 }))
    .filter(({ singles, pairs }) => singles + pairs > 0)
    .sort((a, b) => b.singles - a.singles || b.pairs - a.pairs)
    .filter(({ at }) => finder.reached([foundOf(at)], goals).length === 0)
    .map(({ addition, singles, pairs }) => ({ addition, singles, pairs }))
}

/** In one cone: what each addition that is in it takes away. A cone starts with its goal. */
function countRemoved(
  cone: Compiled<StepData>,
  losses: readonly SmallLoss[],
  counts: readonly { singles: number; pairs: number }[],
): void {
  const closure = new Closure(cone)
  const leaves = counts.map((_, at) => cone.numbers.get(leafOf(foundOf(at))))
  const all = leaves.filter((leaf) => leaf !== undefined)
  for (const { lost } of losses) {
    const gone = lost.flatMap((one) => cone.numbers.get(leafOf(one)) ?? [])
    leaves.forEach((leaf, at) => {
      const count = counts[at]
      if (leaf === undefined || !count) return
      closure.run([...gone, ...all.filter((other) => other !== leaf)])
      if (closure.waitOf(0) < NEVER) count[lost.length === 1 ? 'singles' : 'pairs']++
    })
  }
}

/** Every addition that makes sense for this kit. */
function possible(evidence: Evidence, routesOf: RoutesOf): readonly Addition[] {
  const { accounts, opened } = evidence
  const managers = opened.filter(({ name }) => name !== VAULT)
  return [
    ...(opened.length > managers.length ? VAULT_ADDITIONS : []),
    ...managers.map(({ name }): Addition => ({ kind: 'password', account: name })),
    ...accounts.flatMap((account) => {
      const asked = new Set<string>(routesAt(account, routesOf).flatMap(({ all }) => all))
      return ACCOUNT_ADDITIONS.filter((kind) => asked.has(kind)).map((kind): Addition => ({
        kind,
        account: account.name,
      }))
    }),
  ]
}

const VAULT_ADDITIONS: readonly Addition[] = [{ kind: 'paper-copy' }, { kind: 'backup' }, { kind: 'paper-key' }]
const ACCOUNT_ADDITIONS = ['key', 'code', 'password', 'owner'] as const

/** No user can give a bearer such a name; each is in a place of its own. */
function foundOf(at: number): Losable {
  return { kind: 'bearer', name: `\0addition ${String(at)}` }
}

function withAddition(evidence: Evidence, addition: Addition, at: number): Evidence {
  const { name } = foundOf(at)
  const held: Held = { in: name, known: 'told' }
  const bearers = [...evidence.bearers, { name, type: 'other' as const, place: name }]
  switch (addition.kind) {
    case 'backup':
      return { ...evidence, bearers, opened: openedWith(evidence, { name: VAULT, part: 0, held }) }
    case 'paper-key':
      return { ...evidence, bearers, opened: openedWith(evidence, { name: VAULT, part: 1, held }) }
    case 'paper-copy':
      return { ...evidence, bearers, accounts: evidence.accounts.map((account) => onPaper(account, held)) }
    case 'key':
    case 'code':
    case 'owner':
      return { ...evidence, bearers, accounts: accountsWith(evidence, addition, held) }
    case 'password': {
      // A manager's password is the last thing it needs, as the answers have it: the devices first.
      const opened = openedWith(evidence, { name: addition.account, part: -1, held })
      return { bearers, opened, accounts: accountsWith(evidence, addition, held) }
    }
  }
}

function accountsWith(
  { accounts }: Evidence,
  { account: name, kind }: { readonly account: string; readonly kind: string },
  held: Held,
): readonly AccountEvidence[] {
  return accounts.map((one) => (one.name === name ? withHeld(one, kind, held) : one))
}

function withHeld(account: AccountEvidence, atom: string, held: Held): AccountEvidence {
  const holding = account.credentials[atom] ?? []
  const known = holding === 'unknown' ? [] : holding
  return { ...account, credentials: { ...account.credentials, [atom]: [...known, held] } }
}

/** A new print has what the vault has. */
function onPaper(account: AccountEvidence, held: Held): AccountEvidence {
  const inVault = (atom: string): boolean => {
    const holding = account.credentials[atom] ?? []
    return holding !== 'unknown' && holding.some((one) => one.in === VAULT)
  }
  return ['totp', 'code'].filter(inVault).reduce((one, atom) => withHeld(one, atom, held), account)
}

interface NewPart {
  readonly name: string
  /** From the end where it is negative. */
  readonly part: number
  readonly held: Held
}

function openedWith({ opened }: Evidence, { name, part, held }: NewPart): Evidence['opened'] {
  return opened.map((one) => {
    const at = part < 0 ? one.needs.length + part : part
    const needs = one.needs.map((holding, index) =>
      index === at && holding !== 'unknown' ? [...holding, held] : holding,
    )
    return one.name === name ? { ...one, needs } : one
  })
}
