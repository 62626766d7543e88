/**
 * The least fixpoint of a graph from what is in hand, with the wait of each node: Knuth's generalisation of Dijkstra's
 * algorithm. Circles do not hold themselves up, because a node is reached only after all that one of its ways needs.
 */
import type { Compiled, Rule } from './graph.ts'
import { after, NEVER, type Wait } from './wait.ts'

/** Works over one graph again and again, with other losses each time; keeps its memory between runs. */
export class Closure<D = undefined> {
  readonly #graph: Compiled<D>
  /** For each node, the numbers of the rules that need it. */
  readonly #neededBy: readonly (readonly number[])[]
  readonly #unmet: Int32Array
  readonly #lost: Uint8Array
  readonly #waits: Float64Array
  /** The number of the rule that reached a node; -1 for a leaf in hand and for what was not reached. */
  readonly #via: Int32Array
  /** The nodes reached in the last run, soonest first, and where each stands among them. */
  #settled = 0
  readonly #order: Int32Array
  readonly #queue = new Queue()

  constructor(graph: Compiled<D>) {
    this.#graph = graph
    const neededBy: number[][] = graph.names.map(() => [])
    graph.rules.forEach(({ needs }, rule) => {
      for (const need of needs) neededBy[need]?.push(rule)
    })
    this.#neededBy = neededBy
    this.#unmet = new Int32Array(graph.rules.length)
    this.#lost = new Uint8Array(graph.names.length)
    this.#waits = new Float64Array(graph.names.length)
    this.#via = new Int32Array(graph.names.length)
    this.#order = new Int32Array(graph.names.length)
  }

  /** Computes the fixpoint again without the nodes in `lost`: they are neither in hand nor reachable. */
  run(lost: readonly number[]): void {
    this.#waits.fill(NEVER)
    this.#via.fill(-1)
    this.#lost.fill(0)
    this.#settled = 0
    for (const node of lost) this.#lost[node] = 1
    this.#graph.rules.forEach(({ count }, rule) => (this.#unmet[rule] = count))
    for (const node of this.#graph.have) this.#reach(node, 0, -1)
    this.#graph.rules.forEach(({ count, target, wait }, rule) => {
      if (count <= 0) this.#reach(target, wait, rule)
    })
    for (let next = this.#queue.take(); next !== undefined; next = this.#queue.take()) {
      // A node that was reached sooner since then has an older, longer entry in the queue.
      if (next.wait === this.#waits[next.node]) this.#settle(next.node, next.wait)
    }
  }

  /** How long a node takes after the last run. */
  waitOf(node: number): Wait {
    return this.#waits[node] ?? NEVER
  }

  /** The rule by which a node was reached in the last run; `undefined` for leaves and for what was not reached. */
  ruleOf(node: number): Rule<D> | undefined {
    return this.#graph.rules[this.#via[node] ?? -1]
  }

  /**
   * The nodes by which `goal` was reached, requirements before what needs them, `goal` last; of a threshold only as many
   * as it asks for, the first that were reached. Empty when `goal` was not reached.
   */
  derivation(goal: number): readonly number[] {
    const steps: number[] = []
    const seen = new Set<number>()
    const visit = (node: number): void => {
      if (seen.has(node)) return
      seen.add(node)
      const rule = this.ruleOf(node)
      if (rule) for (const need of this.#firstReached(rule)) visit(need)
      steps.push(node)
    }
    if (this.waitOf(goal) < NEVER) visit(goal)
    return steps
  }

  /** Leaves in hand on which the derivation of `goal` rests: to shut `goal`, at least one of them has to go. */
  witness(goal: number): readonly number[] {
    return this.derivation(goal).filter((node) => this.#via[node] === -1)
  }

  /** By order, not by wait: a need that took no longer may rest on the very node that asks for it. */
  #firstReached({ needs, count }: Rule<D>): readonly number[] {
    if (count >= needs.length) return needs
    const reached = needs.filter((need) => this.waitOf(need) < NEVER)
    return reached.sort((a, b) => (this.#order[a] ?? 0) - (this.#order[b] ?? 0)).slice(0, count)
  }

  #reach(node: number, wait: Wait, rule: number): void {
    if (this.#lost[node] === 1 || wait >= (this.#waits[node] ?? NEVER)) return
    this.#waits[node] = wait
    this.#via[node] = rule
    this.#queue.put(node, wait)
  }

  #settle(node: number, wait: Wait): void {
    this.#order[node] = this.#settled++
    for (const rule of this.#neededBy[node] ?? []) {
      const unmet = (this.#unmet[rule] ?? 0) - 1
      this.#unmet[rule] = unmet
      const { target, wait: own } = this.#graph.rules[rule] ?? UNREACHABLE
      if (unmet === 0) this.#reach(target, after(wait, own), rule)
    }
  }
}

const UNREACHABLE = { target: -1, wait: NEVER }

/** Takes out the node with the least wait first. Most waits are 0, so those have a plain stack. */
class Queue {
  readonly #now: number[] = []
  readonly #later: { readonly node: number; readonly wait: Wait }[] = []

  put(node: number, wait: Wait): void {
    if (wait === 0) {
      this.#now.push(node)
      return
    }
    const at = this.#later.findIndex((one) => one.wait <= wait)
    this.#later.splice(at < 0 ? this.#later.length : at, 0, { node, wait })
  }

  take(): { readonly node: number; readonly wait: Wait } | undefined {
    const node = this.#now.pop()
    return node === undefined ? this.#later.pop() : { node, wait: 0 }
  }
}
