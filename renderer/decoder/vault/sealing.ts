/** Sealed values and the keys that open them: electron/vault/FORMAT.md, "Sealing" and "Keys". */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { viewOf } from './sqlite/image.ts'

const NONCE_BYTES = 24
const TAG_BYTES = 16
const STEP = 256

/** What opens a vault's parts. */
export interface VaultKeys {
  readonly record: Uint8Array
  readonly manifest: Uint8Array
  readonly header: Uint8Array
}

/** Each purpose has a key of its own. */
export function keysFrom(vaultKey: Uint8Array, vaultId: Uint8Array): VaultKeys {
  const key = (purpose: string) => hkdf(sha256, vaultKey, vaultId, utf8ToBytes(`recovery-kit v1 ${purpose}`), 32)
  return { record: key('record'), manifest: key('manifest'), header: key('header') }
}

export function wipeKeys({ record, manifest, header }: VaultKeys): void {
  for (const key of [record, manifest, header]) key.fill(0)
}

/** What a sealed value is bound to. */
export function bound(label: string, ...fields: readonly Uint8Array[]): Uint8Array {
  return concatBytes(utf8ToBytes(`recovery-kit v1 ${label}\0`), ...fields)
}

/** Undefined when it was altered, or sealed for another place or by another key. */
export function unseal(key: Uint8Array, data: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  try {
    return xchacha20poly1305(key, sealed.subarray(0, NONCE_BYTES), data).decrypt(sealed.subarray(NONCE_BYTES))
  } catch {
    return undefined
  }
}

/** As `unseal`, of what was padded. The bytes are part of a larger array. */
export function unsealPadded(key: Uint8Array, data: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  const padded = unseal(key, data, sealed)
  if (!padded || padded.length < 4 || padded.length % STEP !== 0) return undefined
  const end = 4 + viewOf(padded).getUint32(0)
  if (end > padded.length || padded.length - end >= STEP) return undefined
  return padded.subarray(end).every((byte) => byte === 0) ? padded.subarray(4, end) : undefined
}

/** The tag at the end of a sealed value. */
export function tagOf(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(Math.max(0, sealed.length - TAG_BYTES))
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** A number as eight bytes, big-endian. */
export function u64(number: number): Uint8Array {
  const bytes = new Uint8Array(8)
  viewOf(bytes).setBigUint64(0, BigInt(number))
  return bytes
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
