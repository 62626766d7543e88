/** Whether packages can be released after a loss, as far as anybody told and as far as anybody may hope. */
import { accessGraph, type StepData } from '../access-graph.ts'
import { Closure } from '../engine/closure.ts'
import { compile, type Compiled } from '../engine/graph.ts'
import { gradeOf, type Wait } from '../engine/wait.ts'
import type { Evidence } from '../evidence.ts'
import { leafOf, losables } from '../losable.ts'
import { node, type Losable } from '../nodes.ts'
import type { RoutesOf } from '../routes.ts'
import type { Reported } from './report.ts'

export class Releases {
  readonly #cautious: Asked
  readonly #hopeful: Asked
  /** Everybody in the kit who can be lost. */
  readonly people: readonly Losable[]

  constructor(evidence: Evidence, routesOf: RoutesOf) {
    this.#cautious = new Asked(compile(accessGraph(evidence, { trust: 'told', routesOf })))
    this.#hopeful = new Asked(compile(accessGraph(evidence, { trust: 'unknown', routesOf })))
    this.people = losables(evidence).filter(({ kind }) => kind === 'person')
  }

  /** Of a package, or of whatever the account publishes; undefined when it publishes nothing. */
  after(lost: readonly Losable[], account: string, name: string | undefined): Reported | undefined {
    const asked = name === undefined ? node.goal(account, 'publish') : node.released(account, name)
    const wait = this.#cautious.waitFor(asked, lost)
    if (wait === undefined) return undefined
    const hoped = this.#hopeful.waitFor(asked, lost) ?? wait
    return { ...gradeOf(wait), known: hoped >= wait }
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
  waitFor(name: string, lost: readonly Losable[]): Wait | undefined {
    const number = this.#graph.numbers.get(name)
    if (number === undefined || (this.#graph.into[number] ?? []).length === 0) return undefined
    this.#closure.run(lost.flatMap((one) => this.#graph.numbers.get(leafOf(one)) ?? []))
    return this.#closure.waitOf(number)
  }
}
