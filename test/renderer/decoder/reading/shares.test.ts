import { afterEach, describe, expect, it, vi } from 'vitest'
import { formatShare, readShare } from '../../../../electron/slip39/share.ts'
import { splitSecret } from '../../../../electron/slip39/split.ts'
import { identityOf } from '../../../../electron/vault/age/identity-bytes.ts'
import { SLICE } from '../../../../renderer/decoder/reading/fair-pauses.ts'
import { addShare, type ShareSet } from '../../../../renderer/decoder/reading/shares.ts'

/** The same bytes each time; what they are does not matter here. */
function split(seed: number): { secret: Uint8Array; shares: readonly string[] } {
  let state = seed
  const random = (length: number) => Uint8Array.from({ length }, () => (state = (state * 73 + 41) & 255))
  const secret = random(32)
  return { secret, shares: splitSecret(secret, { threshold: 2, count: 3, random }).map((words) => words.join(' ')) }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const { secret, shares } = split(7)
const [one = '', two = '', three = ''] = shares

async function add(sets: readonly ShareSet[], words: string) {
  return await addShare(sets, words)
}

async function setsAfter(...words: string[]): Promise<readonly ShareSet[]> {
  let sets: readonly ShareSet[] = []
  for (const share of words) {
    const added = await add(sets, share)
    if (added.ok) ({ sets } = added)
  }
  return sets
}

describe('shares that are put together', () => {
  it('say how many are there, and give the identity when there are enough, in any order', async () => {
    const first = await add([], three.toUpperCase())
    expect(first).toMatchObject({
      ok: true,
      news: {
        kind: 'shares',
        set: three.split(' ').slice(0, 2).join(' '),
        of: 'shares',
        found: 1,
        needed: 2,
        numbers: [3],
      },
    })
    expect(first).not.toHaveProperty('identity')
    expect(await add(await setsAfter(three), one)).toMatchObject({ ok: true, identity: identityOf(secret) })
  })

  it('are told apart by their sets', async () => {
    const [other = ''] = split(9).shares
    expect(await setsAfter(one, other)).toHaveLength(2)
    expect(await add(await setsAfter(one, other), two)).toMatchObject({ ok: true, identity: identityOf(secret) })
  })

  it('are not counted twice', async () => {
    expect(await add(await setsAfter(one), one)).toEqual({
      ok: false,
      why: { kind: 'here-already', set: one.split(' ').slice(0, 2).join(' '), number: 1 },
    })
  })

  it('with a wrong word are refused, with the words that may be meant', async () => {
    const [, second = ''] = one.split(' ')
    expect(await add([], one.replace(` ${second} `, ` ${second}x `))).toMatchObject({
      ok: false,
      why: {
        kind: 'not-a-share',
        problem: { kind: 'unknown-word', position: 2, suggestions: expect.arrayContaining([second]) as string[] },
      },
    })
    expect(await add([], one.split(' ').toSpliced(5, 1).join(' '))).toMatchObject({
      ok: false,
      why: { kind: 'not-a-share', words: 32 },
    })
  })

  it('are put together in slices, and those that ask for minutes of work not at all', async () => {
    const alone = (exponent: number) => {
      const read = readShare(one)
      if (!read.ok) throw new Error('the share is good')
      return formatShare({ ...read.share, threshold: 1, exponent }).join(' ')
    }
    const told: number[] = []
    let pauses = 0
    const pause = async () => {
      pauses++
      await Promise.resolve()
    }
    vi.stubGlobal('scheduler', { yield: pause })
    // On this clock each round takes a millisecond; there are four times 80,000.
    let now = 0
    vi.spyOn(Date, 'now').mockImplementation(() => now++)
    const added = await addShare([], alone(5), (share) => told.push(share))
    expect(added).toMatchObject({ ok: true })
    expect(told).toEqual([0.25, 0.5, 0.75, 1])
    expect(pauses).toBeGreaterThan((4 * 80_000) / (SLICE + 2))
    expect(await add([], alone(6))).toEqual({
      ok: false,
      why: { kind: 'not-a-share', problem: { kind: 'too-much-work' }, words: 33 },
    })
  })
})
