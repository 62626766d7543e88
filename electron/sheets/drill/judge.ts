/** A drill: sheets are read back, and each is compared with the vault by itself. Answers are data; `views/drill-words.ts` has the sentences. */
import { assertNever } from '../../kit-error.ts'
import type { SheetPart } from './copy-proof.ts'
import { differenceOf, nearestLink, type LinkDifference } from './link-difference.ts'
import { holdsLink, linksOf, type ExpectedSheet, type Piece } from './readings.ts'

/** What reading a half of a sheet came to. `differs`: it was read, and the vault has something else. */
export type HalfRead = 'matches' | 'differs' | 'not-read' | 'none-on-sheet'

/** `mistyped`: it does not fit its check. `wrong-check`: it is the vault's line, and only its check is not. */
export type LineResult = 'same' | 'different' | 'mistyped' | 'wrong-check'

/** What was read of one sheet. */
export interface SheetRead {
  /** Its QR codes other than page marks; undefined if none of its pages was seen. */
  readonly contents?: readonly string[]
  /** What came of each line that was typed, by label; the last try counts. */
  readonly typed: ReadonlyMap<string, LineResult>
  /** What is in a sealed text that was opened. */
  readonly opened?: OpenedSeal
}

export interface OpenedSeal {
  readonly secret: HalfRead
  readonly codes: HalfRead
}

export type VerdictKind =
  /** Nothing of it was seen. */
  | 'not-read'
  /** Everything on it was read and is as the vault has it. */
  | 'proven'
  /** One half was read and is as the vault has it. */
  | 'half-proven'
  /** A page was seen, and neither secret nor codes were read. */
  | 'nothing-read'
  /** A typed line does not fit its check. */
  | 'line-failed'
  /** The vault has other secrets or codes now. */
  | 'does-not-restore'
  /** It is not what was printed. */
  | 'altered'
  /** It was read, and its passphrase is needed to compare it. */
  | 'sealed'
  /** Its account is no longer in the vault. */
  | 'not-comparable'
  /** It is checked elsewhere in the app. */
  | 'elsewhere'

/** How a sheet differs from what was printed. No part of a secret is named. */
export type Difference =
  | LinkDifference
  /** A QR code that the vault does not have, and did not have when the sheet was printed. */
  | { readonly kind: 'unknown-code' }
  /** A line that fits its check, and is not the vault's. */
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'sealed-text' }

export interface Verdict {
  readonly kind: VerdictKind
  readonly secret: HalfRead
  readonly codes: HalfRead
  /** Where a sheet has several secrets and some were read. */
  readonly secrets?: { readonly read: number; readonly of: number }
  readonly difference?: Difference
  /** Typed lines that do not fit, and were not typed right after that. */
  readonly failed: readonly { readonly label: string; readonly result: 'mistyped' | 'wrong-check' }[]
}

/** Judges a sheet by what was read of it, and by nothing else. */
export function judgeSheet(expected: ExpectedSheet, read: SheetRead): Verdict {
  const unread = { secret: unreadHalf(expected, 'secret'), codes: unreadHalf(expected, 'codes'), failed: [] }
  const seen = read.contents !== undefined || read.typed.size > 0 || read.opened !== undefined
  switch (expected.kind) {
    case 'identity':
    case 'share':
      return { kind: seen ? 'elsewhere' : 'not-read', ...unread }
    case 'cover':
    case 'archivist':
    case 'keys':
      return { kind: seen ? 'proven' : 'not-read', ...unread }
    case 'account':
    case 'totp':
    case 'codes':
    case 'sealed':
      if (!seen) return { kind: 'not-read', ...unread }
      if (expected.state.grade === 'not-known') return { kind: 'not-comparable', ...unread }
      return expected.kind === 'sealed' ? judgeSealed(expected, read, unread) : judgeAccount(expected, read)
    default:
      return assertNever(expected.kind)
  }
}

/** Which pieces of a sheet were read and are as the vault has them, in their order. */
export function provenPieces(expected: ExpectedSheet, { contents = [], typed }: SheetRead): readonly boolean[] {
  return expected.pieces.map(
    (piece) =>
      contents.some((content) => holdsLink(expected, piece, content)) ||
      piece.lines.some(({ label }) => typed.get(label) === 'same'),
  )
}

/** Whether a text is an age file, as in the QR code of a sealed sheet. */
export function isArmored(content: string): boolean {
  return content.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')
}

function unreadHalf({ parts }: ExpectedSheet, half: SheetPart): HalfRead {
  return parts.includes(half) ? 'not-read' : 'none-on-sheet'
}

function judgeAccount(expected: ExpectedSheet, read: SheetRead): Verdict {
  const { contents = [], typed } = read
  const foreign = contents.filter((content) => !expected.pieces.some((piece) => holdsLink(expected, piece, content)))
  const different = [...typed].flatMap(([label, result]) => (result === 'different' ? [label] : []))
  const proven = provenPieces(expected, read)
  const halves = {
    secret: foreign.length > 0 ? ('differs' as const) : halfOf(expected, 'secret', proven, different),
    codes: halfOf(expected, 'codes', proven, different),
  }
  const facts = { ...halves, ...secretsRead(expected, proven), failed: failedLines(typed) }
  if (foreign.length > 0 && !wasPrintedSo(expected, contents, foreign))
    return { kind: 'altered', ...facts, difference: differenceFrom(foreign, linksOf(expected)) }
  const [label] = different
  if (label !== undefined) return { kind: 'altered', ...facts, difference: { kind: 'line', label } }
  if (expected.state.grade === 'does-not-restore') return { kind: 'does-not-restore', ...facts }
  return { kind: facts.failed.length > 0 ? 'line-failed' : kindOf(halves), ...facts }
}

function judgeSealed(
  { state }: ExpectedSheet,
  { contents = [], opened }: SheetRead,
  unread: Pick<Verdict, 'secret' | 'codes' | 'failed'>,
): Verdict {
  const halves = { ...unread, ...opened }
  if (state.grade === 'does-not-restore') return { kind: 'does-not-restore', ...halves }
  if (halves.secret === 'differs' || halves.codes === 'differs')
    return { kind: 'altered', ...halves, difference: { kind: 'sealed-text' } }
  if (opened) return { kind: kindOf(halves), ...halves }
  return { kind: contents.some(isArmored) ? 'sealed' : 'nothing-read', ...halves }
}

function halfOf(
  { parts, pieces }: ExpectedSheet,
  half: Piece['half'],
  proven: readonly boolean[],
  different: readonly string[],
): HalfRead {
  if (!parts.includes(half)) return 'none-on-sheet'
  const own = pieces.flatMap((piece, at) => (piece.half === half ? [{ piece, proven: proven[at] === true }] : []))
  if (own.some(({ piece }) => piece.lines.some(({ label }) => different.includes(label)))) return 'differs'
  return own.length > 0 && own.every((one) => one.proven) ? 'matches' : 'not-read'
}

function kindOf({ secret, codes }: Pick<Verdict, 'secret' | 'codes'>): VerdictKind {
  const halves = [secret, codes].filter((half) => half !== 'none-on-sheet')
  if (halves.every((half) => half === 'matches')) return 'proven'
  return halves.includes('matches') ? 'half-proven' : 'nothing-read'
}

function secretsRead({ pieces }: ExpectedSheet, proven: readonly boolean[]): Pick<Verdict, 'secrets'> {
  const secrets = proven.filter((_, at) => pieces[at]?.half === 'secret')
  const read = secrets.filter(Boolean).length
  return read > 0 && read < secrets.length ? { secrets: { read, of: secrets.length } } : {}
}

function failedLines(typed: SheetRead['typed']): Verdict['failed'] {
  return [...typed].flatMap(([label, result]) =>
    result === 'mistyped' || result === 'wrong-check' ? [{ label, result }] : [],
  )
}

/** Whether it is what was printed, and the vault has changed. Perhaps not all codes of a sheet were read, so each may take the place of one of today. */
function wasPrintedSo(expected: ExpectedSheet, contents: readonly string[], foreign: readonly string[]): boolean {
  if (!expected.state.changes.some(({ kind }) => kind.startsWith('secret-'))) return false
  const links = linksOf(expected)
  const [stranger = ''] = foreign
  const guesses = [contents, ...(foreign.length === 1 ? links.map((_, at) => links.with(at, stranger)) : [])]
  const answers = guesses.map((guess) => expected.wasPrinted(guess))
  return answers.includes(true) || answers.every((answer) => answer === undefined)
}

/** Among several strangers, the one nearest to what the vault has tells most, whatever the order of reading. */
function differenceFrom(strangers: readonly string[], links: readonly string[]): Difference {
  const [difference] = strangers.toSorted().flatMap((stranger) => {
    const nearest = nearestLink(stranger, links)
    return nearest === undefined ? [] : (differenceOf(stranger, nearest) ?? [])
  })
  return difference ?? { kind: 'unknown-code' }
}
