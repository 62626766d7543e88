import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewestLeaves } from '../../../electron/readiness/engine/fewest.ts'
import { accessSets } from '../../../electron/readiness/engine/access-sets.ts'
import { compile, type Graph } from '../../../electron/readiness/engine/graph.ts'
import { GOODWILL, NEVER } from '../../../electron/readiness/engine/wait.ts'

const LEAVES = ['a', 'b', 'c', 'd', 'e', 'f']
const INNER = ['n1', 'n2', 'n3', 'goal']
const ANY_TIME = Number.MAX_VALUE

const graph: fc.Arbitrary<Graph> = fc.record({
  nodes: fc
    .tuple(
      ...INNER.map(() =>
        fc.array(fc.uniqueArray(fc.constantFrom(...LEAVES, ...INNER), { minLength: 1, maxLength: 3 })),
      ),
    )
    .map((lists) => new Map(INNER.map((node, at) => [node, (lists[at] ?? []).map((all) => ({ all }))]))),
  have: fc.constant(new Set(LEAVES)),
})

describe('the fewest leaves', () => {
  it('are a smallest access set, up to three leaves', () => {
    fc.assert(
      fc.property(graph, (one) => {
        const compiled = compile(one)
        const counted = (name: string) => name < 'e'
        const found = fewestLeaves(compiled, 'goal', { counted, effort: () => 0, within: ANY_TIME })
        const [smallest] = accessSets(compiled, 'goal', counted)
        if (smallest === undefined || smallest.length <= 3) expect(found?.length).toBe(smallest?.length)
        else expect(found?.length).toBeGreaterThanOrEqual(smallest.length)
      }),
      { seed: 20_261_129, numRuns: 300 },
    )
  })

  it('are those of least effort', () => {
    const compiled = compile({
      nodes: new Map([['goal', [{ all: ['a', 'x'] }, { all: ['b', 'x'] }]]]),
      have: new Set(['a', 'b', 'x']),
    })
    const effort = (name: string) => (name === 'a' ? 2 : 1)
    const counted = (name: string) => name !== 'x'
    expect(fewestLeaves(compiled, 'goal', { counted, effort, within: ANY_TIME })).toEqual(['b'])
  })

  it('reach the goal in time', () => {
    const compiled = compile({
      nodes: new Map([['goal', [{ all: ['a'], wait: GOODWILL }, { all: ['b', 'c'] }]]]),
      have: new Set(['a', 'b', 'c']),
    })
    const search = { counted: () => true, effort: () => 0 }
    expect(fewestLeaves(compiled, 'goal', { ...search, within: GOODWILL })).toEqual(['a'])
    expect(fewestLeaves(compiled, 'goal', { ...search, within: 0 })).toEqual(['b', 'c'])
    expect(fewestLeaves(compiled, 'goal', { ...search, within: -1 })).toBeUndefined()
    expect(fewestLeaves(compiled, 'nothing', { ...search, within: NEVER })).toBeUndefined()
  })
})
