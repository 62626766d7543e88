/** Answers what can still be reached after a loss, and how, or what is missing first. */
import { GOALS, type Goal as GoalName } from '../../services/vocabulary.ts'
import { accessGraph, type GraphOptions, type StepData } from '../graph/access-graph.ts'
import { node, type Goal, type Losable } from '../graph/nodes.ts'
import { Closure } from '../engine/closure.ts'
import { cheapestRules, cheapestWay } from '../engine/cheapest.ts'
import { compile, type Compiled, type Rule } from '../engine/graph.ts'
import { gradeOf, NEVER, type Grade, type Wait } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import { leafOf } from './losable.ts'
import { BlockedWays, type Blocked } from '../graph/missing.ts'
import type { Route } from '../graph/routes.ts'

/** Whether an account's goal can still be reached. */
export type Answer = Grade &
  Goal & {
    /** Steps in order; empty when there is no way. */
    readonly way: readonly StepData[]
    /** What is missing first on each way; empty when there is one that leads there. */
    readonly blocked: readonly Blocked[]
  }

/** One graph, asked again and again with other losses. */
export class WhatIf {
  readonly graph: Compiled<StepData>
  readonly #closure: Closure<StepData>
  readonly #evidence: Evidence
  /** After the last loss; worked out when a way is asked for. */
  #cheapest: ReadonlyMap<number, Rule<StepData>> | undefined

  constructor(evidence: Evidence, options: GraphOptions) {
    this.graph = compile(accessGraph(evidence, options))
    this.#closure = new Closure(this.graph)
    this.#evidence = evidence
  }

  /** Every goal that any way leads to, account by account. */
  get goals(): readonly Goal[] {
    const goals = Object.keys(GOALS)
    return this.#evidence.accounts.flatMap(({ name: account }) =>
      goals.filter((goal) => this.has(account, goal)).map((goal) => ({ account, goal })),
    )
  }

  /** The leaves of the graph that go with these things. */
  leavesOf(lost: readonly Losable[]): readonly number[] {
    return lost.flatMap((one) => this.graph.numbers.get(leafOf(one)) ?? [])
  }

  /** Works out what is left after a loss; `answer` and `waitFor` speak of the last one. */
  lose(lost: readonly Losable[]): this {
    this.#closure.run(this.leavesOf(lost))
    this.#cheapest = undefined
    return this
  }

  waitFor(account: string, goal: string): Wait {
    return this.#closure.waitOf(this.#number(account, goal))
  }

  answer(account: string, goal: string): Answer {
    const number = this.#number(account, goal)
    const wait = this.#closure.waitOf(number)
    const way = wait < NEVER ? cheapestWay(this.#rules(), number).flatMap(({ data }) => data ?? []) : []
    return { account, goal, ...gradeOf(wait), way, blocked: wait < NEVER ? [] : this.#blocked(number) }
  }

  /** Whether any way leads to a goal at an account: some services have nothing to publish, some no sign-in. */
  has(account: string, goal: string): boolean {
    return (this.graph.into[this.#number(account, goal)] ?? []).length > 0
  }

  #rules(): ReadonlyMap<number, Rule<StepData>> {
    const waitOf = (node: number): Wait => this.#closure.waitOf(node)
    return (this.#cheapest ??= cheapestRules(this.graph, { waitOf, costOf }))
  }

  #blocked(number: number): readonly Blocked[] {
    return new BlockedWays(this.graph, this.#evidence, (node) => this.#closure.waitOf(node) < NEVER).to(number)
  }

  #number(account: string, goal: string): number {
    return this.graph.numbers.get(node.goal(account, goal)) ?? -1
  }
}

/** What a step asks of a person: to fetch something is little, to use a code up or to bother somebody is much. */
function costOf({ data }: Rule<StepData>): number {
  switch (data?.kind) {
    case undefined:
      return 0.1
    case 'bearer':
      return data.bearer.type === 'memory' ? 0.5 : 1
    case 'opened':
    case 'held':
      return 1
    case 'linked':
      return 2
    case 'hoped':
      return 20
    case 'route':
      return routeCost(data.route)
  }
}

function routeCost({ to, uses, voids, human, unproven }: Route): number {
  return (
    ROUTE_COSTS[to] +
    (uses === undefined ? 0 : 6) +
    (voids === undefined ? 0 : 10) +
    (human === true ? 20 : 0) +
    (unproven === true ? 20 : 0)
  )
}

/** A password that is known need not be set again, and new codes void those on paper. */
const ROUTE_COSTS: Readonly<Record<GoalName, number>> = {
  'sign-in': 2,
  push: 2,
  publish: 2,
  own: 2,
  password: 6,
  'new-codes': 10,
  'reset-factors': 30,
}
