/**
 * Passphrases for age files (https://c2sp.org/age#scrypt-recipient-stanza). The library has its own,
 * but its scrypt in JavaScript blocks everything else for a second or more; Node's runs in its
 * thread pool.
 */
import { randomBytes, scrypt } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { Stanza, type Identity, type Recipient } from 'age-encryption'
import { NONCE, SALT_BYTES, scryptIdentity, scryptKey, type ScryptWork } from './age-scrypt.ts'

/** The cost as a power of two, the same as age's: under a second, 256 MiB. */
export const WORK_FACTOR = 18

/**
 * Encrypts to a passphrase, which must be the file's only recipient.
 *
 * @param workFactor - The cost as a power of two.
 */
export function passphraseRecipient(passphrase: string, workFactor = WORK_FACTOR): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(SALT_BYTES)
      const key = await scryptKey(passphrase, salt, workFactor, derive)
      const body = chacha20poly1305(key, NONCE).encrypt(fileKey)
      key.fill(0)
      return [new Stanza(['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)], body)]
    },
  }
}

/** Opens what was encrypted to a passphrase; see `scryptIdentity`. */
export function passphraseIdentity(passphrase: string): Identity {
  return scryptIdentity(passphrase, derive)
}

async function derive({ password, salt, N }: ScryptWork): Promise<Uint8Array> {
  return await new Promise<Uint8Array>((resolve, reject) => {
    scrypt(password, salt, 32, { N, r: 8, p: 1, maxmem: 129 * N * 8 + 2 ** 20 }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
