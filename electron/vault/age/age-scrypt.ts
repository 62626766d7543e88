/**
 * The passphrase stanza of an age file, https://c2sp.org/age#scrypt-recipient-stanza. Node and
 * browsers derive the key in different ways; everything else is here.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import type { Identity, Stanza } from 'age-encryption'
import { KitError } from '../../kit-error.ts'

/** Four times the cost that age uses, and 1 GiB. */
export const HIGHEST_WORK_FACTOR = 20

export const SALT_BYTES = 16
/** Zero is safe: each key seals one thing, once. */
export const NONCE = new Uint8Array(12)

const FILE_KEY_BYTES = 16
const LABEL = new TextEncoder().encode('age-encryption.org/v1/scrypt')

/** The input from which scrypt (RFC 7914) derives 32 bytes, with r = 8 and p = 1. */
export interface ScryptWork {
  /** UTF-8. The deriver must not keep it: it is wiped afterwards. */
  readonly password: Uint8Array
  readonly salt: Uint8Array
  /** The cost, a power of two. */
  readonly N: number
}

type DeriveKey = (work: ScryptWork) => Promise<Uint8Array>

/**
 * Opens what was encrypted to a passphrase. A wrong passphrase gives null, and so does a stanza for
 * another recipient; a malformed stanza throws.
 *
 * @throws KitError `cost-too-high` for more than `HIGHEST_WORK_FACTOR`, before anything is derived.
 */
export function scryptIdentity(passphrase: string, derive: DeriveKey): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const [stanza] = stanzas
      if (stanza?.args[0] !== 'scrypt') return null
      const { salt, workFactor } = readStanza(stanza, stanzas.length)
      const key = await scryptKey(passphrase, salt, workFactor, derive)
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

/** The key that seals the file key. The caller wipes it. */
export async function scryptKey(
  passphrase: string,
  salt: Uint8Array,
  workFactor: number,
  derive: DeriveKey,
): Promise<Uint8Array> {
  const password = new TextEncoder().encode(passphrase)
  try {
    return await derive({ password, salt: Uint8Array.of(...LABEL, ...salt), N: 2 ** workFactor })
  } finally {
    password.fill(0)
  }
}

/** Thrown when a file asks for more than `HIGHEST_WORK_FACTOR`. */
export function costTooHigh(): KitError {
  return new KitError(
    'cost-too-high',
    'This age file takes far more work and memory to open than files made by age. Nothing was read. Open it with age itself, and import what is inside.',
  )
}

function readStanza({ args, body }: Stanza, count: number): { readonly salt: Uint8Array; readonly workFactor: number } {
  const [, text = '', factor = ''] = args
  const salt = /^[A-Za-z0-9+/]{22}$/.test(text) ? Uint8Array.from(atob(text), (one) => one.charCodeAt(0)) : undefined
  const sound = count === 1 && args.length === 3 && /^[1-9][0-9]?$/.test(factor) && body.length === FILE_KEY_BYTES + 16
  if (!sound || salt?.length !== SALT_BYTES) throw new Error('invalid scrypt stanza')
  if (Number(factor) > HIGHEST_WORK_FACTOR) throw costTooHigh()
  return { salt, workFactor: Number(factor) }
}
