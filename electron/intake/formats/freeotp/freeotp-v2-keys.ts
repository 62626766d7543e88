/**
 * The keys of a FreeOTP 2 backup. A master key is sealed under a key from the password, and each
 * token's secret under the master key:
 *
 *   masterKey   { "mAlgorithm": "PBKDF2withHmacSHA512", "mIterations": 100000, "mSalt": [-13, …],
 *                 "mEncryptedKey": sealed }
 *   sealed      { "mCipher": "AES/GCM/NoPadding", "mCipherText": [94, …], "mParameters": [48, …], "mToken": "AES" }
 *
 * `mToken` is what the sealed key is for, and the associated data.
 *
 * https://github.com/freeotp/freeotp-android, `MasterKey` and `EncryptedKey`
 */
import * as v from 'valibot'
import { openGcmTagLast } from '../../containers/ciphers.ts'
import { pbkdf2Key } from '../../containers/derivation.ts'
import { damaged, wrongPassword } from '../../containers/failures.ts'
import { utf8 } from '../../containers/text.ts'
import { javaBytes } from './freeotp-token.ts'

export const sealedKey = v.object({
  mCipher: v.literal('AES/GCM/NoPadding'),
  mCipherText: javaBytes,
  mParameters: javaBytes,
  mToken: v.string(),
})
export type SealedKey = v.InferOutput<typeof sealedKey>

export const masterKey = v.object({
  mAlgorithm: v.pipe(v.string(), v.regex(/^PBKDF2withHmacSHA(?:1|256|512)$/i)),
  mIterations: v.number(),
  mSalt: javaBytes,
  mEncryptedKey: sealedKey,
})

const KEY_BYTES = 32

/** @throws KitError `wrong-password`, `file-damaged`, `cost-too-high` */
export async function openMasterKey(
  master: v.InferOutput<typeof masterKey>,
  password: string,
  what: string,
): Promise<Uint8Array> {
  if (!nonceOf(master.mEncryptedKey)) throw damaged(what)
  const passwordBytes = utf8(password)
  const key = await pbkdf2Key({
    password: passwordBytes,
    salt: Uint8Array.from(master.mSalt),
    iterations: master.mIterations,
    hash: hashOf(master.mAlgorithm),
    bytes: KEY_BYTES,
    what,
  })
  passwordBytes.fill(0)
  const opened = openSealedKey(master.mEncryptedKey, key)
  key.fill(0)
  if (!opened) throw wrongPassword(what)
  if (opened.length !== KEY_BYTES) throw damaged(what)
  return opened
}

/** Undefined when it is not sealed under this key, or damaged. */
export function openSealedKey(sealed: SealedKey, key: Uint8Array): Uint8Array | undefined {
  const nonce = nonceOf(sealed)
  if (!nonce) return undefined
  const ciphertext = Uint8Array.from(sealed.mCipherText)
  return openGcmTagLast({ key, nonce, ciphertext, associatedData: utf8(sealed.mToken) })
}

function hashOf(algorithm: string): 'sha1' | 'sha256' | 'sha512' {
  const name = algorithm.slice('PBKDF2withHmac'.length).toLowerCase()
  return name === 'sha1' || name === 'sha256' ? name : 'sha512'
}

/**
 * The nonce from the ASN.1 of `GCMParameterSpec`: a sequence of an octet string of 12 bytes and the
 * length of the tag, 16. Android 6 writes the octet string alone.
 */
function nonceOf({ mParameters }: SealedKey): Uint8Array | undefined {
  const bytes = Uint8Array.from(mParameters)
  const hex = Buffer.from(bytes).toString('hex')
  const nonce = /^(?:040c([0-9a-f]{24})|3011040c([0-9a-f]{24})020110)$/.exec(hex)
  const digits = nonce?.[1] ?? nonce?.[2]
  return digits === undefined ? undefined : new Uint8Array(Buffer.from(digits, 'hex'))
}
