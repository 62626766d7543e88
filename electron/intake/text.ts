/** A source's bytes as text. */
export interface SourceText {
  /** Without a byte order mark; bytes that are not text show as U+FFFD. */
  readonly text: string
  /** False when some bytes are not text. */
  readonly sound: boolean
}

/** UTF-8, or UTF-16 where a byte order mark says so, as Windows editors write it. */
export function textOf(bytes: Uint8Array): SourceText {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, sound: !/[\uFFFD\0]/.test(text) }
}

/** The lines of a text, whatever ends them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
