import { firstItem } from './canonical-cbor.ts'
import { malformed } from './problem.ts'

/** WebAuthn Level 3 section 6.1. */
export interface AuthenticatorData {
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Uint8Array
  readonly userPresent: boolean
  readonly userVerified: boolean
  readonly backupEligible: boolean
  readonly backedUp: boolean
  readonly signCount: number
  /** In registrations. */
  readonly credential?: AttestedCredential
  readonly extensions?: ReadonlyMap<unknown, unknown>
}

/** WebAuthn Level 3 section 6.5.1. */
export interface AttestedCredential {
  /** 16 bytes. */
  readonly aaguid: Uint8Array
  /** At most 1023 bytes. */
  readonly id: Uint8Array
  /** A COSE_Key, verbatim. */
  readonly publicKey: Uint8Array
}

const FLAGS = { present: 0x01, verified: 0x04, eligible: 0x08, backedUp: 0x10, attested: 0x40, extended: 0x80 } as const

const HEAD_BYTES = 37
const AAGUID_BYTES = 16
const MOST_ID_BYTES = 1023

/** @throws BrokenAnswer `malformed`, also for anything behind its end. */
export function parseAuthenticatorData(bytes: Uint8Array): AuthenticatorData {
  if (bytes.length < HEAD_BYTES) throw malformed('authenticator-data', 'encoding')
  const has = (flag: number): boolean => ((bytes[32] ?? 0) & flag) !== 0
  const attested = has(FLAGS.attested) ? attestedAt(bytes, HEAD_BYTES) : undefined
  const extensionsAt = attested?.end ?? HEAD_BYTES
  const extended = has(FLAGS.extended) ? extensionsIn(bytes.subarray(extensionsAt)) : undefined
  if (extensionsAt + (extended?.length ?? 0) !== bytes.length) throw malformed('authenticator-data', 'trailing')
  return {
    rpIdHash: bytes.slice(0, 32),
    userPresent: has(FLAGS.present),
    userVerified: has(FLAGS.verified),
    backupEligible: has(FLAGS.eligible),
    backedUp: has(FLAGS.backedUp),
    signCount: new DataView(bytes.buffer, bytes.byteOffset).getUint32(33),
    ...(attested && { credential: attested.credential }),
    ...(extended && { extensions: extended.value }),
  }
}

function attestedAt(
  bytes: Uint8Array,
  start: number,
): { readonly credential: AttestedCredential; readonly end: number } {
  const idAt = start + AAGUID_BYTES + 2
  if (bytes.length < idAt) throw malformed('authenticator-data', 'encoding')
  const idLength = new DataView(bytes.buffer, bytes.byteOffset).getUint16(idAt - 2)
  if (idLength === 0 || idLength > MOST_ID_BYTES) throw malformed('authenticator-data', 'fields')
  const keyAt = idAt + idLength
  const key = firstItem(bytes.subarray(keyAt))
  if (!key) throw malformed('authenticator-data', 'encoding')
  const end = keyAt + key.length
  const credential = {
    aaguid: bytes.slice(start, start + AAGUID_BYTES),
    id: bytes.slice(idAt, keyAt),
    publicKey: bytes.slice(keyAt, end),
  }
  return { credential, end }
}

function extensionsIn(bytes: Uint8Array): { readonly value: ReadonlyMap<unknown, unknown>; readonly length: number } {
  const item = firstItem(bytes)
  if (!item) throw malformed('authenticator-data', 'encoding')
  const { value, length } = item
  if (!(value instanceof Map)) throw malformed('authenticator-data', 'fields')
  return { value, length }
}
