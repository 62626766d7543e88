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

/** What PBKDF2-HMAC-SHA-256 (RFC 8018) is to make a key of. */
export interface ShareWork {
  readonly password: Uint8Array
  readonly salt: Uint8Array
  readonly iterations: number
  /** Length of the key. */
  readonly bytes: number
}

/** Does such work beside everything else: Node in its own threads, a page in slices. */
export type DeriveShareKey = (work: ShareWork) => Promise<Uint8Array>

/**
 * The most work that is done for shares, no matter which app made them. Trezor and its reference code write 0 or
 * 1, the standard's own vectors go up to 3. At 5 a browser takes half a second; 15, which a share may
 * state, would be minutes.
 */
export const MOST_EXPONENT = 5

const ROUNDS = [0, 1, 2, 3] as const
/** In each round, at exponent 0. */
const ITERATIONS = 2500

/** At once: what this app splits is at exponent 0, a few milliseconds. */
export function encryptSecret(secret: Uint8Array, options: CipherOptions): Uint8Array {
  const steps = feistel(secret, ROUNDS, options)
  let step = steps.next()
  while (step.done !== true) {
    const { password, salt, iterations: c, bytes: dkLen } = step.value
    step = steps.next(pbkdf2(sha256, password, salt, { c, dkLen }))
  }
  return step.value
}

/** @param progress - Told how far it is, from 0 to 1. */
export async function decryptSecret(
  encrypted: Uint8Array,
  options: CipherOptions,
  derive: DeriveShareKey,
  progress: (share: number) => void = () => undefined,
): Promise<Uint8Array> {
  const steps = feistel(encrypted, ROUNDS.toReversed(), options)
  let step = steps.next()
  for (let done = 1; step.done !== true; done++) {
    step = steps.next(await derive(step.value))
    progress(done / ROUNDS.length)
  }
  return step.value
}

/** HMAC-SHA256; its first bytes prove that shares were put together right. */
export function digestOf(secret: Uint8Array, key: Uint8Array): Uint8Array {
  return hmac(sha256, key, secret)
}

/** Asks for the key of each round, and answers with the result. */
function* feistel(
  bytes: Uint8Array,
  rounds: readonly number[],
  options: CipherOptions,
): Generator<ShareWork, Uint8Array, Uint8Array> {
  const half = bytes.length / 2
  let left = bytes.slice(0, half)
  let right = bytes.slice(half)
  for (const round of rounds) {
    const mask = yield workOf(round, right, options)
    ;[left, right] = [right, left.map((byte, at) => byte ^ (mask[at] ?? 0))]
  }
  return concatBytes(right, left)
}

function workOf(round: number, half: Uint8Array, options: CipherOptions): ShareWork {
  const { passphrase, exponent, identifier, extendable } = options
  const prefix = extendable
    ? Uint8Array.of()
    : concatBytes(utf8ToBytes('shamir'), Uint8Array.of(identifier >>> 8, identifier & 255))
  const password = concatBytes(Uint8Array.of(round), utf8ToBytes(passphrase))
  return { password, salt: concatBytes(prefix, half), iterations: ITERATIONS * 2 ** exponent, bytes: half.length }
}
