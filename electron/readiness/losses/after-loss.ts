/** What is left of every account after a loss, how well that is known, and how to get back in. */
import { unsettled, type Question } from '../questions/questions.ts'
import type { Grade } from '../engine/wait.ts'
import { NEVER } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import type { Blocked } from '../graph/missing.ts'
import type { Goal, Losable } from '../graph/nodes.ts'
import type { RoutesOf } from '../graph/routes.ts'
import { stepsOf, type Step } from '../graph/steps.ts'
import { WhatIf } from './what-if.ts'

/** The cautious answer for one goal of one account. */
export type Outcome = Goal &
  Grade & {
    /** `measured` when facts the app saw are enough for this grade. That nothing opens it is never measured. */
    readonly proof: 'measured' | 'told'
    /** The fewest questions that could make it better; empty where nothing that is unknown would. */
    readonly unknown: readonly Question[]
    /** Steps in order; empty when there is no way. */
    readonly way: readonly Step[]
    /** What is missing first on each way; empty when one leads there. */
    readonly blocked: readonly Blocked[]
  }

/** What was lost, and which goals are of interest. */
export interface Loss {
  readonly lost: readonly Losable[]
  readonly wants?: (goal: Goal) => boolean
}

/** Every goal that exists, account by account. */
export function afterLoss(
  evidence: Evidence,
  routesOf: RoutesOf,
  { lost, wants = () => true }: Loss,
): readonly Outcome[] {
  const cautious = new WhatIf(evidence, { trust: 'told', routesOf }).lose(lost)
  const measured = new WhatIf(evidence, { trust: 'measured', routesOf }).lose(lost)
  const goals = cautious.goals.filter(wants)
  const open = new Map(unsettled(evidence, routesOf, { goals, lost }).map((one) => [keyOf(one), one.ask]))
  return goals.map((goal) => {
    const { way, ...answer } = cautious.answer(goal.account, goal.goal)
    const wait = cautious.waitFor(goal.account, goal.goal)
    const isMeasured = wait < NEVER && measured.waitFor(goal.account, goal.goal) <= wait
    return {
      ...answer,
      proof: isMeasured ? 'measured' : 'told',
      unknown: open.get(keyOf(goal)) ?? [],
      way: stepsOf(way),
    }
  })
}

function keyOf({ account, goal }: Goal): string {
  return JSON.stringify([account, goal])
}
