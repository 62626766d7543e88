/** Sentences about shares of the paper key, for the window and the terminal. */
import { assertNever } from '../../kit-error.ts'
import type { SharePieceView } from '../identity.ts'

/** What a text or file is, and what to do. It repeats no word of a share but the two that name its set. */
export function pieceSentence(piece: SharePieceView): string {
  return piece.from === '' ? sentenceOf(piece) : `${piece.from}: ${sentenceOf(piece)}`
}

function sentenceOf(read: SharePieceView): string {
  switch (read.kind) {
    case 'share':
      return `Share ${String(read.number)} of the set "${read.set}".`
    case 'again':
      return `Share ${String(read.number)} of the set "${read.set}" again. It counts once.`
    case 'other-set':
      return `A share of another set, "${read.set}". Shares work only with those of their own set.`
    case 'unknown-word': {
      const meant = read.suggestions.map((word) => `"${word}"`).join(' or ')
      return `Word ${String(read.position)} is not in the list of words. ${meant === '' ? '' : `Is it ${meant}? `}Compare it with the paper.`
    }
    case 'wrong-length':
      return `A share of Recovery Kit has 33 words; these are ${String(read.words)}. Compare them with the paper, number by number.`
    case 'wrong-checksum':
      return 'All words are in the list, but one of them is wrong or in the wrong place. Compare them with the paper.'
    case 'malformed':
      return 'These words are not a SLIP-39 share.'
    case 'too-much-work':
      return 'This share asks for more work than shares of any known app do, so it was not used. Put it together with the app it is from.'
    case 'unreadable':
      return read.message
    default:
      return assertNever(read)
  }
}
