import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareKey } from '../../electron/app/identity/share-key.ts'
import { MOST_EXPONENT, type ShareWork } from '../../electron/slip39/cipher.ts'
import { combineShares } from '../../electron/slip39/combine.ts'
import { formatShare, readShare } from '../../electron/slip39/share.ts'
import { splitSecret } from '../../electron/slip39/split.ts'
import { countingBytes, SECRET, SHARES } from './shares.ts'

const [first, second, third] = SHARES
const combine = async (mnemonics: readonly string[], passphrase?: string) =>
  await combineShares(mnemonics, { derive: shareKey, ...(passphrase !== undefined && { passphrase }) })
const problem = async (mnemonics: readonly string[]) => {
  const combined = await combine(mnemonics)
  return combined.ok ? undefined : combined.problem
}

/** A secret, its shares, and the numbers of all shares in some order. */
const splits = fc
  .record({
    secret: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    threshold: fc.integer({ min: 2, max: 6 }),
    more: fc.integer({ min: 0, max: 4 }),
    seed: fc.uint8Array({ minLength: 512, maxLength: 512 }),
  })
  .chain(({ secret, threshold, more, seed }) => {
    const count = threshold + more
    let at = 0
    const random = (length: number) => seed.slice(at, (at += length))
    const shares = splitSecret(secret, { threshold, count, random }).map((words) => words.join(' '))
    return fc.record({
      secret: fc.constant(secret),
      threshold: fc.constant(threshold),
      shares: fc.shuffledSubarray(shares, { minLength: count, maxLength: count }),
    })
  })

describe('splitting', () => {
  it('gives the shares that it gave before', () => {
    const made = splitSecret(SECRET, { threshold: 3, count: 5, random: countingBytes() })
    expect(made.map((words) => words.join(' '))).toEqual(SHARES)
  })

  it('refuses numbers that make no sense', () => {
    for (const [threshold, count] of [
      [1, 1],
      [1, 3],
      [4, 3],
      [2, 17],
      [2.5, 3],
    ] as const)
      expect(() => splitSecret(SECRET, { threshold, count, random: countingBytes() })).toThrow(
        expect.objectContaining({ code: 'invalid-input' }),
      )
  })
})

describe('putting together', () => {
  it('gives the secret from just enough shares, and from all', async () => {
    expect(await combine([third, first, second])).toEqual({ ok: true, secret: SECRET })
    expect(await combine(SHARES)).toEqual({ ok: true, secret: SECRET })
  })

  it('gives the secret from any enough shares in any order, and none from one fewer', async () => {
    await fc.assert(
      fc.asyncProperty(splits, async ({ secret, threshold, shares }) => {
        expect(await combine(shares.slice(0, threshold))).toEqual({ ok: true, secret })
        expect(await problem(shares.slice(0, threshold - 1))).toEqual({
          kind: 'too-few',
          found: threshold - 1,
          needed: threshold,
          of: 'shares',
        })
      }),
      { numRuns: 25, seed: 39 },
    )
  })

  it('gives another secret with another passphrase', async () => {
    const combined = await combine([first, second, third], 'other')
    expect(combined.ok && combined.secret).not.toEqual(SECRET)
  })

  it('does no more work than the shares of any app ask for', async () => {
    const read = readShare(first)
    if (!read.ok) throw new Error('the share is good')
    const asking = (exponent: number) => formatShare({ ...read.share, threshold: 1, exponent }).join(' ')
    const done: ShareWork[] = []
    const derive = (work: ShareWork) => {
      done.push(work)
      return Promise.resolve(new Uint8Array(work.bytes))
    }
    expect((await combineShares([asking(MOST_EXPONENT)], { derive })).ok).toBe(true)
    expect(done.reduce((sum, { iterations }) => sum + iterations, 0)).toBe(320_000)
    for (let exponent = MOST_EXPONENT + 1; exponent <= 15; exponent++)
      expect(await combineShares([asking(exponent)], { derive })).toEqual({
        ok: false,
        problem: { kind: 'not-a-share', at: 0, problem: { kind: 'too-much-work' } },
      })
    expect(done).toHaveLength(4)
  })

  it('says how far it is', async () => {
    const told: number[] = []
    await combineShares(SHARES, { derive: shareKey, progress: (share) => told.push(share) })
    expect(told).toEqual([0.25, 0.5, 0.75, 1])
  })

  it('says that more are needed', async () => {
    expect(await problem([])).toEqual({ kind: 'too-few', found: 0, needed: 2, of: 'shares' })
    expect(await problem([first])).toEqual({ kind: 'too-few', found: 1, needed: 3, of: 'shares' })
  })

  it('names the share that was given twice', async () => {
    expect(await problem([first, second, first.toUpperCase()])).toEqual({ kind: 'same-share', at: 2 })
  })

  it('names the share of another set', async () => {
    const [other = []] = splitSecret(SECRET, { threshold: 3, count: 5, random: (length) => new Uint8Array(length) })
    expect(await problem([first, other.join(' ')])).toEqual({ kind: 'different-sets', at: 1 })
  })

  it('names what is no share, and why', async () => {
    expect(await problem([first, second.replace('agree', 'agreee')])).toEqual({
      kind: 'not-a-share',
      at: 1,
      problem: { kind: 'unknown-word', position: 4, typed: 'agreee', suggestions: ['agree'] },
    })
  })

  it('notices a share that was made up, though its checksum fits', async () => {
    const read = readShare(second)
    if (!read.ok) throw new Error('the share is good')
    const value = read.share.value.map((byte, at) => (at === 7 ? byte ^ 1 : byte))
    const forged = formatShare({ ...read.share, value }).join(' ')
    expect(await problem([first, forged, third])).toEqual({ kind: 'wrong-digest' })
    // Also among more than are needed.
    expect(await problem([first, forged, ...SHARES.slice(2)])).toEqual({ kind: 'wrong-digest' })
  })
})
