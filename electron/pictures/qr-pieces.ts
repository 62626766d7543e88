import { bytesToHex } from '@noble/hashes/utils.js'
import type { QrPiece } from './picture-job.ts'

/** What came of the parts of one text that are there. */
export type Joined =
  | { readonly kind: 'whole'; readonly text: string }
  /** Their numbers, from 1. */
  | { readonly kind: 'missing'; readonly missing: readonly number[] }
  /** Two parts have one number, or the bytes do not add up to what each says of the whole. */
  | { readonly kind: 'unlike' }

/** The texts of which every part is there. */
export function wholeTexts(pieces: readonly QrPiece[]): readonly string[] {
  return [...Map.groupBy(pieces, textOf).values()].flatMap((parts) => {
    const joined = joinPieces(parts)
    return joined.kind === 'whole' ? [joined.text] : []
  })
}

/** Parts of one text say the same of it. */
export function textOf({ parity, size }: QrPiece): string {
  return `${parity} ${size}`
}

/** @param pieces - Of which `textOf` is the same; each may be there more than once. */
export function joinPieces(pieces: readonly QrPiece[]): Joined {
  const [{ size, parity } = { size: 0, parity: 0 }] = pieces
  const parts = Array.from({ length: size }, (_, index) => distinct(pieces.filter((piece) => piece.index === index)))
  const missing = parts.flatMap((all, index) => (all.length === 0 ? [index + 1] : []))
  if (missing.length > 0) return { kind: 'missing', missing }
  const whole = new Uint8Array(parts.flatMap(([first]) => (first ? [...first.bytes] : [])))
  const sum = whole.reduce((xor, byte) => xor ^ byte, 0)
  if (sum !== parity || parts.some((all) => all.length > 1)) return { kind: 'unlike' }
  return { kind: 'whole', text: decoded(whole) }
}

function distinct(pieces: readonly QrPiece[]): readonly QrPiece[] {
  return [...new Map(pieces.map((piece) => [bytesToHex(piece.bytes), piece])).values()]
}

/** Where nothing is said, bytes are Latin-1 by the standard and UTF-8 by custom. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}
