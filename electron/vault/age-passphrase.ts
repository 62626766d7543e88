/**
 * Passphrases for age files (https://c2sp.org/age#scrypt-recipient-stanza). The library has its own,
 * whose scrypt in JavaScript stops everything else for a second or more; here Node's runs in its pool.
 */
import { randomBytes, scrypt } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { Stanza, type Identity, type Recipient } from 'age-encryption'

/** The cost as a power of two. age writes 18 as well: under a second, 256 MiB. */
export const WORK_FACTOR = 18
/** Four times what age writes, and 1 GiB. */
export const HIGHEST_WORK_FACTOR = 20

const SALT_BYTES = 16
const FILE_KEY_BYTES = 16
const NONCE = new Uint8Array(12)

/** Encrypts to a passphrase. It must be the only recipient of a file. */
export function passphraseRecipient(passphrase: string, workFactor = WORK_FACTOR): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(SALT_BYTES)
      const key = await keyFrom(passphrase, salt, workFactor)
      const body = chacha20poly1305(key, NONCE).encrypt(fileKey)
      key.fill(0)
      return [new Stanza(['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)], body)]
    },
  }
}

/**
 * Opens what was encrypted to a passphrase. Another passphrase gives null, as a stanza for somebody
 * else does; a stanza that is not one, or asks for more than `HIGHEST_WORK_FACTOR`, throws.
 */
export function passphraseIdentity(passphrase: string): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const [stanza] = stanzas
      const [type, salt = '', factor = ''] = stanza?.args ?? []
      if (!stanza || type !== 'scrypt') return null
      const saltBytes = Buffer.from(salt, 'base64')
      const sound =
        stanzas.length === 1 &&
        stanza.args.length === 3 &&
        /^[1-9][0-9]?$/.test(factor) &&
        Number(factor) <= HIGHEST_WORK_FACTOR &&
        saltBytes.length === SALT_BYTES &&
        stanza.body.length === FILE_KEY_BYTES + 16
      if (!sound) throw new Error('invalid scrypt stanza')
      const key = await keyFrom(passphrase, saltBytes, Number(factor))
      try {
        return chacha20poly1305(key, NONCE).decrypt(stanza.body)
      } catch {
        return null
      } finally {
        key.fill(0)
      }
    },
  }
}

async function keyFrom(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> {
  const password = new TextEncoder().encode(passphrase)
  const N = 2 ** workFactor
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  return await new Promise<Uint8Array>((resolve, reject) => {
    scrypt(password, salted, 32, { N, r: 8, p: 1, maxmem: 129 * N * 8 + 2 ** 20 }, (error, key) => {
      password.fill(0)
      if (error) reject(error)
      else resolve(key)
    })
  })
}
