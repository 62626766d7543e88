/** The other side of every copy: what a stranger reaches who finds one thing, or everything in one place. */
import { accessGraph, leavesOf, type StepData } from '../graph/access-graph.ts'
import { node, type Goal, type Losable } from '../graph/nodes.ts'
import { Closure } from '../engine/closure.ts'
import { compile, type Compiled } from '../engine/graph.ts'
import { NOW } from '../engine/wait.ts'
import type { Bearer, Evidence } from '../evidence.ts'
import type { RoutesOf } from '../graph/routes.ts'

/** One kit, looked at with a stranger's eyes again and again. */
export class Finder {
  readonly #graph: Compiled<StepData>
  readonly #closure: Closure<StepData>
  readonly #evidence: Evidence
  readonly #services: ReadonlySet<string>

  constructor(evidence: Evidence, routesOf: RoutesOf) {
    this.#graph = compile(accessGraph(evidence, { trust: 'told', routesOf }))
    this.#closure = new Closure(this.#graph)
    this.#evidence = evidence
    this.#services = new Set([
      ...evidence.accounts.map(({ name }) => node.account(name)),
      ...evidence.opened.map(({ name }) => node.manager(name)),
    ])
  }

  /** Which of these goals a finder reaches at once. Nobody finds what somebody knows by heart. */
  reached(found: readonly Losable[], goals: readonly Goal[]): readonly Goal[] {
    const graph = this.#graph
    const bearers = this.#evidence.bearers.filter((bearer) => found.some((one) => isFound(bearer, one)))
    // A finder of a thing also stands in the place where it lies.
    const held = new Set(bearers.flatMap(leavesOf))
    const missing = graph.have.filter((leaf) => {
      const name = graph.names[leaf] ?? ''
      return !held.has(name) && !this.#services.has(name)
    })
    const closure = this.#closure
    closure.run(missing)
    return goals.filter(
      ({ account, goal }) => closure.waitOf(graph.numbers.get(node.goal(account, goal)) ?? -1) === NOW,
    )
  }
}

/** Whether a stranger who finds something finds this bearer with it. */
export function isFound(bearer: Bearer, { kind, name }: Losable): boolean {
  if (bearer.type === 'memory' || bearer.type === 'person') return false
  if (kind === 'bearer') return bearer.name === name
  return kind === 'place' ? bearer.place === name : kind === 'person' && bearer.with === name
}
