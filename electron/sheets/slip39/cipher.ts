/**
 * The secret is not shared as it is, but encrypted with a passphrase: four Feistel rounds over
 * PBKDF2. SLIP-39, section "Encryption of the master secret". There is no wrong passphrase: each
 * gives another secret.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** What the encryption depends on besides the secret. */
export interface CipherOptions {
  readonly passphrase: string
  /** 0 to 15: each step doubles the work. */
  readonly exponent: number
  /** 15 bits; part of the key unless the share is extendable. */
  readonly identifier: number
  readonly extendable: boolean
}

const ROUNDS = [0, 1, 2, 3] as const
/** In each round, at exponent 0. */
const ITERATIONS = 2500

export function encryptSecret(secret: Uint8Array, options: CipherOptions): Uint8Array {
  return feistel(secret, ROUNDS, options)
}

export function decryptSecret(encrypted: Uint8Array, options: CipherOptions): Uint8Array {
  return feistel(encrypted, ROUNDS.toReversed(), options)
}

/** HMAC-SHA256; its first bytes prove that shares were put together right. */
export function digestOf(secret: Uint8Array, key: Uint8Array): Uint8Array {
  return hmac(sha256, key, secret)
}

function feistel(bytes: Uint8Array, rounds: readonly number[], options: CipherOptions): Uint8Array {
  const half = bytes.length / 2
  let left = bytes.slice(0, half)
  let right = bytes.slice(half)
  for (const round of rounds) {
    const mask = roundKey(round, right, options)
    ;[left, right] = [right, left.map((byte, at) => byte ^ (mask[at] ?? 0))]
  }
  return concatBytes(right, left)
}

function roundKey(round: number, half: Uint8Array, options: CipherOptions): Uint8Array {
  const { passphrase, exponent, identifier, extendable } = options
  const prefix = extendable
    ? Uint8Array.of()
    : concatBytes(utf8ToBytes('shamir'), Uint8Array.of(identifier >>> 8, identifier & 255))
  const password = concatBytes(Uint8Array.of(round), utf8ToBytes(passphrase))
  const salt = concatBytes(prefix, half)
  return pbkdf2(sha256, password, salt, { c: ITERATIONS * 2 ** exponent, dkLen: half.length })
}
