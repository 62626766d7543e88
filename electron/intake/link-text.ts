/** Where links begin and end in other text. */
import { QUERY_NAMES } from '../otp/otpauth-parts.ts'
import { LIMITS } from './containers/limits.ts'

/** Without slashes the type is asked for, and Steam's own links start games. */
export const SCHEMES = String.raw`(?:apple-)?otpauth:(?:\/\/|(?=(?:totp|hotp|steam|motp|yaotp)[/?]))|otpauth-migration:\/\/|motp:\/\/|steam:\/\/(?=[A-Z2-7]{16,}=*(?:[^A-Z0-9=]|$))`
/** Where a link begins. */
export const LINK = new RegExp(`(?<![a-z-])(?:${SCHEMES})`, 'i')
export const LINKS = new RegExp(LINK, 'gi')

/** What cannot be in a link, besides blanks. */
const OUTSIDE = '"<>`'
const NAMES = `(?:${QUERY_NAMES.join('|')})`
const AND = '&(?:amp;|#0*38;|#x0*26;)*'
/**
 * A link from its beginning. Old apps leave blanks in names as they are: in a label when the first
 * value follows it, and in a value when another follows that. To cut there would lose settings.
 */
const WHOLE = new RegExp(
  String.raw`^[^\s?${OUTSIDE}]*(?:\?|[^\r\n?${OUTSIDE}]{0,300}\?(?=${NAMES}=))[^\s${OUTSIDE}]*(?:[ \t][^\r\n&${OUTSIDE}]{0,200}${AND}${NAMES}=[^\s${OUTSIDE}]*)*`,
  'i',
)
const STEAM = /^steam:\/\/[A-Z2-7]+=*/i

/**
 * Finds the links anywhere in a text (a note, a page, a field), exactly as written. Other
 * text that only speaks of links is none.
 */
export function linksIn(text: string): readonly string[] {
  const starts: number[] = []
  for (const { index } of text.matchAll(LINKS)) {
    starts.push(index)
    // More than one import takes; the reader of the file reports that.
    if (starts.length > LIMITS.entries + 1) break
  }
  return starts.flatMap((start, place) => {
    const end = Math.min(starts[place + 1] ?? text.length, start + LIMITS.linkCharacters)
    return linkIn(text.slice(start, end), text.charAt(start - 1))
  })
}

/** A text without the links in it, which are secrets, and a word in the place of each. */
export function withoutLinks(text: string): string {
  return linksIn(text).reduce((rest, link) => rest.replace(link, () => '(link, read as an entry of its own)'), text)
}

/** @param before - The character in front of it: what opened there is closed behind the link. */
function linkIn(text: string, before: string): string[] {
  const found = (/^steam:/i.test(text) ? STEAM : WHOLE).exec(text)?.[0]
  if (found === undefined) return []
  const inQuotes = before === "'" ? found.split("'", 1)[0] : found
  const closed = inQuotes?.replace(/[,;)\]}]+$/, '') ?? ''
  // A full stop belongs to a name that may end in one, and to no other value.
  return [/[?&]issuer=[^&]*$/i.test(closed) ? closed : closed.replace(/\.+$/, '')]
}
