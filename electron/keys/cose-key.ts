/** Credential public keys (RFC 9052 section 7, RFC 9053 section 7, RFC 8230; WebAuthn Level 3 section 5.8.5). */
import { firstItem } from './canonical-cbor.ts'
import { isEd25519Point } from './ed25519-point.ts'
import { BrokenAnswer, malformed } from './problem.ts'

export type CoseKey =
  | {
      readonly kind: 'ec'
      readonly algorithm: number
      readonly curve: EcCurve
      readonly x: Uint8Array
      readonly y: Uint8Array
    }
  | { readonly kind: 'ed25519'; readonly algorithm: number; readonly x: Uint8Array }
  | { readonly kind: 'rsa'; readonly algorithm: number; readonly n: Uint8Array; readonly e: Uint8Array }
  /** Its algorithm is not known here; only the number was read. */
  | { readonly kind: 'other'; readonly algorithm: number }

type EcCurve = 'P-256' | 'P-384' | 'P-521'

/** By COSE algorithm: the curve that WebAuthn wants with it, its COSE number, and the bytes of a coordinate. */
const EC: ReadonlyMap<number, { readonly curve: EcCurve; readonly crv: number; readonly bytes: number }> = new Map([
  [-7, { curve: 'P-256', crv: 1, bytes: 32 }],
  [-35, { curve: 'P-384', crv: 2, bytes: 48 }],
  [-36, { curve: 'P-521', crv: 3, bytes: 66 }],
])
/** COSE's name of the algorithm of a stored key; undefined for one that cannot be read. */
export function algorithmName(publicKey: Uint8Array): string | undefined {
  const value = firstItem(publicKey)?.value
  const algorithm: unknown = value instanceof Map ? value.get(FIELD.alg) : undefined
  return typeof algorithm === 'number' ? (NAMES.get(algorithm) ?? `COSE ${String(algorithm)}`) : undefined
}

const NAMES: ReadonlyMap<number, string> = new Map([
  [-7, 'ES256'],
  [-8, 'EdDSA'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-257, 'RS256'],
])

const EDDSA = -8
const RS256 = -257

/** COSE's numbers of key types and fields. */
const KTY = { okp: 1, ec2: 2, rsa: 3 } as const
const FIELD = { kty: 1, alg: 3, first: -1, second: -2, third: -3 } as const
const ED25519_CRV = 6

/** RFC 8812 section 2 wants 2048 bits at least; no key has more than 8192. */
const RSA_BYTES = { least: 256, most: 1024 } as const

/**
 * Reads a key with exactly the fields of its type: WebAuthn allows no optional ones.
 *
 * @throws BrokenAnswer `malformed`.
 */
export function parseCoseKey(bytes: Uint8Array): CoseKey {
  const item = firstItem(bytes)
  if (!item) throw malformed('public-key', 'encoding')
  if (item.length !== bytes.length) throw malformed('public-key', 'trailing')
  const { value } = item
  const algorithm: unknown = value instanceof Map ? value.get(FIELD.alg) : undefined
  if (!(value instanceof Map) || typeof algorithm !== 'number') throw malformed('public-key', 'fields')
  const ec = EC.get(algorithm)
  if (ec) return ecKey(new Fields(value, KTY.ec2, 5), algorithm, ec)
  if (algorithm === EDDSA) return okpKey(new Fields(value, KTY.okp, 4), algorithm)
  if (algorithm === RS256) return rsaKey(new Fields(value, KTY.rsa, 4), algorithm)
  return { kind: 'other', algorithm }
}

/**
 * Whether signatures can fit the key: its point is on its curve, its modulus is long enough.
 *
 * @throws BrokenAnswer `unusable-key`.
 */
export async function requireUsable(key: CoseKey): Promise<void> {
  switch (key.kind) {
    case 'ec': {
      const point = Uint8Array.of(4, ...key.x, ...key.y) // uncompressed, SEC 1 section 2.3.3
      const algorithm = { name: 'ECDSA', namedCurve: key.curve }
      const isPoint = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify']).then(
        () => true,
        () => false,
      )
      if (!isPoint) throw unusable('not-on-curve')
      return
    }
    case 'ed25519':
      if (!isEd25519Point(key.x)) throw unusable('not-on-curve')
      return
    case 'rsa': {
      const { n, e } = key
      if (n[0] === 0 || n.length < RSA_BYTES.least || n.length > RSA_BYTES.most) throw unusable('rsa-size')
      if (e[0] === 0 || e.length > 8 || (e.at(-1) ?? 0) % 2 === 0 || (e.length === 1 && e[0] === 1))
        throw unusable('rsa-exponent')
      return
    }
    case 'other':
  }
}

function unusable(why: 'not-on-curve' | 'rsa-size' | 'rsa-exponent'): BrokenAnswer {
  return new BrokenAnswer({ kind: 'unusable-key', why })
}

function ecKey(
  fields: Fields,
  algorithm: number,
  { curve, crv, bytes }: { curve: EcCurve; crv: number; bytes: number },
): CoseKey {
  fields.requireNumber(FIELD.first, crv)
  return { kind: 'ec', algorithm, curve, x: fields.bytes(FIELD.second, bytes), y: fields.bytes(FIELD.third, bytes) }
}

function okpKey(fields: Fields, algorithm: number): CoseKey {
  fields.requireNumber(FIELD.first, ED25519_CRV)
  return { kind: 'ed25519', algorithm, x: fields.bytes(FIELD.second, 32) }
}

function rsaKey(fields: Fields, algorithm: number): CoseKey {
  return { kind: 'rsa', algorithm, n: fields.bytes(FIELD.first), e: fields.bytes(FIELD.second) }
}

/** The fields of a key of one type, and no others. */
class Fields {
  readonly #map: ReadonlyMap<unknown, unknown>

  constructor(map: ReadonlyMap<unknown, unknown>, kty: number, count: number) {
    this.#map = map
    this.requireNumber(FIELD.kty, kty)
    if (map.size !== count) throw malformed('public-key', 'fields')
  }

  requireNumber(field: number, expected: number): void {
    if (this.#map.get(field) !== expected) throw malformed('public-key', 'fields')
  }

  bytes(field: number, length?: number): Uint8Array {
    const value = this.#map.get(field)
    if (!(value instanceof Uint8Array) || value.length === 0 || value.length !== (length ?? value.length))
      throw malformed('public-key', 'fields')
    return value
  }
}
