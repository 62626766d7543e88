/**
 * Shamir's sharing, byte by byte, in the field of 256 elements with the polynomial of Rijndael,
 * x^8 + x^4 + x^3 + x + 1. SLIP-39, section "Shamir's secret sharing scheme". Not constant-time.
 */

/** A point of the polynomials, one for each byte. */
export interface Point {
  /** 0 to 255. */
  readonly x: number
  readonly y: Uint8Array
}

/** Powers of x + 1, which reaches every element but 0, and their exponents. */
const { EXP, LOG } = tables()

/**
 * The values at `x` of the polynomials of the least degree through all points. These have values of
 * one length, and no two of them the same `x`.
 */
export function interpolate(points: readonly Point[], x: number): Uint8Array {
  const there = points.find((point) => point.x === x)
  if (there) return there.y.slice()
  const sum = new Uint8Array(points[0]?.y.length ?? 0)
  for (const point of points) {
    const weight = weightOf(point.x, points, x)
    for (const [at, byte] of point.y.entries()) sum[at] = (sum[at] ?? 0) ^ (byte === 0 ? 0 : power(log(byte) + weight))
  }
  return sum
}

/** The logarithm of a point's Lagrange basis polynomial at `x`; additions are XOR in this field. */
function weightOf(own: number, points: readonly Point[], x: number): number {
  return points
    .filter((point) => point.x !== own)
    .reduce((sum, other) => (sum + 255 + log(other.x ^ x) - log(other.x ^ own)) % 255, 0)
}

function power(exponent: number): number {
  return EXP[exponent % 255] ?? 0
}

/** Never asked of 0, which has none. */
function log(element: number): number {
  return LOG[element] ?? 0
}

function tables(): { readonly EXP: Uint8Array; readonly LOG: Uint8Array } {
  const EXP = new Uint8Array(255)
  const LOG = new Uint8Array(256)
  let element = 1
  for (let exponent = 0; exponent < 255; exponent++) {
    EXP[exponent] = element
    LOG[element] = exponent
    const doubled = element << 1
    element = (doubled & 0x100 ? doubled ^ 0x11b : doubled) ^ element
  }
  return { EXP, LOG }
}
