/**
 * Opens many sealed values with libsodium's XChaCha20-Poly1305, the second implementation beside
 * `unseal`. It takes about a sixth of the time, since with values as small as records most
 * of the price is paid for each call. Sealing, slots, the header and the manifest stay with `sealing.ts`, and so does
 * opening before libsodium is loaded.
 */
import { secretBytes } from '../../secret-bytes.ts'
import { KEY_BYTES, NONCE_BYTES, SealBroken, TAG_BYTES, unseal } from './sealing.ts'

/** What is used of libsodium's own functions. Numbers are addresses in its memory, and lengths in bytes. */
interface Sodium {
  /** Another array once the memory has grown. */
  readonly HEAPU8: Uint8Array
  _malloc(length: number): number
  _free(address: number): void
  /** A length of 64 bits is two numbers, the lower one first. 0 when the tag matches. */
  _crypto_aead_xchacha20poly1305_ietf_decrypt(
    message: number,
    messageLength: null,
    secretNonce: null,
    sealed: number,
    sealedLength: number,
    sealedLengthHigh: 0,
    bound: number,
    boundLength: number,
    boundLengthHigh: 0,
    nonce: number,
    key: number,
  ): number
}

let sodium: Sodium | undefined

/** Loads libsodium for the openers made from then on. Without it, everything works, and takes longer. */
export async function loadOpener(): Promise<void> {
  if (sodium) return
  try {
    const { default: wrappers } = await import('libsodium-wrappers')
    await wrappers.ready
    sodium = (wrappers as unknown as { readonly libsodium: Sodium }).libsodium
  } catch {
    // An opener uses `unseal` instead.
  }
}

/** Opens the values sealed under one key, until it is closed. */
export interface Opener {
  /** @throws SealBroken as `unseal`. The caller wipes the result. */
  open(bound: Uint8Array, sealed: Uint8Array): Uint8Array
  /** Wipes the key and what was opened last. */
  close(): void
}

export function newOpener(key: Uint8Array): Opener {
  if (sodium) return new SodiumOpener(sodium, key)
  return { open: (bound, sealed) => unseal(key, bound, sealed), close: () => undefined }
}

/** Room for most records; it grows for a larger one. */
const ROOM = 4096

/** Of ChaCha20. libsodium copies a last block that is shorter to its stack, and leaves it there; padded records have none. */
const BLOCK_BYTES = 64

class SodiumOpener implements Opener {
  readonly #sodium: Sodium
  readonly #key: Uint8Array
  #address = 0
  #length = 0

  constructor(library: Sodium, key: Uint8Array) {
    this.#sodium = library
    this.#key = key
  }

  open(bound: Uint8Array, sealed: Uint8Array): Uint8Array {
    const length = sealed.length - NONCE_BYTES - TAG_BYTES
    if (length < 0 || length % BLOCK_BYTES !== 0) return unseal(this.#key, bound, sealed)
    this.#makeRoom(KEY_BYTES + bound.length + sealed.length + length)
    const boundAt = this.#address + KEY_BYTES
    const nonceAt = boundAt + bound.length
    const sealedAt = nonceAt + NONCE_BYTES
    const messageAt = nonceAt + sealed.length
    this.#sodium.HEAPU8.set(bound, boundAt)
    this.#sodium.HEAPU8.set(sealed, nonceAt)
    const failed = this.#sodium._crypto_aead_xchacha20poly1305_ietf_decrypt(
      messageAt,
      null,
      null,
      sealedAt,
      length + TAG_BYTES,
      0,
      boundAt,
      bound.length,
      0,
      nonceAt,
      this.#address,
    )
    if (failed !== 0) throw new SealBroken('tag does not match')
    const opened = secretBytes(length)
    opened.set(this.#sodium.HEAPU8.subarray(messageAt, messageAt + length))
    return opened
  }

  close(): void {
    if (this.#address === 0) return
    this.#sodium.HEAPU8.fill(0, this.#address, this.#address + this.#length)
    this.#sodium._free(this.#address)
    this.#address = 0
    this.#length = 0
  }

  /** Key, associated data, nonce and sealed value, then the message, one after the other. */
  #makeRoom(length: number): void {
    if (length <= this.#length) return
    this.close()
    const room = Math.max(ROOM, length)
    const address = this.#sodium._malloc(room)
    if (address === 0) throw new Error('libsodium has no memory left')
    this.#address = address
    this.#length = room
    this.#sodium.HEAPU8.set(this.#key, address)
  }
}
