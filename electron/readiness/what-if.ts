/** Answers what can still be reached after a loss, and how, or what is missing first. */
import { GOALS } from '../services/vocabulary.ts'
import { accessGraph, type GraphOptions, type StepData } from './access-graph.ts'
import { node, type Goal, type Losable } from './nodes.ts'
import { Closure } from './engine/closure.ts'
import { compile, type Compiled } from './engine/graph.ts'
import { gradeOf, NEVER, type Grade, type Wait } from './engine/wait.ts'
import type { Evidence } from './evidence.ts'
import { leafOf } from './losable.ts'
import { BlockedWays, type Blocked } from './missing.ts'

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
    return this
  }

  waitFor(account: string, goal: string): Wait {
    return this.#closure.waitOf(this.#number(account, goal))
  }

  answer(account: string, goal: string): Answer {
    const number = this.#number(account, goal)
    const wait = this.#closure.waitOf(number)
    const way = this.#closure.derivation(number).flatMap((step) => this.#closure.ruleOf(step)?.data ?? [])
    return { account, goal, ...gradeOf(wait), way, blocked: wait < NEVER ? [] : this.#blocked(number) }
  }

  /** Whether any way leads to a goal at an account: some services have nothing to publish, some no sign-in. */
  has(account: string, goal: string): boolean {
    return (this.graph.into[this.#number(account, goal)] ?? []).length > 0
  }

  #blocked(number: number): readonly Blocked[] {
    return new BlockedWays(this.graph, this.#evidence, (node) => this.#closure.waitOf(node) < NEVER).to(number)
  }

  #number(account: string, goal: string): number {
    return this.graph.numbers.get(node.goal(account, goal)) ?? -1
  }
}
