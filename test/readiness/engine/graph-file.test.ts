import { describe, expect, it } from 'vitest'
import { answerGraph } from '../../../electron/readiness/engine/graph-file.ts'

const answer = (json: unknown) => answerGraph(JSON.stringify(json))

describe('a graph as JSON', () => {
  it('gives the sets of each goal by length, then by name', () => {
    expect(
      answer({
        nodes: {
          door: [['key'], { atLeast: 2, of: ['b', 'a', { atLeast: 1, of: ['c'] }] }],
          house: [['door', 'leg']],
        },
        have: ['leg', 'key', 'c', 'b', 'a'],
        goals: ['house', 'leg'],
        upTo: 2,
      }),
    ).toEqual({
      goals: {
        house: {
          access: [
            ['key', 'leg'],
            ['a', 'b', 'leg'],
            ['a', 'c', 'leg'],
            ['b', 'c', 'leg'],
          ],
          loss: [['leg']],
        },
        leg: { access: [['leg']], loss: [['leg']] },
      },
    })
  })

  it('lets a loop be, and finds nothing in it', () => {
    expect(answer({ nodes: { a: [['b']], b: [['a']] }, have: ['x'], goals: ['a'] })).toEqual({
      goals: { a: { access: [], loss: [[]] } },
    })
  })

  it('takes losses of up to three things unless it says otherwise', () => {
    const nodes = { goal: [['a'], ['b'], ['c'], ['d']] }
    const have = ['a', 'b', 'c', 'd']
    expect(answer({ nodes, have, goals: ['goal'] }).goals.goal?.loss).toEqual([])
    expect(answer({ nodes, have, goals: ['goal'], upTo: 4 }).goals.goal?.loss).toEqual([have])
  })

  it('passes over notes, and keeps names that mean something to JavaScript', () => {
    const text = '{"note":"x","nodes":{"__proto__":[["constructor"]]},"have":["constructor"],"goals":["__proto__"]}'
    const sets = Object.entries(answerGraph(text).goals)
    expect(sets).toEqual([['__proto__', { access: [['constructor']], loss: [['constructor']] }]])
  })

  it.each([
    ['unknown-format', 'no JSON', '{'],
    ['unknown-format', 'no graph', '{"bearers":{}}'],
    ['unknown-format', 'a number too low', '{"nodes":{"a":[{"atLeast":-1,"of":[]}]},"have":[],"goals":[]}'],
    ['invalid-input', 'an unknown goal', '{"nodes":{"a":[["b"]]},"have":[],"goals":["c"]}'],
    ['file-too-large', 'a loss of everything', '{"nodes":{},"have":[],"goals":[],"upTo":1000}'],
    [
      'file-too-large',
      'a deep one',
      `{"nodes":{"a":[${'['.repeat(90_000)}${']'.repeat(90_000)}]},"have":[],"goals":[]}`,
    ],
    [
      'file-too-large',
      'a million nodes',
      `{"nodes":{${Array.from({ length: 1_000_000 }, (_, at) => `"${at}":[]`).join()}},"have":[],"goals":[]}`,
    ],
  ])('answers with %s for %s', (code, _what, text) => {
    expect(() => answerGraph(text)).toThrow(expect.objectContaining({ code }) as Error)
  })

  it('says which goals it does not know', () => {
    expect(() => answer({ nodes: { a: [] }, have: [], goals: ['b', 'c'] })).toThrow('no nodes named b, c')
  })

  it('refuses a graph with more ways than anybody could read', () => {
    const pairs = Array.from({ length: 14 }, (_, at) => `pair ${at}`)
    const nodes = {
      ...Object.fromEntries(pairs.map((pair) => [pair, [[`${pair} left`], [`${pair} right`]]])),
      goal: [pairs],
    }
    const have = pairs.flatMap((pair) => [`${pair} left`, `${pair} right`])
    expect(() => answer({ nodes, have, goals: ['goal'] })).toThrow(
      expect.objectContaining({ code: 'cost-too-high' }) as Error,
    )
  })

  it('refuses to try losses without end', () => {
    const ways = Array.from({ length: 40 }, (_, at) => Array.from({ length: 40 }, (_, leaf) => `${at} ${leaf}`))
    const json = { nodes: { goal: ways }, have: ways.flat(), goals: ['goal'], upTo: 6 }
    expect(() => answer(json)).toThrow(expect.objectContaining({ code: 'cost-too-high' }) as Error)
  })

  it('refuses to join thousands of ways with thousands', () => {
    const pairs = (side: string) => Array.from({ length: 12 }, (_, at) => `${side} ${at}`)
    const node = (pair: string) => [pair, [[`${pair} a`], [`${pair} b`]]] as const
    const all = [...pairs('left'), ...pairs('right')]
    const nodes = {
      ...Object.fromEntries(all.map(node)),
      left: [pairs('left')],
      right: [pairs('right')],
      goal: [['left', 'right']],
    }
    const have = all.flatMap((pair) => [`${pair} a`, `${pair} b`])
    expect(() => answer({ nodes, have, goals: ['goal'] })).toThrow(
      expect.objectContaining({ code: 'cost-too-high' }) as Error,
    )
  })
})
