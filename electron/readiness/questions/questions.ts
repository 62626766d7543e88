/** Which questions are worth asking: those whose answers may turn a "no" or "not known" into a "yes". */
import { node, readNode, type Goal, type Losable } from '../graph/nodes.ts'
import { fewestLeaves } from '../engine/fewest.ts'
import type { Evidence } from '../evidence.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { WhatIf } from '../losses/what-if.ts'

/** Something nobody has said yet: where a credential of an account lies, or which account it rests on. */
export interface Question {
  readonly account: string
  readonly atom: string
}

/** A goal that is open only if the unknown turns out well, and the fewest questions that would settle it. */
export interface Unsettled extends Goal {
  readonly ask: readonly Question[]
}

/**
 * For each goal on which the cautious and the hopeful run differ, the fewest questions whose answers could open it.
 *
 * @param lost - What is lost already.
 */
export function unsettled(
  evidence: Evidence,
  routesOf: RoutesOf,
  { goals, lost = [] }: { readonly goals: readonly Goal[]; readonly lost?: readonly Losable[] },
): readonly Unsettled[] {
  const cautious = new WhatIf(evidence, { trust: 'told', routesOf }).lose(lost)
  const hopeful = new WhatIf(evidence, { trust: 'unknown', routesOf }).lose(lost)
  const gone = new Set(hopeful.leavesOf(lost))
  const graph = { ...hopeful.graph, have: hopeful.graph.have.filter((leaf) => !gone.has(leaf)) }
  return goals.flatMap(({ account, goal }) => {
    const within = hopeful.waitFor(account, goal)
    if (within >= cautious.waitFor(account, goal)) return []
    const ask = fewestLeaves(graph, node.goal(account, goal), { counted: isHoped, effort: effortOf, within })
    return ask ? [{ account, goal, ask: ask.map(questionOf) }] : []
  })
}

/** Among sets of the same size, questions that most people can answer come first. */
function effortOf(leaf: string): number {
  const at = EASY.indexOf(questionOf(leaf).atom)
  return at < 0 ? EASY.length : at
}

const EASY: readonly string[] = ['password', 'mail', 'github', 'google', 'microsoft', 'totp', 'key', 'code']

/** All questions of `unsettled`, the one that settles most goals first; of equals the one that is asked first. */
export function questionsInOrder(list: readonly Unsettled[]): readonly Question[] {
  const counted = new Map<string, { readonly question: Question; count: number }>()
  for (const question of list.flatMap(({ ask }) => ask)) {
    const key = JSON.stringify([question.account, question.atom])
    const entry = counted.get(key) ?? { question, count: 0 }
    entry.count++
    counted.set(key, entry)
  }
  return [...counted.values()].sort((a, b) => b.count - a.count).map(({ question }) => question)
}

function isHoped(leaf: string): boolean {
  return readNode(leaf).kind === 'hoped'
}

function questionOf(leaf: string): Question {
  const node = readNode(leaf)
  return node.kind === 'hoped' ? { account: node.account, atom: node.atom } : { account: '', atom: '' }
}
