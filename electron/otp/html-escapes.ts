import { QUERY_NAMES } from './otpauth-parts.ts'

/**
 * A link as it was before a web page was made of it. Some services put the HTML of a link into its
 * text and its QR code, so that `&amp;` or `&#038;` stands where `&` belongs, once or twice escaped.
 * Every value behind the first would then be lost, and the codes wrong. It is told by an escaped
 * `&` before the name of a value, in the query alone: a name may hold "&amp;" of its own.
 */
export function withoutHtmlEscapes(link: string): string {
  let plain = link
  for (let rounds = 0; rounds < MOST_ROUNDS && SEPARATOR.test(plain.slice(plain.indexOf('?') + 1)); rounds++)
    plain = unescapeHtml(plain)
  return plain
}

/** Somebody escaped what was escaped already; nobody does it four times. */
const MOST_ROUNDS = 3

const AND = String.raw`&(?:amp|#0*38|#x0*26);`
/** Behind it may stand what is left of a second escape. */
const SEPARATOR = new RegExp(String.raw`${AND}(?:(?:amp|#0*38|#x0*26);)*(?:${QUERY_NAMES.join('|')})=`, 'i')

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

/** Text of HTML: character references by number, and the names that programs write. Others stay as they are. */
export function unescapeHtml(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
