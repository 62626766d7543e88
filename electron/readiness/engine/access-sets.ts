/** The smallest sets of leaves that reach a goal, by carrying sets up the graph until nothing is added. */
import { KitError } from '../../kit-error.ts'
import { coneOf, type Compiled, type Rule } from './graph.ts'
import { sortedSets } from './loss-sets.ts'

/** More sets at one node than this are refused: a person could not read them, and the work grows with their square. */
export const MOST_SETS = 5000

/** More unions in one step are not even tried: nearly all of them would be sets of their own. */
const MOST_UNIONS = 1_000_000

/**
 * All minimal sets of leaves in hand that reach `goal`, shortest first, then by name; `[]` when nothing does. With
 * `counting`, only leaves it accepts are named and the rest are taken for granted.
 *
 * @throws KitError `cost-too-high` when there are more than `MOST_SETS` at any node on the way.
 */
export function accessSets<D>(
  graph: Compiled<D>,
  goal: string,
  counting: (name: string) => boolean = () => true,
): readonly (readonly string[])[] {
  const number = graph.numbers.get(goal)
  if (number === undefined) return []
  const cone = coneOf(graph, number)
  const sets: bigint[][] = cone.names.map(() => [])
  cone.have.forEach((node, bit) => (sets[node] = [counting(cone.names[node] ?? '') ? 1n << BigInt(bit) : 0n]))
  for (let grown = true; grown;) {
    grown = false
    for (const rule of cone.rules) if (carryUp(rule, sets)) grown = true
  }
  // A cone starts with its goal.
  return sortedSets((sets[0] ?? []).map((mask) => cone.have.flatMap((node, bit) => named(mask, bit, cone.names[node]))))
}

function named(mask: bigint, bit: number, name = ''): readonly string[] {
  return (mask >> BigInt(bit)) & 1n ? [name] : []
}

/** Adds what a rule gives its target; whether anything was new. */
function carryUp<D>({ target, needs, count }: Rule<D>, sets: bigint[][]): boolean {
  const old = sets[target] ?? []
  const grown = antichain([...old, ...unions(needs, count, sets)])
  if (grown.length === old.length && grown.every((mask) => old.includes(mask))) return false
  sets[target] = grown
  return true
}

/** Every union of one set of each of `count` of the needs. `partial[k]` are unions over k needs. */
function unions(needs: readonly number[], count: number, sets: readonly (readonly bigint[])[]): readonly bigint[] {
  const partial: bigint[][] = [[0n], ...Array.from({ length: Math.max(count, 0) }, () => [])]
  for (const need of needs) {
    for (let k = Math.max(count, 0); k > 0; k--) {
      if ((partial[k - 1] ?? []).length * (sets[need] ?? []).length > MOST_UNIONS) throw tooMany()
      const joined = (partial[k - 1] ?? []).flatMap((mask) => (sets[need] ?? []).map((other) => mask | other))
      partial[k] = antichain([...(partial[k] ?? []), ...joined])
    }
  }
  return partial[Math.max(count, 0)] ?? []
}

/** Only the masks that have no other mask in them. */
function antichain(masks: readonly bigint[]): bigint[] {
  const kept: bigint[] = []
  for (const mask of [...new Set(masks)].sort((a, b) => bits(a) - bits(b))) {
    if (!kept.some((smaller) => (smaller & mask) === smaller)) kept.push(mask)
    if (kept.length > MOST_SETS) throw tooMany()
  }
  return kept
}

function bits(mask: bigint): number {
  let count = 0
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count++
  return count
}

function tooMany(): KitError {
  return new KitError(
    'cost-too-high',
    `There are more than ${String(MOST_SETS)} ways to reach one of the goals, too many to list. Nothing was changed. Ask about fewer goals or a smaller graph.`,
  )
}
