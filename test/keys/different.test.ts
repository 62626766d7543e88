import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differentPairs, notCompared, type NamedKey } from '../../electron/keys/different.ts'

const key = (id: string, ...credentials: string[]): NamedKey => ({ id, credentials })
const test = (on: string, credential: string, ...differsFrom: string[]) => ({
  at: `${on}T12:00:00.000Z`,
  credential,
  differsFrom,
})

const KEYS = [key('blue', 'b'), key('green', 'g', 'g-before'), key('yellow', 'y')]

describe('pairs of keys', () => {
  it('are two different keys from the day on which one refused what the other has', () => {
    expect(differentPairs(KEYS, [test('2026-03-01', 'b', 'g'), test('2026-04-01', 'y', 'g-before')])).toEqual([
      { keys: ['blue', 'green'], on: '2026-03-01' },
      { keys: ['green', 'yellow'], on: '2026-04-01' },
    ])
  })

  it('have the day on which that was last shown, whichever of the two refused', () => {
    const tests = [test('2026-04-01', 'b', 'g'), test('2026-05-01', 'g', 'b'), test('2026-02-01', 'b', 'g')]
    expect(differentPairs(KEYS, tests)).toEqual([{ keys: ['blue', 'green'], on: '2026-05-01' }])
  })

  it('are nothing for credentials that are of no key, or of the same one', () => {
    expect(
      differentPairs(KEYS, [
        test('2026-03-01', 'gone', 'g'),
        test('2026-03-01', 'b', 'gone'),
        test('2026-03-01', 'g', 'g-before'),
      ]),
    ).toEqual([])
  })

  it('are left to compare until something shows them to be two', () => {
    const pairs = differentPairs(KEYS, [test('2026-03-01', 'b', 'g')])
    expect(notCompared('blue', KEYS, pairs)).toEqual(['yellow'])
    expect(notCompared('yellow', KEYS, pairs)).toEqual(['blue', 'green'])
    expect(notCompared('green', KEYS, [])).toEqual(['blue', 'yellow'])
  })

  it('are the same in whatever order the tests are, and a test more never takes one away', () => {
    const name = fc.constantFrom('b', 'g', 'g-before', 'y', 'gone')
    const tests = fc.array(
      fc.record({
        at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
        credential: name,
        differsFrom: fc.array(name, { maxLength: 3 }),
      }),
      { maxLength: 6 },
    )
    const sorted = (pairs: ReturnType<typeof differentPairs>) => pairs.map((pair) => JSON.stringify(pair)).sort()
    const names = (pairs: ReturnType<typeof differentPairs>) => pairs.map(({ keys }) => keys.join())
    fc.assert(
      fc.property(tests, (all) => {
        const pairs = differentPairs(KEYS, all)
        expect(sorted(differentPairs(KEYS, all.toReversed()))).toEqual(sorted(pairs))
        expect(names(pairs)).toEqual(expect.arrayContaining(names(differentPairs(KEYS, all.slice(1)))))
      }),
      { seed: 12 },
    )
  })
})
