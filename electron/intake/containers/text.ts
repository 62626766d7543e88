/** A source's bytes as text. */
export interface SourceText {
  /** Without a byte order mark; bytes that are not text show as U+FFFD. */
  readonly text: string
  /** False when some bytes are not text. */
  readonly sound: boolean
}

/** Every format looks at the text of a source; it is made once. It goes when the bytes go. */
const texts = new WeakMap<Uint8Array, SourceText>()

/** UTF-8, or UTF-16 where a byte order mark says so, as Windows editors write it. */
export function textOf(bytes: Uint8Array): SourceText {
  const known = texts.get(bytes)
  if (known) return known
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  const made = { text, sound: !/[\uFFFD\0]/.test(text) }
  texts.set(bytes, made)
  return made
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
