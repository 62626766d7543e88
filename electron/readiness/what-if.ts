/** Answers what can still be reached after a loss, and how, or what is missing first. */
import { accessGraph, node, type GraphOptions, type StepData } from './access-graph.ts'
import { Closure } from './engine/closure.ts'
import { compile, type Compiled } from './engine/graph.ts'
import { gradeOf, type Grade, type Wait } from './engine/wait.ts'
import type { Evidence } from './evidence.ts'

/** What is lost, by the names a user gives: bearers, places, people, accounts. */
export type Losses = readonly string[]

/** Whether an account's goal can still be reached. */
export type Answer = Grade & {
  readonly account: string
  readonly goal: string
  /** Steps in order; empty when there is no way. */
  readonly way: readonly StepData[]
}

/** One graph, asked again and again with other losses. */
export class WhatIf {
  readonly graph: Compiled<StepData>
  readonly #closure: Closure<StepData>

  constructor(evidence: Evidence, options: GraphOptions) {
    this.graph = compile(accessGraph(evidence, options))
    this.#closure = new Closure(this.graph)
  }

  /** Leaves that go when things of these names are lost; a name may be a place and a person at once. */
  leavesOf(losses: Losses): readonly number[] {
    const names = losses.flatMap((name) => [
      node.bearer(name),
      node.place(name),
      node.person(name),
      node.account(name),
      node.outside(name),
    ])
    return names.flatMap((name) => this.graph.numbers.get(name) ?? [])
  }

  /** Works out what is left after a loss; `answer` and `waitFor` speak of the last one. */
  lose(losses: Losses): this {
    this.#closure.run(this.leavesOf(losses))
    return this
  }

  waitFor(account: string, goal: string): Wait {
    return this.#closure.waitOf(this.#number(account, goal))
  }

  answer(account: string, goal: string): Answer {
    const number = this.#number(account, goal)
    const steps = this.#closure.derivation(number).flatMap((step) => this.#closure.ruleOf(step)?.data ?? [])
    return { account, goal, ...gradeOf(this.#closure.waitOf(number)), way: steps }
  }

  /** Whether a goal exists at all at an account: some services have nothing to publish, some no sign-in. */
  has(account: string, goal: string): boolean {
    return this.graph.numbers.has(node.goal(account, goal))
  }

  #number(account: string, goal: string): number {
    return this.graph.numbers.get(node.goal(account, goal)) ?? -1
  }
}
