import { replaceHidden } from '../visible-text.ts'

/**
 * Makes any text safe for a terminal. A terminal obeys control characters: they can change its title
 * or the clipboard, or overwrite what it showed. They are written as `\u001b`, like all hidden
 * characters; in JSON that is the same string. Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  // Keep the two colours of the app's own QR codes; `split` puts them at the odd places.
  return text
    .split(COLOURS)
    .map((part, index) => (index % 2 === 1 ? part : replaceHidden(part, 'many', escaped)))
    .join('')
}

const ESCAPE = String.fromCharCode(0x1b)
const COLOURS = new RegExp(`(${ESCAPE}\\[(?:30;107|0)m)`, 'u')

/** Two escapes for a character beyond U+FFFF, as in JSON. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}
