import { KitError } from '../kit-error.ts'
import { combineShares } from '../sheets/slip39/combine.ts'
import { gatherShares, pieceText, type FoundShare } from '../sheets/slip39/gather.ts'
import { identityOf } from '../vault/identity-bytes.ts'
import { shareTexts } from './share-texts.ts'

/** Shares put together in memory; no vault is needed for it. */
export interface PutTogether {
  /** Different shares of one set, those that were typed marked as such. */
  readonly found: readonly (FoundShare & { readonly typed: boolean })[]
  /** How many are needed; absent before the first. */
  readonly needed?: number
  /** What each text and file was, in order. */
  readonly pieces: readonly { readonly good: boolean; readonly text: string }[]
  readonly result: Result
}

type Result =
  /** `AGE-SECRET-KEY-1…`, never to be shown unasked. */
  | { readonly kind: 'identity'; readonly identity: string }
  /** They hold something that is no identity. */
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong' | 'too-few' }

export interface ShareFile {
  readonly name: string
  /** Wiped when it is read. */
  readonly bytes: Uint8Array
}

/** Reads shares from what was typed and from files, and puts them together if they are enough. */
export async function putTogether(typed: readonly string[], files: readonly ShareFile[]): Promise<PutTogether> {
  const texts: { readonly from: string; readonly text: string }[] = typed.map((text) => ({ from: '', text }))
  const failures: string[] = []
  for (const { name, bytes } of files) {
    try {
      texts.push(...(await shareTexts(bytes)).map((text) => ({ from: `${name}: `, text })))
    } catch (error) {
      if (!(error instanceof KitError)) throw error
      failures.push(`${name}: ${error.message}`)
    } finally {
      bytes.fill(0)
    }
  }
  const { pieces, found, needed } = gatherShares(texts.map(({ text }) => text))
  const taken = [...pieces.entries()].flatMap(([at, piece]) => (piece.kind === 'share' ? [at < typed.length] : []))
  return {
    found: found.map((one, at) => ({ ...one, typed: taken[at] ?? false })),
    ...(needed !== undefined && { needed }),
    pieces: [
      ...pieces.map((piece, at) => ({
        good: piece.kind === 'share',
        text: `${texts[at]?.from ?? ''}${pieceText(piece)}`,
      })),
      ...failures.map((text) => ({ good: false, text })),
    ],
    result: resultOf(found),
  }
}

function resultOf(found: readonly FoundShare[]): Result {
  const combined = combineShares(found.map(({ words }) => words.join(' ')))
  if (!combined.ok) return { kind: combined.problem.kind === 'too-few' ? 'too-few' : 'wrong' }
  const { secret } = combined
  try {
    return secret.length === 32 ? { kind: 'identity', identity: identityOf(secret) } : { kind: 'other' }
  } finally {
    secret.fill(0)
  }
}
