import { replaceHidden } from '../../visible-text.ts'
import { namedEmoji } from './emoji-names.ts'

/**
 * Tells whether there is a glyph for a code point: in the monospace for what has to be typed exactly,
 * in any face for names and prose.
 */
export type Coverage = (codePoint: number, use: 'exact' | 'prose') => boolean

/** Text as it can be printed. */
export interface PrintableText {
  readonly text: string
  /** Some characters are written as code numbers, `[U+0E01]`. */
  readonly substituted: boolean
}

/**
 * Makes names and notes printable: composed form (NFC), emoji by their names, `[rocket]`, and every
 * character that no face has, or that would be invisible or move others, by its number in brackets.
 * Never a blank, never an empty rectangle.
 */
export function printableText(text: string, covers: Coverage): PrintableText {
  if (ASCII.test(text)) return { text, substituted: false }
  const isDrawn = (character: string) => isVisible(character, covers, 'prose')
  const plain = namedEmoji(text.normalize('NFC').replace(WIDE_SPACE, ' '), isDrawn)
  const joining = joiningIn(plain, covers)
  return substitute(plain, (character, at) => isDrawn(character) || joining.has(at))
}

/**
 * Makes a recovery code printable. It is not composed, since every character counts, and a space
 * that a reader could miss (first, last, or after another one) is written as its number too.
 */
export function printableCode(text: string, covers: Coverage): PrintableText {
  const plain = substitute(text, (character) => isVisible(character, covers, 'exact'))
  const marked = plain.text.replace(/^ +| +$|(?<= ) +/g, (spaces) => '[U+0020]'.repeat(spaces.length))
  return { text: marked, substituted: plain.substituted || marked !== plain.text }
}

/** A name in a sentence about a sheet: all its letters as they are, and hidden characters by number as on the sheet. */
export function visibleName(text: string): string {
  return replaceHidden(text, 'one', codeNumber)
}

const ASCII = /^[\x20-\x7E]*$/

/** The space of Chinese and Japanese, between two of their characters. */
const WIDE_SPACE = /(?<=[\p{L}\p{N}\p{P}])\u3000(?=[\p{L}\p{N}\p{P}])/gu

/** Scripts whose marks the faces set over, under or around letters. */
const MARKED = ['Arabic', 'Hebrew', 'Devanagari', 'Thai'] as const
/** Letters of one script with their marks and joiners; more marks than this would reach into other lines. */
const JOINED = new RegExp(
  MARKED.map((script) => {
    const ofScript = `\\p{Script_Extensions=${script}}`
    const joiner = script === 'Arabic' || script === 'Devanagari' ? `|[\\u200C\\u200D](?=(?=\\p{L})${ofScript})` : ''
    return `(?=\\p{L})${ofScript}(?:(?=\\p{M})${ofScript}${joiner}){1,4}`
  }).join('|'),
  'gu',
)

const JOINER = /[\u200C\u200D]/

/** The places of marks and joiners that belong to the letter before them. */
function joiningIn(text: string, covers: Coverage): ReadonlySet<number> {
  const places = new Set<number>()
  for (const { 0: group, index } of text.matchAll(JOINED)) {
    const [letter = '', ...marks] = group
    if (!isVisible(letter, covers, 'prose')) continue
    let at = index + letter.length
    for (const mark of marks) {
      if (!JOINER.test(mark) && !covers(mark.codePointAt(0) ?? 0, 'prose')) break
      places.add(at)
      at += mark.length
    }
  }
  return places
}

function substitute(text: string, prints: (character: string, at: number) => boolean): PrintableText {
  let substituted = false
  let at = 0
  const characters = Array.from(text).map((character) => {
    const place = at
    at += character.length
    if (prints(character, place)) return character
    substituted = true
    return codeNumber(character)
  })
  return { text: characters.join(''), substituted }
}

/** Marks, controls, format characters and every space but the plain one have no place of their own. */
function isVisible(character: string, covers: Coverage, use: 'exact' | 'prose'): boolean {
  if (character === ' ') return true
  return !/[\p{M}\p{C}\p{Z}\uFFFD]/u.test(character) && covers(character.codePointAt(0) ?? 0, use)
}

function codeNumber(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
