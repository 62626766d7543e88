/**
 * How the key of a KeePass database is made slow to guess: AES over and over, or Argon2.
 * https://keepass.info/help/kb/kdbx.html#kdfp
 */
import { createHash, webcrypto } from 'node:crypto'
import { argon2Key } from '../derivation.ts'
import { costTooHigh, damaged } from '../failures.ts'
import { LIMITS } from '../limits.ts'
import { unreadable, WHAT } from './kdbx-failures.ts'

export type Kdf =
  | { readonly type: 'aes'; readonly seed: Uint8Array; readonly rounds: number }
  | {
      readonly type: 'argon2d' | 'argon2id'
      readonly salt: Uint8Array
      /** KiB. */
      readonly memory: number
      readonly passes: number
      readonly lanes: number
    }

/** As KDBX 3 has it; KDBX 4 knows it under another name as well. */
export const AES_KDF = Buffer.from('c9d9f39a628a4460bf740d08c18a4fea', 'hex')
const TYPES: Readonly<Record<string, Kdf['type']>> = {
  [AES_KDF.toString('hex')]: 'aes',
  '7c02bb8279a74ac0927d114a00648238': 'aes',
  ef636ddf8c29444b91f7a9a403e30a0c: 'argon2d',
  '9e298b1956db4773b23dfc3ec6f0a1e6': 'argon2id',
}
/** Version 1.3 of RFC 9106. */
const ARGON2_VERSION = 0x13

/**
 * The derivation that a header asks for. The rounds of AES are within `LIMITS`; the costs of Argon2
 * are checked where it runs.
 *
 * @throws KitError `unreadable`, `cost-too-high` or `file-damaged`
 */
export function kdfFrom(values: ReadonlyMap<string, Buffer>): Kdf {
  const type = TYPES[values.get('$UUID')?.toString('hex') ?? '']
  if (type === undefined) throw unreadable('its key is made in a way that only newer apps know', 'save it with Argon2')
  const salt = values.get('S')
  if (!salt) throw damaged(WHAT)
  if (type === 'aes') {
    const rounds = number(values.get('R'), 8)
    if (salt.length !== 32 || rounds < LIMITS.kdbxRounds.min) throw damaged(WHAT)
    if (rounds > LIMITS.kdbxRounds.max) throw costTooHigh(WHAT)
    return { type, seed: salt, rounds }
  }
  if (number(values.get('V'), 4) !== ARGON2_VERSION || values.has('K') || values.has('A'))
    throw unreadable('its key is made with an uncommon form of Argon2', 'save it as KDBX 4')
  const memory = number(values.get('M'), 8) / 1024
  if (salt.length < 8) throw damaged(WHAT)
  return { type, salt, memory, passes: number(values.get('I'), 8), lanes: number(values.get('P'), 4) }
}

/**
 * The key of 32 bytes. The caller wipes it and what it was made from.
 *
 * @throws KitError `cost-too-high` or `file-damaged`
 */
export async function deriveKey(composite: Uint8Array, kdf: Kdf): Promise<Uint8Array> {
  if (kdf.type !== 'aes') return await argon2Key({ ...kdf, password: composite, bytes: 32, what: WHAT })
  const key = await webcrypto.subtle.importKey('raw', new Uint8Array(kdf.seed), 'AES-CBC', false, ['encrypt'])
  // The two blocks of the key are encrypted apart, so side by side.
  const [left, right] = await Promise.all([
    encryptedOver(composite.subarray(0, 16), key, kdf.rounds),
    encryptedOver(composite.subarray(16), key, kdf.rounds),
  ])
  return new Uint8Array(createHash('sha256').update(left).update(right).digest())
}

/** Blocks in one go: 1 MiB. */
const AT_ONCE = 65_536

/**
 * A block encrypted so many times. CBC over zeros does that in one call, since each block of zeros
 * only takes on the ciphertext before it.
 */
async function encryptedOver(block: Uint8Array, key: webcrypto.CryptoKey, rounds: number): Promise<Uint8Array> {
  let current = new Uint8Array(block)
  const zeros = new Uint8Array(16 * Math.min(rounds, AT_ONCE))
  for (let left = rounds; left > 0; left -= AT_ONCE) {
    const data = zeros.subarray(0, 16 * Math.min(left, AT_ONCE))
    const out = new Uint8Array(await webcrypto.subtle.encrypt({ name: 'AES-CBC', iv: current }, key, data))
    // The last block is padding.
    current = out.slice(data.length - 16, data.length)
    out.fill(0)
  }
  return current
}

/** Little-endian, of 4 or 8 bytes. */
function number(bytes: Buffer | undefined, length: 4 | 8): number {
  if (bytes?.length !== length) throw damaged(WHAT)
  return length === 4 ? bytes.readUInt32LE() : Number(bytes.readBigUInt64LE())
}
