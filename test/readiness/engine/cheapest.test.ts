import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cheapestRules, cheapestWay } from '../../../electron/readiness/engine/cheapest.ts'
import { Closure } from '../../../electron/readiness/engine/closure.ts'
import { compile, type Alternative, type Graph, type Need } from '../../../electron/readiness/engine/graph.ts'
import { after, GOODWILL, NEVER } from '../../../electron/readiness/engine/wait.ts'

const LEAVES = ['a', 'b', 'c', 'd', 'e']
const INNER = ['n1', 'n2', 'n3', 'goal']

function cheapest(graph: Graph<number>, lost: readonly string[] = []) {
  const compiled = compile(graph)
  const closure = new Closure(compiled)
  closure.run(lost.flatMap((name) => compiled.numbers.get(name) ?? []))
  const rules = cheapestRules(compiled, { waitOf: (node) => closure.waitOf(node), costOf: ({ data }) => data ?? 0.5 })
  const goal = compiled.numbers.get('goal') ?? -1
  return { compiled, closure, goal, way: cheapestWay(rules, goal) }
}

describe('a cheapest way', () => {
  const nodes = (...goal: readonly Alternative<number>[]) => ({
    nodes: new Map([['goal', goal]]),
    have: new Set(LEAVES),
  })

  it('is the one that costs least of those that are as quick', () => {
    const { way } = cheapest(nodes({ all: ['a', 'b'], data: 9 }, { all: ['c', 'd'], data: 2 }))
    expect(way.map(({ data }) => data)).toEqual([2])
  })

  it('is never slower for being cheaper', () => {
    const { way } = cheapest(nodes({ all: ['a'], data: 9 }, { all: ['b'], data: 1, wait: 3 }))
    expect(way.map(({ data }) => data)).toEqual([9])
  })

  it('is empty where there is none', () => {
    expect(cheapest(nodes({ all: ['a'], data: 1 }), ['a']).way).toEqual([])
    expect(cheapest(nodes({ all: ['a'], data: 1 }), ['goal']).way).toEqual([])
  })

  it('leads to the goal as soon as the closure says, each need before what needs it', () => {
    const name = fc.constantFrom(...LEAVES, ...INNER)
    const some = fc.uniqueArray(name, { minLength: 1, maxLength: 4 })
    const need: fc.Arbitrary<Need> = fc.oneof(
      { weight: 4, arbitrary: name },
      { weight: 1, arbitrary: fc.record({ atLeast: fc.integer({ min: 0, max: 3 }), of: some }) },
    )
    const alternative: fc.Arbitrary<Alternative<number>> = fc.record({
      all: fc.array(need, { minLength: 1, maxLength: 3 }),
      wait: fc.constantFrom(0, 0, 3, 14, GOODWILL),
      data: fc.integer({ min: 1, max: 9 }),
    })
    const lists = fc.tuple(...INNER.map(() => fc.array(alternative, { maxLength: 4 })))
    fc.assert(
      fc.property(lists, fc.subarray(LEAVES), fc.subarray([...LEAVES, 'n1']), (list, have, lost) => {
        const graph = { nodes: new Map(INNER.map((inner, at) => [inner, list[at] ?? []])), have: new Set(have) }
        const { compiled, closure, goal, way } = cheapest(graph, lost)
        const waits = new Map(compiled.have.filter((leaf) => closure.waitOf(leaf) < NEVER).map((leaf) => [leaf, 0]))
        for (const { needs, target, wait, count } of way) {
          expect(needs).toHaveLength(Math.max(count, 0))
          waits.set(target, after(Math.max(0, ...needs.map((one) => waits.get(one) ?? NEVER)), wait))
        }
        expect(waits.get(goal) ?? NEVER).toBe(closure.waitOf(goal))
      }),
      { seed: 20_261_130, numRuns: 1000 },
    )
  })
})
