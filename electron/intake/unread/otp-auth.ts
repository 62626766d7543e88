/**
 * Whether a file is one that OTP Auth for iOS exported: a binary property list under AES-256-CBC with
 * keys that are the same in every copy of the app, for a backup (.otpauthdb) and for one account (.otpauth).
 * What is in it is sealed again, with the password.
 *
 * https://github.com/CooperRS/decrypt-otpauth-files
 */
import { createDecipheriv, createHash } from 'node:crypto'

export function isOtpAuth(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK || bytes.length % BLOCK !== 0) return false
  return KEY_NAMES.some((name) => {
    const key = createHash('sha256').update(name).digest()
    const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(BLOCK)).setAutoPadding(false)
    return decipher.update(bytes.subarray(0, BLOCK)).toString('latin1').startsWith('bplist00')
  })
}

const BLOCK = 16
const KEY_NAMES = ['Authenticator', 'OTPAuth']
