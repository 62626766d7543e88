/**
 * The text of Rich Text, as word processors and the notes of some managers save it: control words
 * are left out, and characters written as numbers are put in their place. Links may stand in the
 * text or in the instruction of a field (Rich Text Format Specification 1.9.1, "Unicode RTF", "Fields").
 *
 *   {\rtf1\ansi {\field{\*\fldinst HYPERLINK "otpauth://totp/PyPI?secret=JBSW\'26..."}}\par {\strike 3a1f0c9b}}
 */

/** A control word with its number, an escaped byte, an escaped character, a brace, or the end of a source line. */
const MARKUP = /\\u(-?\d{1,5}) ?|\\'([\da-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|[{}\r\n]/gi
const BREAKS: ReadonlySet<string> = new Set(['par', 'line', 'row', 'sect', 'page'])
const COLUMNS: ReadonlySet<string> = new Set(['tab', 'cell'])
/** Around text that is struck through, as Markdown writes it. */
const STRUCK = '~~'

export function textOfRtf(rtf: string): string {
  let text = ''
  let from = 0
  let depth = 0
  let struckAt: number | undefined
  const strike = (on: boolean) => {
    if (on === (struckAt !== undefined)) return
    struckAt = on ? depth : undefined
    text += STRUCK
  }
  for (const match of rtf.matchAll(MARKUP)) {
    // What stood in for a character was passed over.
    if (match.index < from) continue
    text += rtf.slice(from, match.index)
    from = match.index + match[0].length
    const [mark, unicode, byte, word, number, character] = match
    if (mark === '{') depth++
    else if (mark === '}') {
      if (struckAt === depth) strike(false)
      depth--
    } else if (unicode !== undefined) {
      text += String.fromCharCode(Number(unicode) & 0xffff)
      from += substituteLength(rtf, from)
    } else if (byte !== undefined) text += String.fromCharCode(Number.parseInt(byte, 16))
    else if (word === 'strike') strike(number !== '0')
    else if (word !== undefined) text += BREAKS.has(word) ? '\n' : COLUMNS.has(word) ? '\t' : ''
    else if (character !== undefined) text += ESCAPED[character] ?? ''
  }
  return text + rtf.slice(from)
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\', '{': '{', '}': '}', '~': ' ', _: '-', '-': '' }

/** Behind each Unicode character stands one for readers that know none. */
function substituteLength(rtf: string, at: number): number {
  const escaped = /^\\'[\da-f]{2}/i.exec(rtf.slice(at, at + 4))
  if (escaped) return escaped[0].length
  return /^[^\\{}\r\n]/.test(rtf.slice(at, at + 1)) ? 1 : 0
}
