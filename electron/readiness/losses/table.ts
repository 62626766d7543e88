/** Which loss does what to which account: the table, and what a graph of it shows. */
import { lossRows } from './losses.ts'
import type { Graphs } from '../judged.ts'
import { gradeOf, type Grade, type Wait } from '../engine/wait.ts'
import { Closure } from '../engine/closure.ts'
import type { StepData } from '../graph/access-graph.ts'
import type { Compiled } from '../engine/graph.ts'
import type { Evidence } from '../evidence.ts'
import { leafOf, losables } from './losable.ts'
import { node, type Goal, type Losable } from '../graph/nodes.ts'

/** `unknown`: something that nobody has said could make it better, so it is not known. */
export type Cell = Grade & { readonly unknown: boolean }

export interface TableRow extends Goal {
  /** With nothing lost. */
  readonly now: Cell
  /** After the losses that change anything, by their number in `losses`; all others leave it as it is now. */
  readonly after: readonly (Cell & { readonly loss: number })[]
}

export interface LossTable {
  /** Single losses that matter to at least one row. */
  readonly losses: readonly Losable[]
  readonly rows: readonly TableRow[]
}

export function lossTable({ cautious, hopeful }: Graphs, evidence: Evidence, goals: readonly Goal[]): LossTable {
  const worse = Map.groupBy(lossRows(cautious, evidence, goals), goalKey)
  const hoped = new Map(
    lossRows(hopeful, evidence, goals).map((row) => [JSON.stringify([goalKey(row), row.lost]), row]),
  )
  const [sure, best] = [nowOf(cautious), nowOf(hopeful)]
  const used = new Set([...worse.values()].flat().map(({ lost }) => leafOf(lost)))
  const losses = losables(evidence).filter((one) => used.has(leafOf(one)))
  const numbers = new Map(losses.map((one, at) => [leafOf(one), at]))
  const rows = goals.map((goal): TableRow => {
    const now = gradeOf(sure(goal))
    const hope = gradeOf(best(goal))
    const after = (worse.get(goalKey(goal)) ?? []).map(({ lost, grade }) => {
      const other = hoped.get(JSON.stringify([goalKey(goal), lost]))?.grade ?? hope
      return { ...grade, unknown: !isSame(grade, other), loss: numbers.get(leafOf(lost)) ?? 0 }
    })
    const inOrder = after.toSorted((a, b) => a.loss - b.loss)
    return { ...goal, now: { ...now, unknown: !isSame(now, hope) }, after: inOrder }
  })
  return { losses, rows }
}

function nowOf(graph: Compiled<StepData>): (goal: Goal) => Wait {
  const closure = new Closure(graph)
  closure.run([])
  return ({ account, goal }) => closure.waitOf(graph.numbers.get(node.goal(account, goal)) ?? -1)
}

function isSame(one: Grade, other: Grade): boolean {
  return one.grade === other.grade && (one.grade !== 'days' || other.grade !== 'days' || one.days === other.days)
}

function goalKey({ account, goal }: Goal): string {
  return JSON.stringify([account, goal])
}
