/**
 * QR codes that hold one text together (structured append, ISO/IEC 18004 section 8): each says which
 * of how many it is, and the XOR of all bytes of the whole text. One of them alone looks like a whole
 * link, with a secret that was cut.
 */
import { readCode } from '../formats/qr-code.ts'
import type { Found, Reading } from '../intake.ts'
import type { Reason } from '../judgements.ts'
import type { QrPiece } from '../../pictures/picture-job.ts'
import { joinPieces, textOf, type Joined } from '../../pictures/qr-pieces.ts'
import { withTokenChecks } from './token-checks.ts'

type FoundPiece = Extract<Found, { kind: 'refused' }> & { readonly piece: QrPiece }

/** A part as an entry, for as long as others are missing. */
export function foundPiece(piece: QrPiece, what: string): FoundPiece {
  return { kind: 'refused', what, reason: reasonFor(piece, joinPieces([piece])), piece }
}

/** Puts parts together. Parts that were together before become the same entries again, which are known by that. */
export class SplitCodes {
  readonly #whole: Whole[] = []

  /** What the parts became: bytes of its own. */
  get found(): readonly Found[] {
    return this.#whole.flatMap(({ reading }) => reading.found)
  }

  /**
   * Puts parts together, also across the files of an import. The whole text counts as content of the
   * file with the first part; while parts are missing, each part says which.
   */
  join<R extends Reading | undefined>(readings: readonly R[]): readonly R[] {
    const pieces = readings.flatMap((reading) => reading?.found.filter(isPiece) ?? [])
    if (pieces.length === 0) return readings
    const groups = [...Map.groupBy(pieces, ({ piece }) => textOf(piece)).values()]
    const becomes = new Map<Found, Became>(groups.flatMap((parts) => this.#read(parts)))
    return readings.map((reading) => reading && { ...reading, ...withParts(reading, becomes) })
  }

  /** The first part becomes the entries of the whole text, the others a note. */
  #read(parts: readonly FoundPiece[]): (readonly [Found, Became])[] {
    const joined = joinPieces(parts.map(({ piece }) => piece))
    if (joined.kind !== 'whole')
      return parts.map((part) => [part, only({ ...part, reason: reasonFor(part.piece, joined) })])
    const first = parts.find(({ piece }) => piece.index === 0)
    const whole = this.#readingOf(parts, () => readCode(joined.text, first?.what ?? ''))
    return parts.map((part) => [
      part,
      {
        found: part === first ? whole.found : [],
        parts: part === first ? whole.parts : [],
        notes: [{ kind: 'part-of-code', part: part.piece.index + 1, of: part.piece.size }],
      },
    ])
  }

  #readingOf(parts: readonly FoundPiece[], read: () => WholeReading): WholeReading {
    const known = this.#whole.find(
      (whole) => whole.of.length === parts.length && whole.of.every((part, index) => part === parts[index]),
    )
    if (known) return known.reading
    const { found, parts: batch } = read()
    const reading = { found: found.map(withTokenChecks), parts: batch }
    this.#whole.push({ of: parts, reading })
    return reading
  }
}

/** The same for readings that are put together once. */
export function joinSplitCodes<R extends Reading | undefined>(readings: readonly R[]): readonly R[] {
  return new SplitCodes().join(readings)
}

type WholeReading = Pick<Reading, 'found' | 'parts'>

interface Whole {
  readonly of: readonly FoundPiece[]
  readonly reading: WholeReading
}

type Became = Pick<Reading, 'found' | 'parts' | 'notes'>

function withParts(reading: Reading, becomes: ReadonlyMap<Found, Became>): Became {
  const read = reading.found.map((found) => becomes.get(found) ?? { found: [found], parts: [], notes: [] })
  return {
    found: read.flatMap(({ found }) => found),
    parts: [...reading.parts, ...read.flatMap(({ parts }) => parts)],
    notes: [...reading.notes, ...read.flatMap(({ notes }) => notes)],
  }
}

function only(found: Found): Became {
  return { found: [found], parts: [], notes: [] }
}

function isPiece(found: Found): found is FoundPiece {
  return found.kind === 'refused' && found.piece !== undefined
}

function reasonFor({ index, size }: QrPiece, joined: Joined): Reason {
  return { kind: 'split-code', part: index + 1, of: size, missing: joined.kind === 'missing' ? joined.missing : [] }
}
