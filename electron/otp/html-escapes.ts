import { QUERY_NAMES } from './otpauth-parts.ts'

/**
 * Undoes the HTML escapes in a link. Some services put HTML-escaped links into their text and QR
 * codes, so that `&amp;` or `&#038;` appears in place of `&`, escaped once or twice. Every value
 * after the first would be lost, and the codes wrong. The sign is an escaped `&` before the name of
 * a value, and only in the query: a name may contain a real "&amp;".
 */
export function withoutHtmlEscapes(link: string): string {
  let plain = link
  for (let rounds = 0; rounds < MOST_ROUNDS && SEPARATOR.test(plain.slice(plain.indexOf('?') + 1)); rounds++)
    plain = unescapeHtml(plain)
  return plain
}

/** Some links were escaped twice; nobody escapes four times. */
const MOST_ROUNDS = 3

const AND = String.raw`&(?:amp|#0*38|#x0*26);`
/** The rest of a second escape may follow it. */
const SEPARATOR = new RegExp(String.raw`${AND}(?:(?:amp|#0*38|#x0*26);)*(?:${QUERY_NAMES.join('|')})=`, 'i')

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

/** Decodes HTML text: numeric character references and the names that programs write. Others are left alone. */
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
