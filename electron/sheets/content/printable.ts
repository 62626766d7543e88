import { replaceHidden } from '../../visible-text.ts'

/** Tells whether the typeface has a glyph for a code point. */
export type Coverage = (codePoint: number) => boolean

/** Text as it can be printed. */
export interface PrintableText {
  readonly text: string
  /** Some characters are written as code numbers, `[U+4E2D]`. */
  readonly substituted: boolean
}

/**
 * Makes names and notes printable: composed form (NFC), and for every character that the typeface
 * lacks, or that would be invisible or move others, its number in brackets. Never a blank, never
 * an empty rectangle.
 */
export function printableText(text: string, covers: Coverage): PrintableText {
  return substitute(text.normalize('NFC'), (character) => isVisible(character, covers))
}

/**
 * Makes a recovery code printable. It is not composed, since every character counts, and a space
 * that a reader could miss (first, last, or after another one) is written as its number too.
 */
export function printableCode(text: string, covers: Coverage): PrintableText {
  const plain = substitute(text, (character) => isVisible(character, covers))
  const marked = plain.text.replace(/^ +| +$|(?<= ) +/g, (spaces) => '[U+0020]'.repeat(spaces.length))
  return { text: marked, substituted: plain.substituted || marked !== plain.text }
}

/** A name in a sentence about a sheet: all its letters as they are, and hidden characters by number as on the sheet. */
export function visibleName(text: string): string {
  return replaceHidden(text, 'one', codeNumber)
}

function substitute(text: string, prints: (character: string) => boolean): PrintableText {
  let substituted = false
  const characters = Array.from(text).map((character) => {
    if (prints(character)) return character
    substituted = true
    return codeNumber(character)
  })
  return { text: characters.join(''), substituted }
}

/** Marks, controls, format characters and every space but the plain one have no cell of their own. */
function isVisible(character: string, covers: Coverage): boolean {
  return character === ' ' || (!/[\p{M}\p{C}\p{Z}\uFFFD]/u.test(character) && covers(character.codePointAt(0) ?? 0))
}

function codeNumber(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
