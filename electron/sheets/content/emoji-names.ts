import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Everything that is drawn as one picture, also a letter or digit that is told to be one. */
const EMOJI = /\p{RGI_Emoji}|\p{Extended_Pictographic}[\uFE0E\uFE0F]?|\p{Emoji_Modifier}|\p{Regional_Indicator}/gv

const TONES: Readonly<Record<string, string>> = {
  '\u{1F3FB}': 'light',
  '\u{1F3FC}': 'medium-light',
  '\u{1F3FD}': 'medium',
  '\u{1F3FE}': 'medium-dark',
  '\u{1F3FF}': 'dark',
}
const TONE = /[\u{1F3FB}-\u{1F3FF}]/gu

/**
 * Puts the name of each emoji in its place, as Unicode's CLDR has it: "[rocket]". The typeface is of
 * one colour, and its emoji would be hard to tell apart in print. Others stay as they are.
 *
 * @param stays - Whether a sign is to be printed as it is, as © or ™ may be.
 */
export function namedEmoji(text: string, stays: (character: string) => boolean): string {
  return text.replace(EMOJI, (emoji) => (stays(emoji) ? emoji : named(emoji)))
}

function named(emoji: string): string {
  const tones = (emoji.match(TONE) ?? []).map((tone) => `${TONES[tone] ?? ''} skin tone`)
  const plain = emoji.replace(TONE, '').replace('\uFE0E', '')
  const name = nameOf(emoji) ?? nameOf(plain) ?? nameOf(`${plain}\uFE0F`)
  if (name === undefined) return emoji
  return `[${tones.length > 0 && plain !== '' ? `${name}: ${tones.join(', ')}` : name}]`
}

function nameOf(emoji: string): string | undefined {
  names ??= require('unicode-emoji-json/data-by-emoji.json') as Names
  return names[emoji]?.name ?? (emoji in TONES ? `${TONES[emoji] ?? ''} skin tone` : undefined)
}

type Names = Readonly<Record<string, { readonly name: string }>>

/** Read when the first emoji comes. */
let names: Names | undefined
