/** What single things and pairs can be lost, and what each loss costs: the table, and the single points of failure. */
import type { StepData } from '../graph/access-graph.ts'
import { node, type Goal, type Losable } from '../graph/nodes.ts'
import { Closure } from '../engine/closure.ts'
import { coneOf, type Compiled } from '../engine/graph.ts'
import { lossSets } from '../engine/loss-sets.ts'
import { gradeOf, type Grade, type Wait } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import { leafOf, losables } from './losable.ts'

/** What one loss does to one goal. Only losses that change its grade are here. */
export interface LossRow extends Goal {
  readonly lost: Losable
  readonly grade: Grade
}

/** For each goal, the single losses that make it worse. All other losses leave it as it is. */
export function lossRows(graph: Compiled<StepData>, evidence: Evidence, goals: readonly Goal[]): readonly LossRow[] {
  const byLeaf = new Map(losables(evidence).map((one) => [leafOf(one), one]))
  return goals.flatMap(({ account, goal }) => {
    const number = graph.numbers.get(node.goal(account, goal))
    if (number === undefined) return []
    return worseWithout(coneOf(graph, number)).flatMap(({ leaf, wait }) => {
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
  readonly goals: readonly Goal[]
  /** How many things may be lost together. */
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
  { goals, upTo, within, step }: SmallLossSearch,
): readonly SmallLoss[] {
  const byLeaf = new Map(losables(evidence).map((one) => [leafOf(one), one]))
  return goals.flatMap(({ account, goal }, done) => {
    const sets = lossSets(graph, node.goal(account, goal), {
      upTo,
      losable: (leaf) => byLeaf.has(leaf),
      ...(within !== undefined && { within }),
      step: () => step?.(done, goals.length),
    })
    return sets.map((set) => ({ account, goal, lost: set.flatMap((leaf) => byLeaf.get(leaf) ?? []) }))
  })
}

/** A thing whose loss alone shuts goals. */
export interface SinglePoint {
  readonly lost: Losable
  readonly shuts: readonly Goal[]
}

/** Things whose loss alone shuts goals, the one that shuts most first. */
export function singlePoints(losses: readonly SmallLoss[]): readonly SinglePoint[] {
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
