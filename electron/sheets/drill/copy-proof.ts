import type { PaperDrill, PrintedSheet } from '../../accounts/records.ts'
import { NOTHING, sameFingerprint } from './fingerprint.ts'

/** What has to be read of a sheet by itself. A sheet without secret and codes has its page alone. */
export type SheetPart = 'page' | 'secret' | 'codes'

/** What reading a part back came to the last time. */
export type PartProof =
  | { readonly kind: 'not-read' }
  | { readonly kind: 'proven'; readonly at: string }
  /** Its sheet passed, in a record that did not say which half of it was read. */
  | { readonly kind: 'not-told'; readonly at: string }
  | { readonly kind: 'failed'; readonly at: string }

export interface PartOfCopy {
  readonly sheet: number
  readonly part: SheetPart
  readonly proof: PartProof
}

/** What is on a printed sheet, by what was noted of it. */
export function partsOn(sheet: PrintedSheet): readonly SheetPart[] {
  const { kind, tokens, codes } = sheet
  switch (kind) {
    case 'cover':
    case 'archivist':
    case 'keys':
      return ['page']
    case 'identity':
    case 'share':
    case 'totp':
      return ['secret']
    case 'codes':
      return ['codes']
    case 'account':
    case 'sealed': {
      if (isOfNote(sheet)) return ['page']
      if (!tokens && !codes) return ['secret', 'codes']
      const halves = [...(hasAny(tokens) ? (['secret'] as const) : []), ...(hasAny(codes) ? (['codes'] as const) : [])]
      return halves.length > 0 ? halves : ['page']
    }
  }
}

/** Whether a note alone is on it: it is noted of the sheet, and neither secrets nor codes are. */
export function isOfNote({ kind, note, tokens, codes }: PrintedSheet): boolean {
  return kind === 'sealed' && note !== undefined && !tokens && !codes
}

/** What the drills of a copy, oldest first, prove of each of its parts: the newest result of each counts. */
export function proofOf(sheets: readonly PrintedSheet[], drills: readonly PaperDrill[]): readonly PartOfCopy[] {
  return sheets.flatMap((sheet) =>
    partsOn(sheet).map((part): PartOfCopy => {
      const proofs = drills.flatMap((drill) => proofBy(drill, sheet, part) ?? [])
      return { sheet: sheet.number, part, proof: proofs.at(-1) ?? { kind: 'not-read' } }
    }),
  )
}

function hasAny(fingerprint: Uint8Array | undefined): boolean {
  return fingerprint !== undefined && !sameFingerprint(fingerprint, NOTHING)
}

/** What one drill says of a part; undefined when it says nothing. */
function proofBy({ at, same, wrong, half }: PaperDrill, sheet: PrintedSheet, part: SheetPart): PartProof | undefined {
  if (half?.some((one) => one.sheet === sheet.number && one.read === part)) return { kind: 'proven', at }
  if (same.includes(sheet.number)) return { kind: half || !wasVague(sheet) ? 'proven' : 'not-told', at }
  return wrong.includes(sheet.number) ? { kind: 'failed', at } : undefined
}

/** Before halves were noted, a sheet with codes passed when only its secret was read, or only its page. */
function wasVague(sheet: PrintedSheet): boolean {
  return sheet.kind === 'account' && partsOn(sheet).includes('codes')
}
