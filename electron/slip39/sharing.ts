import { concatBytes } from '@noble/hashes/utils.js'
import { digestOf } from './cipher.ts'
import { interpolate, type Point } from './field.ts'

/** Where the polynomials have the secret, and a digest of it. Shares have 0 to 15. */
const SECRET_AT = 255
const DIGEST_AT = 254
const DIGEST_BYTES = 4

/**
 * Shares a secret: any `threshold` of the values give it back, fewer tell nothing but, once in 2^32,
 * that a guess is right. SLIP-39, section "Shamir's secret sharing scheme".
 *
 * @param random - Random bytes, as many as asked for.
 */
export function shareValues(
  secret: Uint8Array,
  { threshold, count, random }: { threshold: number; count: number; random: (length: number) => Uint8Array },
): readonly Uint8Array[] {
  if (threshold === 1) return Array.from({ length: count }, () => secret.slice())
  const key = random(secret.length - DIGEST_BYTES)
  const points: readonly Point[] = [
    ...Array.from({ length: threshold - 2 }, (_, x) => ({ x, y: random(secret.length) })),
    { x: DIGEST_AT, y: concatBytes(digestOf(secret, key).subarray(0, DIGEST_BYTES), key) },
    { x: SECRET_AT, y: secret },
  ]
  return Array.from({ length: count }, (_, x) => interpolate(points, x))
}

/**
 * The secret; undefined when the digest does not fit. Of more values than the threshold, all count:
 * one wrong value among them is noticed.
 */
export function secretOf(points: readonly Point[], threshold: number): Uint8Array | undefined {
  if (threshold === 1) {
    const value = points[0]?.y ?? new Uint8Array()
    return points.every(({ y }) => equal(y, value)) ? value.slice() : undefined
  }
  const secret = interpolate(points, SECRET_AT)
  const digest = interpolate(points, DIGEST_AT)
  const fits = equal(
    digestOf(secret, digest.subarray(DIGEST_BYTES)).subarray(0, DIGEST_BYTES),
    digest.subarray(0, DIGEST_BYTES),
  )
  return fits ? secret : undefined
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
