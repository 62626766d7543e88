/** The smallest losses that shut a goal, by hitting sets: each such loss takes something from every way in. */
import { Closure } from './closure.ts'
import { coneOf, type Compiled } from './graph.ts'
import { NEVER, type Wait } from './wait.ts'

export interface LossSearch {
  /** How many things may be lost together. */
  readonly upTo: number
  /** Leaves that can be lost, by name; all of them when absent. */
  readonly losable?: (name: string) => boolean
  /** The goal counts as shut when it takes longer than this; `undefined` for never. */
  readonly within?: Wait
  /** Called before each closure; throws to stop. */
  readonly step?: () => void
}

/**
 * All minimal sets of up to `upTo` leaves without which `goal` is shut, shortest first, then by name; `[[]]` when it is
 * shut already. Exact: a set that shuts the goal must take a leaf from whatever derivation is left, so only those are tried.
 */
export function lossSets<D>(graph: Compiled<D>, goal: string, search: LossSearch): readonly (readonly string[])[] {
  const number = graph.numbers.get(goal)
  if (number === undefined) return [[]]
  const cone = coneOf(graph, number)
  // A cone starts with its goal.
  const found = minimal(hittingSets(new Closure(cone), cone, search))
  return sortedSets(found.map((set) => set.map((node) => cone.names[node] ?? '')))
}

function hittingSets<D>(closure: Closure<D>, cone: Compiled<D>, search: LossSearch): number[][] {
  const { upTo, losable = () => true, within = Number.MAX_VALUE, step = () => undefined } = search
  const found: number[][] = []
  const tried = new Set<string>()
  const explore = (lost: readonly number[]): void => {
    const key = [...lost].sort((a, b) => a - b).join()
    if (tried.has(key) || found.some((set) => set.every((node) => lost.includes(node)))) return
    tried.add(key)
    step()
    closure.run(lost)
    if (closure.waitOf(0) === NEVER || closure.waitOf(0) > within) {
      found.push([...lost])
      return
    }
    if (lost.length === upTo) return
    for (const node of closure.witness(0).filter((one) => losable(cone.names[one] ?? ''))) explore([...lost, node])
  }
  explore([])
  return found
}

/** Leaves out each set that has another one in it. */
export function minimal<T>(sets: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const kept: (readonly T[])[] = []
  for (const set of [...sets].sort((a, b) => a.length - b.length)) {
    const members = new Set(set)
    if (!kept.some((smaller) => smaller.every((one) => members.has(one)))) kept.push(set)
  }
  return kept
}

/** Each set by name, the sets by length, then name by name; by code unit, so that every machine sorts alike. */
export function sortedSets(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  const bySet = (a: readonly string[], b: readonly string[]): number => {
    if (a.length !== b.length) return a.length - b.length
    return a.map((name, at) => byName(name, b[at] ?? '')).find((order) => order !== 0) ?? 0
  }
  return sets.map((set) => [...set].sort(byName)).sort(bySet)
}
