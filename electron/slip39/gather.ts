import { sameSet, sameShare } from './combine.ts'
import { readShare, setName, type Share, type ShareProblem } from './share.ts'

/** Texts that are brought in one by one, and what each of them is. */
export interface Gathered {
  /** One for each text, in order. */
  readonly pieces: readonly Piece[]
  /** The shares of the first set that was given, without repeated ones. */
  readonly found: readonly FoundShare[]
  /** How many shares are needed; undefined before the first. With several groups, of its group. */
  readonly needed: number | undefined
}

export interface FoundShare {
  readonly share: Share
  readonly words: readonly string[]
}

export type Piece =
  | { readonly kind: 'share'; readonly share: Share; readonly set: string }
  /** A share, but of a set that was not asked for, or one that was given before. */
  | { readonly kind: 'other-set' | 'again'; readonly share: Share; readonly set: string }
  | { readonly kind: 'not-a-share'; readonly problem: ShareProblem }

/** Looks at what was scanned and typed so far; nothing in it has to be right. */
export function gatherShares(texts: readonly string[]): Gathered {
  const found: FoundShare[] = []
  const pieces = texts.map((text): Piece => {
    const read = readShare(text)
    if (!read.ok) return { kind: 'not-a-share', problem: read.problem }
    const { share, words } = read
    const set = setName(words)
    const [first] = found
    if (first && !sameSet(first.share, share)) return { kind: 'other-set', share, set }
    if (found.some((one) => sameShare(one.share, share))) return { kind: 'again', share, set }
    found.push({ share, words })
    return { kind: 'share', share, set }
  })
  return { pieces, found, needed: found[0]?.share.threshold }
}

/** What a piece is and what to do, for a person. It repeats no word of a share but the set's name. */
export function pieceText(piece: Piece): string {
  switch (piece.kind) {
    case 'share':
      return `Share ${piece.share.index + 1} of the set "${piece.set}".`
    case 'again':
      return `Share ${piece.share.index + 1} of the set "${piece.set}", which was given already.`
    case 'other-set':
      return `A share of another set, "${piece.set}". Shares work only with those of their own set.`
    case 'not-a-share':
      return problemText(piece.problem)
  }
}

function problemText(problem: ShareProblem): string {
  switch (problem.kind) {
    case 'unknown-word': {
      const { position, suggestions } = problem
      const meant = suggestions.map((word) => `"${word}"`).join(' or ')
      return `Word ${position} is none of the list. ${meant === '' ? 'Compare it with the paper.' : `Is it ${meant}? Compare it with the paper.`}`
    }
    case 'wrong-length':
      return `A share of Recovery Kit has 33 words; these are ${problem.words}. Compare them with the paper, number by number.`
    case 'wrong-checksum':
      return 'All words are of the list, but one of them is wrong or in the wrong place. Compare them with the paper.'
    case 'malformed':
      return 'The words fit together, but are no share of this standard.'
    case 'too-much-work':
      return 'This share asks for more work than shares of any known app do, so it was not used. Put it together with the app it is from.'
  }
}
