import { describe, expect, it } from 'vitest'
import { splitSecret } from '../../../electron/sheets/slip39/split.ts'
import { identityOf } from '../../../electron/vault/identity-bytes.ts'
import { addShare, type ShareSet } from '../../../renderer/decoder/shares.ts'

/** The same bytes each time; what they are does not matter here. */
function split(seed: number): { secret: Uint8Array; shares: readonly string[] } {
  let state = seed
  const random = (length: number) => Uint8Array.from({ length }, () => (state = (state * 73 + 41) & 255))
  const secret = random(32)
  return { secret, shares: splitSecret(secret, { threshold: 2, count: 3, random }).map((words) => words.join(' ')) }
}

const { secret, shares } = split(7)
const [one = '', two = '', three = ''] = shares

function add(sets: readonly ShareSet[], words: string) {
  return addShare(sets, words)
}

function setsAfter(...words: string[]): readonly ShareSet[] {
  return words.reduce<readonly ShareSet[]>((sets, share) => {
    const added = add(sets, share)
    return added.ok ? added.sets : sets
  }, [])
}

describe('shares that are put together', () => {
  it('say how many are there, and give the identity when there are enough, in any order', () => {
    const first = add([], three.toUpperCase())
    expect(first).toMatchObject({ ok: true, sentence: expect.stringContaining('1 of 2 shares') as string })
    expect(first).not.toHaveProperty('identity')
    expect(add(setsAfter(three), one)).toMatchObject({ ok: true, identity: identityOf(secret) })
  })

  it('are told apart by their sets', () => {
    const [other = ''] = split(9).shares
    expect(setsAfter(one, other)).toHaveLength(2)
    expect(add(setsAfter(one, other), two)).toMatchObject({ ok: true, identity: identityOf(secret) })
  })

  it('are not counted twice', () => {
    expect(add(setsAfter(one), one)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('is here already') as string,
    })
  })

  it('with a wrong word are refused, with the words that may be meant', () => {
    const [, second = ''] = one.split(' ')
    expect(add([], one.replace(` ${second} `, ` ${second}x `))).toMatchObject({
      ok: false,
      reason: expect.stringContaining(`“${second}”`) as string,
    })
    expect(add([], one.split(' ').toSpliced(5, 1).join(' '))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('these are 32') as string,
    })
  })
})
