/**
 * An account access graph (Hammann, Radomirović, Sasse, Basin: User Account Access Graphs, CCS 2019) with thresholds
 * and waits: a node is reached when one of its alternatives has all it needs. Leaves are what a person has in hand.
 */
import type { Wait } from './wait.ts'

/** A node by its name, or so many of a list. */
export type Need = string | { readonly atLeast: number; readonly of: readonly Need[] }

/** One way to reach a node. `D` is what the caller wants to know again when this way was taken. */
export interface Alternative<D = undefined> {
  readonly all: readonly Need[]
  /** Days the way itself takes; `NOW` when absent. */
  readonly wait?: Wait
  readonly data?: D
}

export interface Graph<D = undefined> {
  readonly nodes: ReadonlyMap<string, readonly Alternative<D>[]>
  /** Names of leaves in hand. A name that is neither here nor a node is never reached. */
  readonly have: ReadonlySet<string>
}

/** A compiled alternative: `target` is reached once `count` of `needs` are. */
export interface Rule<D = undefined> {
  readonly target: number
  readonly needs: readonly number[]
  readonly count: number
  readonly wait: Wait
  readonly data: D | undefined
}

/** A graph in numbers: what the searches work on. Thresholds inside an alternative are nodes without a name. */
export interface Compiled<D = undefined> {
  /** By number; thresholds have an empty name. */
  readonly names: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  readonly rules: readonly Rule<D>[]
  /** By node, the rules that reach it. */
  readonly into: readonly (readonly Rule<D>[])[]
  /** Numbers of the leaves in hand, ascending. */
  readonly have: readonly number[]
}

/** Numbers the nodes of a graph and flattens its thresholds. Takes time linear in its size. */
export function compile<D>(graph: Graph<D>): Compiled<D> {
  const names: string[] = []
  const numbers = new Map<string, number>()
  const rules: Rule<D>[] = []
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, names.length)
    return names.push(name) - 1
  }
  const need = (one: Need): number => {
    if (typeof one === 'string') return numberOf(one)
    const target = names.push('') - 1
    rules.push({ target, needs: distinct(one.of.map(need)), count: one.atLeast, wait: 0, data: undefined })
    return target
  }
  for (const name of graph.nodes.keys()) numberOf(name)
  for (const [name, alternatives] of graph.nodes) {
    for (const { all, wait = 0, data } of alternatives) {
      const needs = distinct(all.map(need))
      rules.push({ target: numberOf(name), needs, count: needs.length, wait, data })
    }
  }
  const have = [...graph.have].map(numberOf).sort((a, b) => a - b)
  return { names, numbers, rules, into: rulesByTarget(rules, names.length), have }
}

/** The part of a graph that can matter for one node: all it may need, however far down. */
export function coneOf<D>(graph: Compiled<D>, goal: number): Compiled<D> {
  const wanted = new Set([goal])
  for (const node of wanted) {
    for (const rule of graph.into[node] ?? []) for (const need of rule.needs) wanted.add(need)
  }
  const kept = [...wanted]
  const renamed = new Map(kept.map((node, at) => [node, at]))
  const names = kept.map((node) => graph.names[node] ?? '')
  const numbers = new Map(names.flatMap((name, at) => (name === '' ? [] : [[name, at] as const])))
  const renumber = (nodes: readonly number[]): number[] => nodes.flatMap((node) => renamed.get(node) ?? [])
  const rules = kept.flatMap((node, target) =>
    (graph.into[node] ?? []).map((rule) => ({ ...rule, target, needs: renumber(rule.needs) })),
  )
  const have = renumber(graph.have).sort((a, b) => a - b)
  return { names, numbers, rules, into: rulesByTarget(rules, names.length), have }
}

function rulesByTarget<D>(rules: readonly Rule<D>[], nodes: number): readonly (readonly Rule<D>[])[] {
  const into: Rule<D>[][] = Array.from({ length: nodes }, () => [])
  for (const rule of rules) into[rule.target]?.push(rule)
  return into
}

function distinct(nodes: readonly number[]): readonly number[] {
  return [...new Set(nodes)]
}
