/** Whether packages can be released after a loss, as far as anybody told and as far as anybody may hope. */
import { accessGraph, type StepData } from '../graph/access-graph.ts'
import { Closure } from '../engine/closure.ts'
import { compile, type Compiled } from '../engine/graph.ts'
import { gradeOf, type Wait } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import { leafOf, losables } from '../losses/losable.ts'
import { node, type Losable } from '../graph/nodes.ts'
import type { RoutesOf } from '../graph/routes.ts'
import type { Reported } from './report.ts'

/** A package, or whatever an account publishes. */
export interface Released {
  readonly account: string
  readonly name?: string
}

/** How each of some packages stands after one loss, in their order; undefined for an account that publishes nothing. */
export type Stands = readonly (Reported | undefined)[]

export class Releases {
  readonly #cautious: Asked
  readonly #hopeful: Asked
  readonly #nodes: readonly string[]
  /** Everybody in the kit who can be lost. */
  readonly people: readonly Losable[]

  constructor(evidence: Evidence, routesOf: RoutesOf, wanted: readonly Released[]) {
    this.#cautious = new Asked(compile(accessGraph(evidence, { trust: 'told', routesOf })))
    this.#hopeful = new Asked(compile(accessGraph(evidence, { trust: 'unknown', routesOf })))
    this.#nodes = wanted.map(({ account, name }) =>
      name === undefined ? node.goal(account, 'publish') : node.released(account, name),
    )
    this.people = losables(evidence).filter(({ kind }) => kind === 'person')
  }

  after(lost: readonly Losable[]): Stands {
    const [waits, hoped] = [this.#cautious, this.#hopeful].map((asked) => asked.waits(this.#nodes, lost))
    return this.#nodes.map((_, at) => {
      const wait = waits?.[at]
      return wait === undefined ? undefined : { ...gradeOf(wait), known: (hoped?.[at] ?? wait) >= wait }
    })
  }
}

class Asked {
  readonly #graph: Compiled<StepData>
  readonly #closure: Closure<StepData>

  constructor(graph: Compiled<StepData>) {
    this.#graph = graph
    this.#closure = new Closure(graph)
  }

  /** Undefined where no way of any service leads there. */
  waits(names: readonly string[], lost: readonly Losable[]): readonly (Wait | undefined)[] {
    this.#closure.run(lost.flatMap((one) => this.#graph.numbers.get(leafOf(one)) ?? []))
    return names.map((name) => {
      const number = this.#graph.numbers.get(name)
      const isThere = number !== undefined && (this.#graph.into[number] ?? []).length > 0
      return isThere ? this.#closure.waitOf(number) : undefined
    })
  }
}
