/** Which questions are worth asking: those whose answers may turn a "no" or "not known" into a "yes". */
import { accessGraph, node, type RoutesOf } from './access-graph.ts'
import { accessSets } from './engine/access-sets.ts'
import { compile } from './engine/graph.ts'
import type { Evidence } from './evidence.ts'
import type { Goal } from './losses.ts'
import { WhatIf } from './what-if.ts'

/** Something nobody has said yet: where a credential of an account lies, or which account it rests on. */
export interface Question {
  readonly account: string
  readonly atom: string
}

/** A goal that is open only if the unknown turns out well, and the fewest questions that would settle it. */
export interface Unsettled extends Goal {
  readonly ask: readonly Question[]
}

/** For each goal on which the cautious and the hopeful run differ, the fewest questions whose answers could open it. */
export function unsettled(evidence: Evidence, routesOf: RoutesOf, goals: readonly Goal[]): readonly Unsettled[] {
  const cautious = new WhatIf(evidence, { trust: 'told', routesOf }).lose([])
  const hopeful = new WhatIf(evidence, { trust: 'unknown', routesOf }).lose([])
  const graph = compile(accessGraph(evidence, { trust: 'unknown', routesOf }))
  return goals.flatMap(({ account, goal }) => {
    if (hopeful.waitFor(account, goal) >= cautious.waitFor(account, goal)) return []
    const [fewest = []] = accessSets(graph, node.goal(account, goal), isHoped)
    return [{ account, goal, ask: fewest.map(questionOf) }]
  })
}

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

function isHoped(name: string): boolean {
  return name.startsWith(HOPED)
}

/** What `node.hoped` begins with. */
const HOPED = 'hoped '

function questionOf(leaf: string): Question {
  const [account = '', atom = ''] = JSON.parse(leaf.slice(HOPED.length)) as readonly string[]
  return { account, atom }
}
