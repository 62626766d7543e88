/** Points of Ed25519 (RFC 8032 section 5.1): WebCrypto takes any 32 bytes for one. */
const P = 2n ** 255n - 19n
const D = modulo(-121665n * inverse(121666n))

/**
 * Whether 32 bytes are the encoding of a point (RFC 8032 section 5.1.3): y is below p, and there is
 * an x with -x² + y² = 1 + d x² y².
 */
export function isEd25519Point(encoded: Uint8Array): boolean {
  const number = encoded.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  const sign = number >> 255n
  const y = number & (2n ** 255n - 1n)
  if (y >= P) return false
  const squared = modulo((y * y - 1n) * inverse(modulo(D * y * y + 1n)))
  // Zero has no other sign.
  if (squared === 0n) return sign === 0n
  return power(squared, (P - 1n) / 2n) === 1n // Euler: it is a square
}

function modulo(value: bigint): bigint {
  return ((value % P) + P) % P
}

/** Fermat: d is no square, so what is inverted here is never zero. */
function inverse(value: bigint): bigint {
  return power(modulo(value), P - 2n)
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = (square * square) % P)
    if (left & 1n) result = (result * square) % P
  return result
}
