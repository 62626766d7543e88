import { sameSet, sameShare } from './combine.ts'
import { readShare, setName, type Share, type ShareProblem } from './share.ts'

/** Texts that may be shares, and what each of them is. */
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
