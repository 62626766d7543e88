/**
 * What CryptoJS and `openssl enc -aes-256-cbc -md md5` seal under a passphrase, base64: the text
 * "Salted__", eight bytes of salt, and the ciphertext. Key and initialisation vector are MD5 sums of
 * passphrase and salt, each over the one before (EVP_BytesToKey of OpenSSL, one round).
 */
import { createHash } from 'node:crypto'
import { openCbc } from './ciphers.ts'
import { bytesFromBase64 } from './encodings.ts'

const MARK = 'Salted__'
const SALT_BYTES = 8
const [KEY_BYTES, IV_BYTES] = [32, 16]

/** @returns Undefined when it is not of this form or the padding is wrong; nothing else proves the passphrase. */
export function openSalted(sealed: string, passphrase: string): Uint8Array | undefined {
  const bytes = bytesFromBase64(sealed)
  if (!bytes || Buffer.from(bytes.subarray(0, MARK.length)).toString('latin1') !== MARK) return undefined
  const salt = bytes.subarray(MARK.length, MARK.length + SALT_BYTES)
  const material = Buffer.alloc(KEY_BYTES + IV_BYTES)
  let last = Buffer.alloc(0)
  for (let filled = 0; filled < material.length; filled += last.length) {
    last = createHash('md5').update(last).update(passphrase).update(salt).digest()
    last.copy(material, filled)
  }
  const plain = openCbc(
    material.subarray(0, KEY_BYTES),
    material.subarray(KEY_BYTES),
    bytes.subarray(MARK.length + SALT_BYTES),
  )
  material.fill(0)
  last.fill(0)
  return plain
}
