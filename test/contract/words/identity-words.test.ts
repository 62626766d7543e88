import { expect, it } from 'vitest'
import type { SharePieceView } from '../../../electron/contract.ts'
import { pieceSentence } from '../../../electron/contract/words/identity-words.ts'

it.each<[SharePieceView, string]>([
  [{ from: '', kind: 'share', number: 2, set: 'academic acid' }, 'Share 2 of the set "academic acid".'],
  [
    { from: 'scan.png', kind: 'again', number: 2, set: 'academic acid' },
    'scan.png: Share 2 of the set "academic acid" again. It counts once.',
  ],
  [
    { from: '', kind: 'other-set', number: 1, set: 'academic again' },
    'A share of another set, "academic again". Shares work only with those of their own set.',
  ],
  [
    { from: '', kind: 'unknown-word', position: 3, suggestions: ['acid', 'acne'] },
    'Word 3 is not in the list of words. Is it "acid" or "acne"? Compare it with the paper.',
  ],
  [
    { from: '', kind: 'unknown-word', position: 3, suggestions: [] },
    'Word 3 is not in the list of words. Compare it with the paper.',
  ],
  [
    { from: '', kind: 'wrong-length', words: 1 },
    'A share of Recovery Kit has 33 words; these are 1. Compare them with the paper, number by number.',
  ],
  [
    { from: '', kind: 'wrong-checksum' },
    'All words are in the list, but one of them is wrong or in the wrong place. Compare them with the paper.',
  ],
  [{ from: '', kind: 'malformed' }, 'These words are not a SLIP-39 share.'],
  [
    { from: '', kind: 'too-much-work' },
    'This share asks for more work than shares of any known app do, so it was not used. Put it together with the app it is from.',
  ],
  [
    { from: 'x.pdf', kind: 'unreadable', message: 'This PDF could not be searched.' },
    'x.pdf: This PDF could not be searched.',
  ],
])('of %j it says what it is and what to do', (piece, sentence) => {
  expect(pieceSentence(piece)).toBe(sentence)
})
