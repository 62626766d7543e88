/**
 * Finds characters that are invisible or that move what is around them. Names, notes and files come
 * from strangers: one mark that reverses text makes "evil" read "live", and a zero-width one makes
 * two names look the same. The window, the terminal and decoder.html each show them in their own
 * way.
 *
 * Characters that belong where they are stay: the joiners inside an emoji and between letters that
 * join, variation selectors of an emoji or an ideograph, the tags of a flag.
 */

/** Scripts where a joiner between two letters changes how they are drawn. */
const JOINING = [
  'Arabic',
  'Syriac',
  'Mongolian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Myanmar',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('')

const AT_HOME = [
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
  `(?<=[${JOINING}])[\\u200C\\u200D](?=[${JOINING}])`,
  '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]',
  '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  // No flag has more than six tags. Without a limit, a text made only of tags would take forever.
  '(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{0,6})[\\u{E0020}-\\u{E007F}]',
  '(?<=\\p{Ideographic})[\\u{E0100}-\\u{E01EF}]',
].join('|')

/**
 * Controls, halves of a character, line separators, and everything drawn as nothing (Unicode 5.21,
 * `Default_Ignorable_Code_Point`).
 */
const HIDDEN = '[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFFF9-\\uFFFB\\p{Default_Ignorable_Code_Point}]'

const ANY = new RegExp(HIDDEN, 'u')
const EACH = new RegExp(`(${AT_HOME})|${HIDDEN}`, 'gu')

/** What a person sees in place of a hidden character. */
export const BOX = '□'

/** In a name, line breaks and tabs are hidden characters too; in a text of several lines they are not. */
export type Lines = 'one' | 'many'

/**
 * Replaces each hidden character of a text.
 *
 * @param written - Given one code point; returns its replacement.
 */
export function replaceHidden(text: string, lines: Lines, written: (character: string) => string): string {
  if (!ANY.test(text)) return text
  return text.replace(EACH, (found, atHome?: string) =>
    atHome !== undefined || (lines === 'many' && BREAKS.includes(found)) ? found : written(found),
  )
}

const BREAKS: readonly string[] = ['\n', '\t']

/** A text to show, with a box for each hidden character. Windows line breaks become plain ones. */
export function boxed(text: string, lines: Lines = 'one'): string {
  return replaceHidden(lines === 'many' ? text.replaceAll('\r\n', '\n') : text, lines, () => BOX)
}
