/** A drill: sheets are read back, and each is held against the vault by itself. */
import { assertNever } from '../kit-error.ts'
import { differenceInWords, nearestLink, sameLink } from './link-difference.ts'
import type { ExpectedSheet, SheetReading } from './readings.ts'

/** What came of reading a sheet. */
export type Verdict =
  | { readonly kind: 'same' }
  /** It was right when it was printed. */
  | { readonly kind: 'stale'; readonly reasons: readonly string[] }
  /** It is not what was printed. */
  | { readonly kind: 'altered'; readonly reason: string }
  /** Nothing or not all of it was read; a line can be typed instead. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Its codes have no QR code, so a line has to be typed. */
  | { readonly kind: 'to-type' }
  /** It was read, and its passphrase is needed to compare it. */
  | { readonly kind: 'sealed' }
  /** It is checked elsewhere in the app. */
  | { readonly kind: 'elsewhere'; readonly reason: string }

/**
 * Judges a sheet by what was read of it.
 *
 * @param compared - What came of holding a line that was typed, or a sealed text that was opened, against the vault.
 */
export function judgeSheet(
  expected: ExpectedSheet,
  { contents }: Pick<SheetReading, 'contents'>,
  compared?: 'same' | 'different',
): Verdict {
  switch (expected.kind) {
    case 'account':
    case 'totp':
    case 'codes':
      return judgeAccount(expected, contents, compared)
    case 'sealed':
      return judgeSealed(expected, contents, compared)
    case 'identity':
      return { kind: 'elsewhere', reason: 'check it on the Vault screen, where the identity is typed from its paper' }
    case 'share':
      return { kind: 'elsewhere', reason: 'check it on the Vault screen, where shares are put together' }
    case 'cover':
    case 'archivist':
      return { kind: 'same' }
    default:
      return assertNever(expected.kind)
  }
}

function judgeAccount(
  { kind, links, changes, wasPrinted }: ExpectedSheet,
  contents: readonly string[],
  typed: 'same' | 'different' | undefined,
): Verdict {
  const foreign = contents.filter((content) => !links.some((link) => sameLink(content, link)))
  const [stranger] = foreign
  if (stranger !== undefined) {
    const printed = changes.length > 0 ? wasPrintedSo(contents, foreign, links, wasPrinted) : false
    return printed ? { kind: 'stale', reasons: changes } : { kind: 'altered', reason: strangerInWords(stranger, links) }
  }
  if (changes.length > 0) return { kind: 'stale', reasons: changes }
  if (typed === 'different') return { kind: 'altered', reason: 'the typed line is not the one in the vault' }
  const unread = links.length - links.filter((link) => contents.some((content) => sameLink(content, link))).length
  if (unread > 0 && typed === undefined) return contents.length === 0 ? NO_QR : unreadSome(unread, links.length)
  return kind === 'codes' && typed === undefined ? { kind: 'to-type' } : { kind: 'same' }
}

function judgeSealed(
  { changes }: ExpectedSheet,
  contents: readonly string[],
  opened: 'same' | 'different' | undefined,
): Verdict {
  if (changes.length > 0) return { kind: 'stale', reasons: changes }
  if (opened === 'different') return { kind: 'altered', reason: 'what is sealed in it is not what the vault has' }
  if (opened === 'same') return { kind: 'same' }
  return contents.some(isArmored) ? { kind: 'sealed' } : NO_QR
}

/** An age file as text, as it stands in the QR code of a sealed sheet. */
export function isArmored(content: string): boolean {
  return content.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')
}

const NO_QR: Verdict = { kind: 'unreadable', reason: 'its QR code was not read' }

function unreadSome(unread: number, of: number): Verdict {
  return { kind: 'unreadable', reason: `${unread} of its ${of} QR codes ${unread === 1 ? 'was' : 'were'} not read` }
}

/** Of several codes perhaps not all were read, so each may stand in the place of one of today. */
function wasPrintedSo(
  contents: readonly string[],
  foreign: readonly string[],
  links: readonly string[],
  wasPrinted: ExpectedSheet['wasPrinted'],
): boolean {
  const [stranger = ''] = foreign
  const guesses = [contents, ...(foreign.length === 1 ? links.map((_, at) => links.with(at, stranger)) : [])]
  const answers = guesses.map((guess) => wasPrinted(guess))
  return answers.includes(true) || answers.every((answer) => answer === undefined)
}

function strangerInWords(stranger: string, links: readonly string[]): string {
  const nearest = nearestLink(stranger, links)
  const difference = nearest === undefined ? undefined : differenceInWords(stranger, nearest)
  return difference ?? 'its QR code holds something that the vault does not have and did not have when it was printed'
}
