import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedJson } from '../../../electron/readiness/answers/json.ts'

const LIMITS = { bytes: 10_000, values: 100, depth: 5 }

describe('JSON of strangers', () => {
  it('is read as it is when it is within bounds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const json = boundedJson(JSON.stringify(value), { bytes: 1e6, values: 1e5, depth: 5 })
        expect(json).toEqual({ kind: 'json', value: JSON.parse(JSON.stringify(value)) as unknown })
      }),
      { seed: 11 },
    )
  })

  it.each([
    ['more bytes', `"${'x'.repeat(10_000)}"`],
    ['more values', JSON.stringify(Array.from({ length: 100 }, () => 0))],
    ['more empty lists', `[${'[],'.repeat(100)}[]]`],
    ['more depth', '[[[[[[1]]]]]]'],
    ['endless depth', '['.repeat(9000)],
  ])('is not read with %s than that', (_what, text) => {
    expect(boundedJson(text, LIMITS)).toEqual({ kind: 'too-large' })
  })

  it('may have any text in its strings', () => {
    const value = [',,,'.repeat(200), '[[[[[[[[', '\\"', '"', '{{{{{{{{{', { '[[[[[[[": ': '\\' }]
    expect(boundedJson(JSON.stringify(value), LIMITS)).toEqual({ kind: 'json', value })
  })

  it.each(['', '{', '"', '"\\', '[1,]', 'hello', ']]]]'])('is none: %j', (text) => {
    expect(boundedJson(text, LIMITS)).toEqual({ kind: 'not-json' })
  })
})
