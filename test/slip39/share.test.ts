import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MOST_EXPONENT } from '../../electron/slip39/cipher.ts'
import { nearestWords } from '../../electron/slip39/nearest-words.ts'
import { formatShare, readShare, type Share } from '../../electron/slip39/share.ts'
import { WORDS } from '../../electron/slip39/words.ts'
import { SHARES } from './shares.ts'

const [FIRST] = SHARES
const words = FIRST.split(' ')
const problem = (text: string) => {
  const read = readShare(text)
  return read.ok ? undefined : read.problem
}

describe('the list of words', () => {
  it('is the one of the standard', () => {
    expect(
      createHash('sha256')
        .update(`${WORDS.join('\n')}\n`)
        .digest('hex'),
    ).toBe('bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3')
  })

  it('has no two words that start with the same four letters', () => {
    expect(new Set(WORDS.map((word) => word.slice(0, 4))).size).toBe(1024)
  })
})

describe('a share', () => {
  it('is read with its place in the set', () => {
    const read = readShare(FIRST)
    expect(read.ok && { ...read.share, value: read.share.value.length }).toEqual({
      identifier: 258,
      extendable: true,
      exponent: 0,
      group: { index: 0, threshold: 1, count: 1 },
      index: 0,
      threshold: 3,
      value: 32,
    })
  })

  it('is read in capitals, over several lines and with numbers before its words', () => {
    const numbered = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n ')
    expect(readShare(numbered)).toEqual(readShare(FIRST))
  })

  it('comes back from its words whatever is in it', () => {
    const four = fc.integer({ min: 0, max: 15 })
    const shares: fc.Arbitrary<Share> = fc.record({
      identifier: fc.integer({ min: 0, max: 32767 }),
      extendable: fc.boolean(),
      exponent: four,
      group: fc.record({ index: four, threshold: four, count: four }).map(({ index, threshold, count }) => {
        const groups = Math.max(index, threshold, count) + 1
        return { index, threshold: threshold + 1, count: groups }
      }),
      index: four,
      threshold: four.map((number) => number + 1),
      value: fc
        .integer({ min: 8, max: 32 })
        .chain((half) => fc.uint8Array({ minLength: half * 2, maxLength: half * 2 })),
    })
    fc.assert(
      fc.property(shares, (share) => {
        const read = readShare(formatShare(share).join(' '))
        if (share.exponent > MOST_EXPONENT) expect(read).toEqual({ ok: false, problem: { kind: 'too-much-work' } })
        else expect(read.ok && read.share).toEqual(share)
      }),
    )
  })

  it('is refused with any one or two other words', () => {
    const place = fc.integer({ min: 0, max: 32 })
    const word = fc.constantFrom(...WORDS)
    fc.assert(
      fc.property(fc.array(fc.tuple(place, word), { minLength: 1, maxLength: 2 }), (changes) => {
        const changed = [...words]
        for (const [at, other] of changes) changed[at] = other
        fc.pre(changed.join(' ') !== FIRST)
        expect(problem(changed.join(' '))).toEqual({ kind: 'wrong-checksum' })
      }),
      { numRuns: 500 },
    )
  })

  it('is refused with two words swapped', () => {
    const [one = '', two = '', three = '', four = '', five = '', ...rest] = words
    expect(problem([one, two, three, five, four, ...rest].join(' '))).toEqual({ kind: 'wrong-checksum' })
  })

  it('is refused with a word missing, or none at all', () => {
    expect(problem(words.slice(1).join(' '))).toEqual({ kind: 'wrong-checksum' })
    expect(problem(words.slice(0, 19).join(' '))).toEqual({ kind: 'wrong-length', words: 19 })
    expect(problem('')).toEqual({ kind: 'wrong-length', words: 0 })
  })

  it('names the first word that is none of the list, and what it may be', () => {
    expect(problem(FIRST.replace(words[2] ?? '', 'acadamic'))).toEqual({
      kind: 'unknown-word',
      position: 3,
      typed: 'acadamic',
      suggestions: ['academic'],
    })
  })

  it('does not read text of any kind as a share', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readShare(text).ok).toBe(false)
      }),
    )
  })
})

describe('a word that was meant', () => {
  it('is found by its first four letters', () => {
    expect(nearestWords('acad')[0]).toBe('academic')
  })

  it('is found with a letter wrong, missing, too many or swapped', () => {
    for (const typed of ['ocademic', 'cademic', 'accademic', 'caademic'])
      expect(nearestWords(typed)).toEqual(['academic'])
  })

  it('is not guessed when nothing is near', () => {
    expect(nearestWords('zzzzzzzz')).toEqual([])
  })

  it('is one of several when they are equally near', () => {
    expect(nearestWords('dase')).toEqual(['cage', 'cause', 'daisy'])
  })
})
