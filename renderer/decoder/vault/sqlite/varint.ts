import { damaged } from '../problem.ts'

/**
 * Reads seven bits a byte, the most significant first. Numbers of more than 53 bits are refused: no length and no
 * row id of a vault is that large.
 *
 * @param end - Where the bytes end that may be read.
 */
export function varint(bytes: Uint8Array, at: number, end: number): readonly [value: number, next: number] {
  let value = 0
  for (let place = at; place < at + 8 && place < end; place++) {
    const byte = bytes[place] ?? 0
    value = value * 128 + (byte & 127)
    if (value > Number.MAX_SAFE_INTEGER) break
    if (byte < 128) return [value, place + 1]
  }
  throw damaged()
}
