import { randomBytes } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concatBytes, utf8ToBytes } from '@noble/ciphers/utils.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { copySecret, moveSecret, secretBytes } from '../../secret-bytes.ts'

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
export const TAG_BYTES = 16

/** Plaintexts are padded to multiples of this, so that sizes say little about the content. */
export const PADDING_STEP = 256

const ZEROS = Buffer.alloc(PADDING_STEP)

/** Each key has one purpose; the names are part of the format. */
export type Purpose = 'record' | 'manifest' | 'header'

/** Thrown when a sealed value was altered, truncated, or sealed for another place. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** A key for one purpose, from the vault key by HKDF-SHA-256 (RFC 5869), salted with the vault id. */
export function subKey(vaultKey: Uint8Array, vaultId: Uint8Array, purpose: Purpose): Uint8Array {
  return moveSecret(hkdf(sha256, vaultKey, vaultId, utf8ToBytes(`recovery-kit v1 ${purpose}`), KEY_BYTES))
}

/** What a sealed value is bound to: a label, then fixed-length fields, so that every place is different. */
export function associatedData(label: string, ...fields: readonly Uint8Array[]): Uint8Array {
  return concatBytes(utf8ToBytes(`recovery-kit v1 ${label}`), Uint8Array.of(0), ...fields)
}

/** XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce: nonce, ciphertext, tag. */
export function seal(key: Uint8Array, bound: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  return concatBytes(nonce, xchacha20poly1305(key, nonce, bound).encrypt(plaintext))
}

/** @throws SealBroken unless `seal` made the value for this key and place. */
export function unseal(key: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken('too short')
  // The database gives Buffers, whose subarrays are slower; over thousands of records that shows.
  const bytes = new Uint8Array(sealed.buffer, sealed.byteOffset, sealed.length)
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const opened = secretBytes(bytes.length - NONCE_BYTES - TAG_BYTES)
  try {
    return xchacha20poly1305(key, nonce, bound).decrypt(bytes.subarray(NONCE_BYTES), opened)
  } catch (cause) {
    throw new SealBroken('tag does not match', { cause })
  }
}

/** The content of a padded, sealed value. @throws SealBroken as `unseal` and `unpad`. */
export function unsealPadded(key: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array {
  const padded = unseal(key, bound, sealed)
  try {
    return unpad(padded)
  } finally {
    padded.fill(0)
  }
}

/** Length (4 bytes, big-endian), the bytes, then zeros up to the next padding step. */
export function pad(bytes: Uint8Array): Uint8Array {
  const padded = secretBytes(Math.ceil((4 + bytes.length) / PADDING_STEP) * PADDING_STEP)
  new DataView(padded.buffer).setUint32(0, bytes.length)
  padded.set(bytes, 4)
  return padded
}

/** @throws SealBroken when the length or the zeros are not what `pad` writes. */
export function unpad(padded: Uint8Array): Uint8Array {
  if (padded.length < 4 || padded.length % PADDING_STEP !== 0) throw new SealBroken('not padded')
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (4 + length > padded.length || padded.length - 4 - length >= PADDING_STEP) throw new SealBroken('wrong length')
  if (ZEROS.compare(padded, 4 + length, padded.length, 0, padded.length - 4 - length) !== 0) {
    throw new SealBroken('padding is not zero')
  }
  return copySecret(padded.subarray(4, 4 + length))
}

/** A number as eight bytes, big-endian. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}
