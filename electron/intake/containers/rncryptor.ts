/**
 * RNCryptor, version 3 with a password: two salts of eight bytes, an IV of 16, AES-256-CBC, and an
 * HMAC-SHA-256 over everything before it. Both keys are PBKDF2-HMAC-SHA-1 with 10,000 iterations.
 *
 * https://github.com/RNCryptor/RNCryptor-Spec/blob/master/RNCryptor-Spec-v3.md
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { openCbc } from './ciphers.ts'
import { pbkdf2Key } from './derivation.ts'
import { damaged, wrongPasswordOrDamaged } from './failures.ts'
import { utf8 } from './text.ts'

const VERSION = 3
const WITH_PASSWORD = 1
const SALT = 2
const MAC_SALT = 10
const IV = 18
const SEALED = 34
const MAC_BYTES = 32
const BLOCK = 16

/**
 * The plaintext; the caller wipes it.
 *
 * @param what - The format in the middle of a sentence: "OTP Auth backup".
 * @throws KitError `wrong-password`, or `file-damaged` when it is no such message
 */
export async function openRnCryptor(message: Uint8Array, password: string, what: string): Promise<Uint8Array> {
  const end = message.length - MAC_BYTES
  if (message[0] !== VERSION || message[1] !== WITH_PASSWORD || end < SEALED + BLOCK) throw damaged(what)
  const secret = utf8(password)
  const keyFrom = async (salt: Uint8Array) =>
    await pbkdf2Key({ password: secret, salt, iterations: 10_000, hash: 'sha1', bytes: 32, what })
  const key = await keyFrom(message.subarray(SALT, MAC_SALT))
  const macKey = await keyFrom(message.subarray(MAC_SALT, IV))
  try {
    const mac = createHmac('sha256', macKey).update(message.subarray(0, end)).digest()
    if (!timingSafeEqual(mac, message.subarray(end))) throw wrongPasswordOrDamaged(what)
    const plaintext = openCbc(key, message.subarray(IV, SEALED), message.subarray(SEALED, end))
    if (!plaintext) throw damaged(what)
    return plaintext
  } finally {
    for (const bytes of [secret, key, macKey]) bytes.fill(0)
  }
}
