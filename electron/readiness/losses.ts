/** What single things and pairs can be lost, and what each loss costs: the table, and the single points of failure. */
import { node, type StepData } from './access-graph.ts'
import { Closure } from './engine/closure.ts'
import { coneOf, type Compiled } from './engine/graph.ts'
import { lossSets } from './engine/loss-sets.ts'
import { gradeOf, type Grade, type Wait } from './engine/wait.ts'
import type { Evidence } from './evidence.ts'
import type { WhatIf } from './what-if.ts'

/** Something that can be lost, under the name a user gives it. */
export interface Losable {
  readonly kind: 'bearer' | 'place' | 'person' | 'account' | 'outside'
  readonly name: string
}

/** Everything that can be lost: bearers, places, people, accounts a service may suspend, mailboxes elsewhere. */
export function losables(evidence: Evidence): readonly Losable[] {
  const names = (kind: Losable['kind'], list: readonly (string | undefined)[]): Losable[] =>
    [...new Set(list)].flatMap((name) => (name === undefined ? [] : [{ kind, name }]))
  const outside = evidence.accounts.flatMap(({ linked }) =>
    Object.values(linked).flatMap((link) => (link !== 'unknown' && 'outside' in link ? [link.outside] : [])),
  )
  return [
    ...names(
      'bearer',
      evidence.bearers.map(({ name }) => name),
    ),
    ...names(
      'place',
      evidence.bearers.map(({ place }) => place),
    ),
    ...names(
      'person',
      evidence.bearers.map((bearer) => bearer.with),
    ),
    ...names(
      'account',
      evidence.accounts.map(({ name }) => name),
    ),
    ...names('outside', outside),
  ]
}

/** The leaf of the graph that goes with a thing. */
export function leafOf({ kind, name }: Losable): string {
  return node[kind](name)
}

/** One goal of one account. */
export interface Goal {
  readonly account: string
  readonly goal: string
}

/** What one loss does to one goal. Only losses that change its grade are here. */
export interface LossRow extends Goal {
  readonly lost: Losable
  readonly grade: Grade
}

/** For each goal, the single losses that make it worse. All other losses leave it as it is. */
export function lossRows(whatIf: WhatIf, evidence: Evidence, goals: readonly Goal[]): readonly LossRow[] {
  const byLeaf = new Map(losables(evidence).map((one) => [leafOf(one), one]))
  return goals.flatMap(({ account, goal }) => {
    const number = whatIf.graph.numbers.get(node.goal(account, goal))
    if (number === undefined) return []
    return worseWithout(coneOf(whatIf.graph, number)).flatMap(({ leaf, wait }) => {
      const lost = byLeaf.get(leaf)
      return lost ? [{ account, goal, lost, grade: gradeOf(wait) }] : []
    })
  })
}

/** Leaves without which the cone's goal takes longer. What is not used by the quickest way cannot be among them. */
function worseWithout(cone: Compiled<StepData>): readonly { readonly leaf: string; readonly wait: Wait }[] {
  const closure = new Closure(cone)
  closure.run([])
  const before = closure.waitOf(0)
  return closure.witness(0).flatMap((leaf) => {
    closure.run([leaf])
    const wait = closure.waitOf(0)
    return wait > before ? [{ leaf: cone.names[leaf] ?? '', wait }] : []
  })
}

/** A set of things which, lost together, shut a goal. */
export interface SmallLoss extends Goal {
  readonly lost: readonly Losable[]
}

/** What a search for small losses may take, and how it is told to stop. */
export interface SmallLossSearch {
  readonly upTo: number
  /** The goal counts as shut when it takes longer than this many days; absent for never. */
  readonly within?: Wait
  /** Called before each step with the number of goals done; throws to stop. */
  readonly step?: (done: number, total: number) => void
}

/** All minimal losses of up to `upTo` things that shut a goal, goal by goal; exact. */
export function smallLosses(
  graph: Compiled<StepData>,
  evidence: Evidence,
  { goals, search }: { readonly goals: readonly Goal[]; readonly search: SmallLossSearch },
): readonly SmallLoss[] {
  const byLeaf = new Map(losables(evidence).map((one) => [leafOf(one), one]))
  return goals.flatMap(({ account, goal }, done) => {
    const sets = lossSets(graph, node.goal(account, goal), {
      upTo: search.upTo,
      losable: (leaf) => byLeaf.has(leaf),
      ...(search.within === undefined ? {} : { within: search.within }),
      step: () => search.step?.(done, goals.length),
    })
    return sets.map((set) => ({ account, goal, lost: set.flatMap((leaf) => byLeaf.get(leaf) ?? []) }))
  })
}

/** Things whose loss alone shuts goals, the one that shuts most first. */
export function singlePoints(
  losses: readonly SmallLoss[],
): readonly { readonly lost: Losable; readonly shuts: readonly Goal[] }[] {
  const found = new Map<string, { readonly lost: Losable; readonly shuts: Goal[] }>()
  for (const { account, goal, lost } of losses) {
    const [only, ...more] = lost
    // An account that is lost itself is no surprise.
    if (!only || more.length > 0 || (only.kind === 'account' && only.name === account)) continue
    const entry = found.get(leafOf(only)) ?? { lost: only, shuts: [] }
    entry.shuts.push({ account, goal })
    found.set(leafOf(only), entry)
  }
  return [...found.values()].sort((a, b) => b.shuts.length - a.shuts.length)
}
