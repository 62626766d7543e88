/**
 * Text for a terminal, whatever it was made of: names and notes come from files of strangers, and a
 * terminal obeys control characters (it can be told to change its title or the clipboard, or to
 * write over what it showed). Those are written out as `\u001b`, as are the marks that turn text
 * around. In JSON that is the same string. Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  return text.replace(DRAWN_OR_CONTROL, (found) => (found.length > 1 ? found : escaped(found)))
}

/** The two colours of a QR code pass; then control characters, line separators and bidirectional marks (UAX #9). */
const DRAWN_OR_CONTROL =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /\u001B\[(?:30;107|0)m|(?![\n\t])\p{Cc}|[\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
