import { verify, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto'

/** ES256, EdDSA, RS256, ES384, ES512 (WebAuthn Level 3 section 5.8.5): what can be verified here. */
export const VERIFIABLE: readonly number[] = [-7, -8, -257, -35, -36]

/** By COSE algorithm: the type of key it wants, and the hash it signs. */
const WANTS: ReadonlyMap<number, { readonly type: string; readonly hash: string | null }> = new Map([
  [-7, { type: 'ec', hash: 'sha256' }],
  [-35, { type: 'ec', hash: 'sha384' }],
  [-36, { type: 'ec', hash: 'sha512' }],
  [-8, { type: 'ed25519', hash: null }],
  [-257, { type: 'rsa', hash: 'sha256' }],
])

/** Bytes of a coordinate, by OpenSSL's name of the curve. */
const CURVE_BYTES: ReadonlyMap<string | undefined, number> = new Map([
  ['prime256v1', 32],
  ['secp384r1', 48],
  ['secp521r1', 66],
])

/** The hash that an algorithm signs, as node:crypto names it; undefined for one that has none. */
export function hashOf(algorithm: number): string | undefined {
  return WANTS.get(algorithm)?.hash ?? undefined
}

/** Whether a signature fits, under a COSE algorithm (WebAuthn Level 3 section 6.5.5). False for a key of another type. */
export function fits(algorithm: number, key: KeyObject, data: Uint8Array, signature: Uint8Array): boolean {
  const wants = WANTS.get(algorithm)
  if (!wants || wants.type !== key.asymmetricKeyType) return false
  if (wants.type !== 'ec') return isSignature(wants.hash, key, data, signature)
  const bytes = CURVE_BYTES.get(key.asymmetricKeyDetails?.namedCurve)
  const flat = bytes === undefined ? undefined : flatSignature(signature, bytes)
  return flat !== undefined && isSignature(wants.hash, { key, dsaEncoding: 'ieee-p1363' }, data, flat)
}

/** False also where OpenSSL throws: for keys that are too short for the hash. */
export function isSignature(
  hash: string | null,
  key: KeyObject | VerifyKeyObjectInput,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return verify(hash, data, key, signature)
  } catch {
    return false
  }
}

/** r and s of an ECDSA signature, one behind the other. Undefined unless it is DER to the last byte (RFC 3279 section 2.2.3). */
function flatSignature(der: Uint8Array, bytes: number): Uint8Array | undefined {
  const long = der[1] === 0x81
  const start = long ? 3 : 2
  const length = der[start - 1] ?? 0
  if (der[0] !== 0x30 || length !== der.length - start || length >= 0x80 !== long) return undefined
  const r = integerAt(der, start, bytes)
  const s = r && integerAt(der, r.end, bytes)
  return r && s?.end === der.length ? Uint8Array.of(...r.value, ...s.value) : undefined
}

/** A positive integer in its shortest form, filled up to a coordinate's bytes. */
function integerAt(
  der: Uint8Array,
  at: number,
  bytes: number,
): { readonly value: Uint8Array; readonly end: number } | undefined {
  const end = at + 2 + (der[at + 1] ?? 0)
  const [first = 0x80, second = 0x80] = der.subarray(at + 2, end)
  const isShortest = first !== 0 || second >= 0x80
  if (der[at] !== 0x02 || end > der.length || first >= 0x80 || !isShortest) return undefined
  const digits = der.subarray(first === 0 ? at + 3 : at + 2, end)
  if (digits.length > bytes) return undefined
  const value = new Uint8Array(bytes)
  value.set(digits, bytes - digits.length)
  return { value, end }
}
