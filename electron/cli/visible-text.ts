import { replaceHidden } from '../visible-text.ts'

/**
 * Text for a terminal, whatever it was made of: a terminal obeys control characters (it can be told
 * to change its title or the clipboard, or to write over what it showed). Those are written out as
 * `\u001b`, as are all hidden characters. In JSON that is the same string. Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  // The two colours of a QR code are the app's own; `split` puts them at the odd places.
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
