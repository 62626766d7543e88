/**
 * One of the quickest ways to a goal that costs least: the closure says when, this says how.
 * Knuth's generalisation of Dijkstra's algorithm again, over costs that add up. What two requirements share counts twice,
 * so a way that shares much may be passed over for one that is cheaper otherwise.
 */
import type { Compiled, Rule } from './graph.ts'
import { after, NEVER, type Wait } from './wait.ts'

export interface Cheapest<D> {
  /** How long a node takes, as the closure found. */
  readonly waitOf: (node: number) => Wait
  /** What a rule costs by itself; more than nothing. */
  readonly costOf: (rule: Rule<D>) => number
}

/** For each node that is reached, the rule of a cheapest way there; leaves in hand have none. */
export function cheapestRules<D>(graph: Compiled<D>, search: Cheapest<D>): ReadonlyMap<number, Rule<D>> {
  return new Search(graph, search).rules
}

/** Rules in order, requirements before what needs them, that of `goal` last. */
export function cheapestWay<D>(rules: ReadonlyMap<number, Rule<D>>, goal: number): readonly Rule<D>[] {
  const steps = new Map<number, Rule<D>>()
  const seen = new Set<number>()
  const visit = (node: number): void => {
    const rule = rules.get(node)
    if (seen.has(node) || !rule) return
    seen.add(node)
    for (const need of rule.needs) visit(need)
    steps.set(node, rule)
  }
  visit(goal)
  return [...steps.values()]
}

interface Settled {
  readonly node: number
  readonly cost: number
  readonly rule?: number
}

class Search<D> {
  /** Each with only as many needs as it asks for, the cheapest. */
  readonly rules = new Map<number, Rule<D>>()
  readonly #graph: Compiled<D>
  readonly #search: Cheapest<D>
  readonly #neededBy: readonly (readonly number[])[]
  readonly #met: readonly number[][]
  readonly #sums: number[]
  readonly #done = new Set<number>()
  readonly #queue: Settled[] = []

  constructor(graph: Compiled<D>, search: Cheapest<D>) {
    this.#graph = graph
    this.#search = search
    const neededBy: number[][] = graph.names.map(() => [])
    graph.rules.forEach(({ needs }, rule) => {
      for (const need of needs) neededBy[need]?.push(rule)
    })
    this.#neededBy = neededBy
    this.#met = graph.rules.map(() => [])
    this.#sums = graph.rules.map((rule) => search.costOf(rule))
    for (const node of graph.have) if (search.waitOf(node) < NEVER) this.#put({ node, cost: 0 })
    graph.rules.forEach(({ count }, rule) => {
      if (count <= 0) this.#fire(rule)
    })
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) this.#settle(next)
  }

  #settle({ node, cost, rule }: Settled): void {
    if (this.#done.has(node)) return
    this.#done.add(node)
    const by = rule === undefined ? undefined : this.#graph.rules[rule]
    if (by && rule !== undefined) this.rules.set(node, { ...by, needs: this.#inOrder(by, this.#met[rule] ?? []) })
    for (const other of this.#neededBy[node] ?? []) this.#meet(other, node, cost)
  }

  /** As the graph has them: a password is named before the code that goes with it. */
  #inOrder({ needs }: Rule<D>, met: readonly number[]): readonly number[] {
    return needs.filter((need) => met.includes(need))
  }

  /** A need that comes too late for the target to be reached as soon as it can be does not count. */
  #meet(number: number, node: number, cost: number): void {
    const rule = this.#graph.rules[number]
    const met = this.#met[number]
    if (!rule || !met || met.length >= rule.count) return
    if (after(this.#search.waitOf(node), rule.wait) > this.#search.waitOf(rule.target)) return
    met.push(node)
    this.#sums[number] = (this.#sums[number] ?? 0) + cost
    if (met.length === rule.count) this.#fire(number)
  }

  #fire(number: number): void {
    const rule = this.#graph.rules[number]
    if (!rule || this.#done.has(rule.target)) return
    // A target that was lost is never reached, whatever leads there.
    const wait = this.#search.waitOf(rule.target)
    if (wait < NEVER && rule.wait <= wait) this.#put({ node: rule.target, cost: this.#sums[number] ?? 0, rule: number })
  }

  /** The cheapest last. */
  #put(entry: Settled): void {
    let [low, high] = [0, this.#queue.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#queue[middle]?.cost ?? 0) > entry.cost) low = middle + 1
      else high = middle
    }
    this.#queue.splice(low, 0, entry)
  }
}
