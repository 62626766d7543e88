/**
 * Memory for keys, passphrases, codes and everything else that is wiped after use.
 *
 * V8 keeps typed arrays of up to 64 bytes on its own heap (its flag `typed_array_max_size_in_heap`).
 * There the collector copies them around, and the first access to `.buffer` moves them out and
 * leaves the old bytes behind. An explicit `ArrayBuffer` is off the heap from the start and never
 * moves, so wiping it leaves no copy.
 */

/** Zeroed bytes in memory of their own. */
export function secretBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(length))
}

/** A copy in memory of its own. */
export function copySecret(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = secretBytes(bytes.length)
  copy.set(bytes)
  return copy
}

/** Moves bytes into memory of their own and wipes the old ones. */
export function moveSecret(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const moved = copySecret(bytes)
  bytes.fill(0)
  return moved
}

/** Joins several, in memory of their own. */
export function joinSecrets(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = secretBytes(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

const HEX_DIGITS = new TextEncoder().encode('0123456789abcdef')

/** Two hexadecimal digits per byte, as ASCII. */
export function hexBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const digits = secretBytes(2 * bytes.length)
  for (const [at, byte] of bytes.entries()) {
    digits[2 * at] = HEX_DIGITS[byte >>> 4] ?? 0
    digits[2 * at + 1] = HEX_DIGITS[byte & 15] ?? 0
  }
  return digits
}
