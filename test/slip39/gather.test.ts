import { expect, it } from 'vitest'
import { gatherShares } from '../../electron/slip39/gather.ts'
import { formatShare, readShare } from '../../electron/slip39/share.ts'
import { splitSecret } from '../../electron/slip39/split.ts'
import { SECRET, SHARES } from './shares.ts'

const [first, second] = SHARES

it('says of each text what it is, and how many shares are found and needed', () => {
  const [other = []] = splitSecret(SECRET, { threshold: 2, count: 2, random: (length) => new Uint8Array(length) })
  const gathered = gatherShares([first, 'academic', other.join(' '), first, second, second.replace('agree', 'acid')])
  const set = 'adequate biology'
  expect(gathered.pieces).toMatchObject([
    { kind: 'share', share: { index: 0 }, set },
    { kind: 'not-a-share', problem: { kind: 'wrong-length', words: 1 } },
    { kind: 'other-set', share: { index: 0 }, set: 'academic again' },
    { kind: 'again', share: { index: 0 }, set },
    { kind: 'share', share: { index: 1 }, set },
    { kind: 'not-a-share', problem: { kind: 'wrong-checksum' } },
  ])
  expect(gathered.found.map(({ share }) => share.index)).toEqual([0, 1])
  expect(gathered.needed).toBe(3)
})

it('says that a share which asks for more work than is done was not used', () => {
  const read = readShare(first)
  if (!read.ok) throw new Error('the share is good')
  const asking = (exponent: number) => formatShare({ ...read.share, exponent }).join(' ')
  const gathered = gatherShares([asking(15), asking(5)])
  expect(gathered.pieces).toMatchObject([
    { kind: 'not-a-share', problem: { kind: 'too-much-work' } },
    { kind: 'share', share: { index: 0 }, set: 'adequate blessing' },
  ])
})

it('knows not how many are needed before the first share', () => {
  expect(gatherShares([])).toEqual({ pieces: [], found: [], needed: undefined })
})
