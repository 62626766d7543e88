/**
 * Characters that nobody sees, or that move what is around them. Names, notes and files come from
 * strangers: one mark that turns text around makes "evil" read "live", and one of no width makes two
 * names look the same. The window, the terminal and decoder.html show each in their own way.
 *
 * Where such a character belongs to what it stands in, it is left alone: the joiners inside an emoji
 * and between letters that join, what chooses the form of an emoji or an ideograph, the tags of a flag.
 */

/** Scripts in which a joiner between two letters changes how they are drawn. */
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
  // No flag has more than six tags; without a bound, a text of tags alone would take forever.
  '(?<=\\u{1F3F4}[\\u{E0020}-\\u{E007E}]{0,6})[\\u{E0020}-\\u{E007F}]',
  '(?<=\\p{Ideographic})[\\u{E0100}-\\u{E01EF}]',
].join('|')

/** Controls, halves of a character, line separators, all that is drawn as nothing (Unicode 5.21, `Default_Ignorable_Code_Point`). */
const HIDDEN = '[\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFFF9-\\uFFFB\\p{Default_Ignorable_Code_Point}]'

const ANY = new RegExp(HIDDEN, 'u')
const EACH = new RegExp(`(${AT_HOME})|${HIDDEN}`, 'gu')

/** What stands for a hidden character where a person reads. */
export const BOX = '□'

/** In a name, line breaks and tabs are hidden characters too; in a text of several lines they are not. */
export type Lines = 'one' | 'many'

/**
 * Writes each hidden character of a text in another way.
 *
 * @param written - Given one code point; answers what stands there instead.
 */
export function replaceHidden(text: string, lines: Lines, written: (character: string) => string): string {
  if (!ANY.test(text)) return text
  return text.replace(EACH, (found, atHome?: string) =>
    atHome !== undefined || (lines === 'many' && BREAKS.includes(found)) ? found : written(found),
  )
}

const BREAKS: readonly string[] = ['\n', '\t']

/** A text for the eye, with a box for each hidden character. Line breaks of Windows become plain ones. */
export function boxed(text: string, lines: Lines = 'one'): string {
  return replaceHidden(lines === 'many' ? text.replaceAll('\r\n', '\n') : text, lines, () => BOX)
}
