import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessSets } from '../../../electron/readiness/engine/access-sets.ts'
import { Closure } from '../../../electron/readiness/engine/closure.ts'
import { compile, type Alternative, type Graph, type Need } from '../../../electron/readiness/engine/graph.ts'
import { lossSets, sortedSets } from '../../../electron/readiness/engine/loss-sets.ts'
import { GOODWILL, gradeOf, NEVER, NOW } from '../../../electron/readiness/engine/wait.ts'

const LEAVES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const INNER = ['n1', 'n2', 'n3', 'n4', 'goal']
const RUNS = { seed: 20_261_129, numRuns: 300 }

const name = fc.constantFrom(...LEAVES, ...INNER)
const need: fc.Arbitrary<Need> = fc.oneof(
  { weight: 4, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc.record({
      atLeast: fc.integer({ min: 1, max: 3 }),
      of: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    }),
  },
)
const alternative: fc.Arbitrary<Alternative> = fc.record({
  all: fc.array(need, { minLength: 1, maxLength: 3 }),
  wait: fc.constantFrom(0, 0, 0, 3, 14, GOODWILL),
})
const graph: fc.Arbitrary<Graph> = fc.record({
  nodes: fc
    .tuple(...INNER.map(() => fc.array(alternative, { maxLength: 4 })))
    .map((lists) => new Map(INNER.map((inner, at) => [inner, lists[at] ?? []]))),
  have: fc.subarray(LEAVES).map((leaves) => new Set(leaves)),
})

describe('the closure', () => {
  it('takes the best of alternatives, the worst of requirements, and adds the days of the way itself', () => {
    const found = waits({
      nodes: new Map([
        ['sign-in', [{ all: ['password', 'key'] }, { all: ['password', 'reset'], wait: 2 }]],
        ['reset', [{ all: ['mail'], wait: 14 }]],
        ['asked', [{ all: ['mail'], wait: GOODWILL }]],
        ['later', [{ all: ['asked'], wait: 7 }]],
        ['shut', [{ all: ['mail', 'key'] }]],
      ]),
      have: new Set(['password', 'mail']),
    })
    expect(gradeOf(found('sign-in'))).toEqual({ grade: 'days', days: 16 })
    expect(gradeOf(found('mail'))).toEqual({ grade: 'now' })
    expect(gradeOf(found('later'))).toEqual({ grade: 'goodwill' })
    expect(gradeOf(found('shut'))).toEqual({ grade: 'never' })
  })

  it('lets no circle hold itself up', () => {
    const found = waits({
      nodes: new Map([
        ['a', [{ all: ['b'] }]],
        ['b', [{ all: ['a'] }]],
      ]),
      have: new Set(),
    })
    expect([found('a'), found('b')]).toEqual([NEVER, NEVER])
  })

  it('names requirements before what needs them, the goal last', () => {
    const compiled = compile({
      nodes: new Map([
        ['vault', [{ all: ['file', { atLeast: 2, of: ['x', 'y', 'z'] }] }]],
        ['code', [{ all: ['vault'] }]],
      ]),
      have: new Set(['file', 'x', 'y', 'z']),
    })
    const closure = new Closure(compiled)
    closure.run([])
    const goal = compiled.numbers.get('code') ?? -1
    const steps = closure.derivation(goal).map((node) => compiled.names[node])
    expect(steps.at(-1)).toBe('code')
    expect(steps.indexOf('file')).toBeLessThan(steps.indexOf('vault'))
    expect(closure.witness(goal).length).toBe(3)
  })

  it('never gives less for more in hand, nor more for a loss', () => {
    fc.assert(
      fc.property(graph, fc.constantFrom(...LEAVES), ({ nodes, have }, leaf) => {
        const more = waits({ nodes, have: new Set([...have, leaf]) })
        const less = waits({ nodes, have: new Set([...have].filter((one) => one !== leaf)) })
        for (const one of INNER) expect(more(one)).toBeLessThanOrEqual(less(one))
      }),
      RUNS,
    )
  })

  it('says the same in whatever order the graph is written', () => {
    fc.assert(
      fc.property(graph, ({ nodes, have }) => {
        const turned = new Map([...nodes].reverse().map(([inner, list]) => [inner, [...list].reverse()]))
        const [one, other] = [waits({ nodes, have }), waits({ nodes: turned, have: new Set([...have].reverse()) })]
        expect(INNER.map(one)).toEqual(INNER.map(other))
      }),
      RUNS,
    )
  })

  it('agrees with a fixpoint worked out by plain repetition', () => {
    fc.assert(
      fc.property(graph, (one) => {
        const fast = waits(one)
        expect(INNER.map(fast)).toEqual(INNER.map(slowWaits(one)))
      }),
      RUNS,
    )
  })
})

describe('minimal access and loss sets', () => {
  it('are those that trying every subset finds', () => {
    fc.assert(
      fc.property(graph, (one) => {
        const compiled = compile(one)
        expect(accessSets(compiled, 'goal')).toEqual(bruteForce(one, (held) => held))
        const all = lossSets(compiled, 'goal', { upTo: LEAVES.length })
        expect(all).toEqual(bruteForce(one, (lost) => [...one.have].filter((leaf) => !lost.includes(leaf)), false))
        const within = lossSets(compiled, 'goal', { upTo: 2, within: NOW })
        expect(within).toEqual(
          bruteForce(one, (lost) => [...one.have].filter((leaf) => !lost.includes(leaf)), false, NOW).filter(
            (set) => set.length <= 2,
          ),
        )
      }),
      { ...RUNS, numRuns: 150 },
    )
  })

  it('are each the smallest sets that meet every one of the other', () => {
    fc.assert(
      fc.property(graph, (one) => {
        const compiled = compile(one)
        const access = accessSets(compiled, 'goal')
        const loss = lossSets(compiled, 'goal', { upTo: LEAVES.length })
        for (const way of access) for (const lost of loss) expect(way.some((leaf) => lost.includes(leaf))).toBe(true)
        if (access.length === 0) expect(loss).toEqual([[]])
      }),
      RUNS,
    )
  })

  it('count only what can be lost', () => {
    const compiled = compile({
      nodes: new Map([['goal', [{ all: ['password', 'phone'] }]]]),
      have: new Set(['password', 'phone']),
    })
    expect(lossSets(compiled, 'goal', { upTo: 3, losable: (leaf) => leaf === 'phone' })).toEqual([['phone']])
  })
})

function waits(one: Graph): (node: string) => number {
  const compiled = compile(one)
  const closure = new Closure(compiled)
  closure.run([])
  return (node) => closure.waitOf(compiled.numbers.get(node) ?? -1)
}

/** The same by repeating each rule until nothing changes. */
function slowWaits({ nodes, have }: Graph): (node: string) => number {
  const found = new Map<string, number>([...have].map((leaf) => [leaf, 0]))
  const of = (one: Need): number => {
    if (typeof one === 'string') return found.get(one) ?? NEVER
    return [...new Set(one.of)].map(of).sort((a, b) => a - b)[one.atLeast - 1] ?? NEVER
  }
  for (let changed = true; changed;) {
    changed = false
    for (const [node, alternatives] of nodes) {
      for (const { all, wait = 0 } of alternatives) {
        const worst = Math.max(0, ...all.map(of))
        const sum = worst === NEVER ? NEVER : Math.min(worst + wait, Math.max(GOODWILL, 0))
        if (sum < (found.get(node) ?? NEVER)) {
          found.set(node, sum)
          changed = true
        }
      }
    }
  }
  return (node) => found.get(node) ?? NEVER
}

/** Minimal subsets of the leaves in hand after which the goal is open (or shut), by trying each. */
function bruteForce(
  one: Graph,
  heldAfter: (subset: readonly string[]) => readonly string[],
  open = true,
  within = Number.MAX_VALUE,
): readonly (readonly string[])[] {
  const leaves = [...one.have]
  const hits: string[][] = []
  for (let mask = 0; mask < 2 ** leaves.length; mask++) {
    const subset = leaves.filter((_, bit) => (mask >> bit) & 1)
    const wait = slowWaits({ nodes: one.nodes, have: new Set(heldAfter(subset)) })('goal')
    if ((wait !== NEVER && wait <= within) === open) hits.push(subset)
  }
  return sortedSets(
    hits.filter((set) => !hits.some((less) => less.length < set.length && less.every((leaf) => set.includes(leaf)))),
  )
}
