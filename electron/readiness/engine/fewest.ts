/** The fewest leaves out of some that it takes to reach a goal, with everything else in hand. */
import { Closure } from './closure.ts'
import { coneOf, type Compiled } from './graph.ts'
import type { Wait } from './wait.ts'

export interface FewestSearch {
  /** Leaves in hand that are counted, by name. The others are taken for granted. */
  readonly counted: (name: string) => boolean
  /** Among sets of the same size, the one with lower numbers is taken. */
  readonly effort: (name: string) => number
  /** The goal counts as reached when it takes no longer. */
  readonly within: Wait
}

/**
 * The fewest counted leaves with which `goal` is reached; `undefined` when all together do not reach it. Exact up to three
 * leaves. Beyond that none of the leaves can be left out, though another way with fewer may be there.
 */
export function fewestLeaves<D>(graph: Compiled<D>, goal: string, search: FewestSearch): readonly string[] | undefined {
  const number = graph.numbers.get(goal)
  if (number === undefined) return undefined
  const cone = coneOf(graph, number)
  const nameOf = (leaf: number): string => cone.names[leaf] ?? ''
  const counted = cone.have
    .filter((leaf) => search.counted(nameOf(leaf)))
    .sort((a, b) => search.effort(nameOf(a)) - search.effort(nameOf(b)))
  const closure = new Closure(cone)
  // A cone starts with its goal.
  const reaches = (taken: readonly number[]): boolean => {
    closure.run(counted.filter((leaf) => !taken.includes(leaf)))
    return closure.waitOf(0) <= search.within
  }
  if (!reaches(counted)) return undefined
  const kept = counted.reduceRight<readonly number[]>((taken, leaf) => {
    const without = taken.filter((other) => other !== leaf)
    return reaches(without) ? without : taken
  }, counted)
  const fewer = kept.length > 1 ? setsUpTo(counted, Math.min(kept.length - 1, 2)).find(reaches) : undefined
  return (fewer ?? kept).map(nameOf)
}

/** One by one, then two by two, those of least effort first. */
function setsUpTo(leaves: readonly number[], size: number): readonly (readonly number[])[] {
  const singles = leaves.map((leaf) => [leaf])
  const pairs = leaves.flatMap((one, at) => leaves.slice(at + 1).map((other) => [one, other]))
  return size < 2 ? singles : [...singles, ...pairs]
}
