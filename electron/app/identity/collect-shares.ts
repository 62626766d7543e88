import type { SharePieceView } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { combineShares } from '../../slip39/combine.ts'
import { gatherShares, type FoundShare, type Piece } from '../../slip39/gather.ts'
import { identityOf } from '../../vault/age/identity-bytes.ts'
import { shareKey } from './share-key.ts'
import { requireFew, shareTexts } from './share-texts.ts'

/** What may be a share, and where it was read. */
export interface ShareText {
  readonly text: string
  /** The file; empty when it was typed or held up to the camera. */
  readonly from: string
  readonly typed: boolean
}

/** What is known of shares before they are put together; no vault is needed for it. */
export interface CollectedShares {
  /** Different shares of one set, each with the text it was read from. */
  readonly found: readonly (FoundShare & ShareText)[]
  /** How many are needed; absent before the first. */
  readonly needed?: number
  /** What each text and file was, in order. */
  readonly pieces: readonly SharePieceView[]
}

/** What shares hold. */
export type SharedSecret =
  /** `AGE-SECRET-KEY-1…`, never to be shown unasked. */
  | { readonly kind: 'identity'; readonly identity: string }
  /** They hold something that is no identity. */
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong' | 'too-few' }

/** A picture, PDF or text that may hold shares. */
export interface ShareFile {
  readonly name: string
  /** Wiped when it is read. */
  readonly bytes: Uint8Array
}

/** What was read of some files. */
export interface ReadShares {
  readonly texts: readonly ShareText[]
  /** Files in which there was nothing. */
  readonly failures: readonly SharePieceView[]
}

/** Reads what may be shares from files; their bytes are wiped. @throws KitError `cancelled` between two of them */
export async function readShareFiles(files: readonly ShareFile[], signal?: AbortSignal): Promise<ReadShares> {
  const texts: ShareText[] = []
  const failures: SharePieceView[] = []
  try {
    for (const { name, bytes } of files) {
      if (signal?.aborted === true) throw new KitError('cancelled', 'Stopped. The other files were not read.')
      try {
        const found = await shareTexts(bytes)
        requireFew(texts.length + found.length)
        texts.push(...found.map((text) => ({ text, from: name, typed: false })))
      } catch (error) {
        if (!(error instanceof KitError)) throw error
        failures.push({ from: name, kind: 'unreadable', message: error.message })
      }
    }
  } finally {
    for (const { bytes } of files) bytes.fill(0)
  }
  return { texts, failures }
}

/** Looks at what was read; nothing in it has to be right. */
export function collectShares({ texts, failures }: ReadShares): CollectedShares {
  const { pieces, found, needed } = gatherShares(texts.map(({ text }) => text))
  const good = texts.filter((_, at) => pieces[at]?.kind === 'share')
  return {
    // One text for each share that was found, in the same order.
    found: found.map((one, at) => ({ ...one, ...(good[at] ?? { text: '', from: '', typed: false }) })),
    ...(needed !== undefined && { needed }),
    pieces: [...pieces.map((piece, at) => pieceView(piece, texts[at]?.from ?? '')), ...failures],
  }
}

/** Without the word that was typed: it may be all but right. */
function pieceView(piece: Piece, from: string): SharePieceView {
  if (piece.kind !== 'not-a-share') return { from, kind: piece.kind, number: piece.share.index + 1, set: piece.set }
  const { problem } = piece
  if (problem.kind !== 'unknown-word') return { from, ...problem }
  return { from, kind: problem.kind, position: problem.position, suggestions: problem.suggestions }
}

/** Puts shares together in memory, if they are enough. */
export async function combineCollected({ found }: CollectedShares): Promise<SharedSecret> {
  const mnemonics = found.map(({ words }) => words.join(' '))
  const combined = await combineShares(mnemonics, { derive: shareKey })
  if (!combined.ok) return { kind: combined.problem.kind === 'too-few' ? 'too-few' : 'wrong' }
  const { secret } = combined
  try {
    return secret.length === 32 ? { kind: 'identity', identity: identityOf(secret) } : { kind: 'other' }
  } finally {
    secret.fill(0)
  }
}
