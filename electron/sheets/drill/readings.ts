/**
 * What was read of sheets, sorted to them: by the marks at the foot of their pages, and where no
 * mark was seen beside a code, by what is in it.
 */
import type { SheetKind } from '../../accounts/records.ts'
import { parseOtpauth } from '../../otp/otpauth.ts'
import { tokenDigest } from '../../otp/token.ts'
import type { SheetPart } from './copy-proof.ts'
import type { CheckedLine } from '../content/line-check.ts'
import { nearestLink, sameLink, sameSecret } from './link-difference.ts'
import { NearLinks } from './near-links.ts'
import { parseMark, sheetsOn } from '../content/mark.ts'
import { sheetId } from '../content/sheet-set.ts'
import type { SheetState } from './stale.ts'

/** The QR codes of one picture, or of one page of a PDF. */
export interface ReadPage {
  /** Where they were: "scan.pdf, page 2". */
  readonly from: string
  readonly codes: readonly string[]
}

/** A line that can be typed. */
export interface TypeableLine extends CheckedLine {
  /** How it is written on sheets that were printed earlier; absent where that is the same. */
  readonly earlier?: string
}

/** What is read of a sheet by itself: one of its secrets, or its recovery codes. */
export interface Piece {
  readonly half: 'secret' | 'codes'
  /** The otpauth link of a secret as the vault has it. */
  readonly link?: string
  /** Those that can be typed; none where the paper cannot have what the vault has. */
  readonly lines: readonly TypeableLine[]
}

/** A sheet that was printed, and what should be on it by the vault of today. */
export interface ExpectedSheet {
  readonly set: string
  readonly number: number
  readonly kind: SheetKind
  /** What was printed on it. */
  readonly parts: readonly SheetPart[]
  /** What the vault has of it, in the order of the sheet; none of a sealed one. */
  readonly pieces: readonly Piece[]
  /** How it compares with the vault by what was noted when it was printed. */
  readonly state: SheetState
  /** Whether these are the links that were printed; undefined when that is not known. */
  readonly wasPrinted: (links: readonly string[]) => boolean | undefined
  /** Whether a link states the names that were printed. */
  readonly namesPrinted: (link: string) => boolean
}

/** The links of its secrets. */
export function linksOf({ pieces }: ExpectedSheet): readonly string[] {
  return pieces.flatMap(({ link }) => link ?? [])
}

/** Whether a QR code holds a piece as the vault has it; where the names changed since, those that were printed will do. */
export function holdsLink({ state, namesPrinted }: ExpectedSheet, { link }: Piece, content: string): boolean {
  if (link === undefined) return false
  if (sameLink(content, link)) return true
  return state.changes.some(({ kind }) => kind === 'names') && sameSecret(content, link) && namesPrinted(content)
}

/** What was read of one sheet. */
export interface SheetReading {
  readonly set: string
  readonly number: number
  /** By the marks that were read. */
  readonly pages: ReadonlySet<number>
  readonly copies: ReadonlySet<number>
  /** What the QR codes hold that are no marks, each once. */
  readonly contents: readonly string[]
}

/** What was read, by sheet, and where something was read that is of none of them. */
export interface Gathered {
  readonly sheets: readonly SheetReading[]
  /** Where QR codes were that are on no known sheet. */
  readonly strays: readonly string[]
}

/**
 * Sorts what was read to the sheets it is from: by the one mark beside it, else by what is in it.
 *
 * @param expected - All sheets that a code without a mark may be of.
 */
export function gatherReadings(pages: readonly ReadPage[], expected: readonly ExpectedSheet[]): Gathered {
  const sheets = new Map<string, Gathering>()
  const strays = new Set<string>()
  for (const { from, codes } of pages) {
    const marks = codes.flatMap((code) => parseMark(code) ?? [])
    const names = new Set<string>()
    for (const mark of marks)
      for (const number of sheetsOn(mark)) {
        const gathering = gatheringOf(sheets, { set: mark.set, number })
        gathering.pages.add(mark.page)
        gathering.copies.add(mark.copy)
        names.add(keyOf({ set: mark.set, number }))
      }
    const named = [...names]
    const alone = named.length === 1 ? sheets.get(named[0] ?? '') : undefined
    for (const code of codes) {
      if (parseMark(code)) continue
      const owner = (ON_SHEETS.test(code) ? alone : undefined) ?? ownerOf(code, named, expected)
      const owners = owner ? [owner] : ON_SHEETS.test(code) ? missedBy(codes, named, expected) : []
      for (const one of owners) gatheringOf(sheets, one).contents.add(code)
      if (owners.length === 0) strays.add(from)
    }
  }
  return {
    sheets: [...sheets.values()].map((sheet) => ({ ...sheet, contents: [...sheet.contents] })),
    strays: [...strays],
  }
}

/**
 * The sheets of a page of which a secret has no code there: a code that is of no sheet may have taken
 * its place. It counts for each, as on a page of one sheet, so that no line that is typed makes up for it.
 */
function missedBy(
  codes: readonly string[],
  named: readonly string[],
  expected: readonly ExpectedSheet[],
): readonly ExpectedSheet[] {
  const hasCode = (sheet: ExpectedSheet) => (piece: Piece) => codes.some((code) => holdsLink(sheet, piece, code))
  return expected.filter((sheet) => {
    if (!named.includes(keyOf(sheet))) return false
    const secrets = sheet.pieces.filter(({ link }) => link !== undefined)
    return secrets.length > 0 && !secrets.every(hasCode(sheet))
  })
}

/** Other codes in the picture, as on what lies beside the paper, are of no sheet. */
const ON_SHEETS = /^(?:otpauth|otpauth-migration|motp):|^-----BEGIN AGE |^AGE-SECRET-KEY-/i

interface Gathering {
  readonly set: string
  readonly number: number
  readonly pages: Set<number>
  readonly copies: Set<number>
  readonly contents: Set<string>
}

type SheetName = Pick<SheetReading, 'set' | 'number'>

function keyOf({ set, number }: SheetName): string {
  return sheetId(set, number)
}

function gatheringOf(sheets: Map<string, Gathering>, { set, number }: SheetName): Gathering {
  const key = keyOf({ set, number })
  const known = sheets.get(key) ?? { set, number, pages: new Set(), copies: new Set(), contents: new Set() }
  sheets.set(key, known)
  return known
}

/** Without a mark beside it, a code belongs to the sheet that has it, or one that is a character off. */
function ownerOf(
  code: string,
  named: readonly string[],
  expected: readonly ExpectedSheet[],
): ExpectedSheet | undefined {
  const index = indexes.get(expected) ?? indexOf(expected)
  indexes.set(expected, index)
  const asked = JSON.stringify([code, named])
  const known = index.owners.get(asked)
  if (known) return known.sheet
  const first = (sheets: readonly ExpectedSheet[], fits: (sheet: ExpectedSheet) => boolean) =>
    (named.length > 0 ? sheets.find((sheet) => named.includes(keyOf(sheet)) && fits(sheet)) : undefined) ??
    sheets.find(fits)
  const sheet =
    first(index.byToken.get(tokenIn(code)) ?? [], (sheet) =>
      sheet.pieces.some((piece) => holdsLink(sheet, piece, code)),
    ) ??
    first(expected, ({ wasPrinted }) => wasPrinted([code]) === true) ??
    first(
      [...index.near.candidates(code)].toSorted(index.inOrder),
      (sheet) => nearestLink(code, linksOf(sheet)) !== undefined,
    )
  index.owners.set(asked, { sheet })
  return sheet
}

/**
 * What is looked up for each code again and again: a set may have a thousand sheets, and a camera
 * brings the same codes with every picture. It lasts as long as the drill.
 */
interface Index {
  /** By the identity of a token: the sheets that have it, in order. */
  readonly byToken: ReadonlyMap<string, readonly ExpectedSheet[]>
  readonly near: NearLinks<ExpectedSheet>
  readonly inOrder: (one: ExpectedSheet, other: ExpectedSheet) => number
  /** By code and marks beside it. */
  readonly owners: Map<string, { readonly sheet: ExpectedSheet | undefined }>
}

const indexes = new WeakMap<readonly ExpectedSheet[], Index>()

function indexOf(expected: readonly ExpectedSheet[]): Index {
  const byToken = new Map<string, ExpectedSheet[]>()
  for (const sheet of expected)
    for (const identity of new Set(linksOf(sheet).map(tokenIn))) {
      const sheets = byToken.get(identity)
      if (sheets) sheets.push(sheet)
      else byToken.set(identity, [sheet])
    }
  const places = new Map(expected.map((sheet, at) => [sheet, at]))
  const placeOf = (sheet: ExpectedSheet) => places.get(sheet) ?? 0
  return {
    byToken,
    near: new NearLinks(expected, linksOf),
    inOrder: (one, other) => placeOf(one) - placeOf(other),
    owners: new Map(),
  }
}

/** The identity of the token in a link; other texts are their own. */
function tokenIn(code: string): string {
  const read = parseOtpauth(code)
  return read.kind === 'read' ? tokenDigest(read.token) : code
}
