import { expect, it } from 'vitest'
import { gatherShares, pieceText } from '../../electron/slip39/gather.ts'
import { formatShare, readShare } from '../../electron/slip39/share.ts'
import { splitSecret } from '../../electron/slip39/split.ts'
import { SECRET, SHARES } from './shares.ts'

const [first, second] = SHARES

it('says of each text what it is, and how many shares are found and needed', () => {
  const [other = []] = splitSecret(SECRET, { threshold: 2, count: 2, random: (length) => new Uint8Array(length) })
  const gathered = gatherShares([first, 'academic', other.join(' '), first, second, second.replace('agree', 'acid')])
  expect(gathered.pieces.map(pieceText)).toEqual([
    'Share 1 of the set "adequate biology".',
    'A share of Recovery Kit has 33 words; these are 1. Compare them with the paper, number by number.',
    'A share of another set, "academic again". Shares work only with those of their own set.',
    'Share 1 of the set "adequate biology", which was given already.',
    'Share 2 of the set "adequate biology".',
    'All words are of the list, but one of them is wrong or in the wrong place. Compare them with the paper.',
  ])
  expect(gathered.found.map(({ share }) => share.index)).toEqual([0, 1])
  expect(gathered.needed).toBe(3)
})

it('says that a share which asks for more work than is done was not used', () => {
  const read = readShare(first)
  if (!read.ok) throw new Error('the share is good')
  const asking = (exponent: number) => formatShare({ ...read.share, exponent }).join(' ')
  const gathered = gatherShares([asking(15), asking(5)])
  expect(gathered.pieces.map(pieceText)).toEqual([
    'This share asks for more work than shares of any known app do, so it was not used. Put it together with the app it is from.',
    'Share 1 of the set "adequate blessing".',
  ])
})

it('knows not how many are needed before the first share', () => {
  expect(gatherShares([])).toEqual({ pieces: [], found: [], needed: undefined })
})
