/** The ciphers of a KeePass database. The library knows AES and ChaCha20; Twofish is decrypted here in its place. */
import kdbxweb, { type Kdbx } from 'kdbxweb'
import { openTwofishCbc } from '../../containers/twofish.ts'
import { CIPHERS } from './kdbx-header.ts'

const { Consts, KdbxError } = kdbxweb

type Decrypt = (data: ArrayBuffer, key: ArrayBuffer) => Promise<ArrayBuffer>

/** What the library does with the ciphertext, and with that of Twofish too. In KDBX 4 its HMAC was checked before. */
export function decryption(database: Kdbx, decrypt: Decrypt): Decrypt {
  return async (data, key) => {
    const { dataCipherUuid: cipher, encryptionIV: iv } = database.header
    if (!cipher || Buffer.from(cipher.bytes).toString('hex') !== CIPHERS.twofish) return await decrypt(data, key)
    const plaintext = iv && openTwofishCbc(new Uint8Array(key), new Uint8Array(iv), new Uint8Array(data))
    if (!plaintext) throw new KdbxError(Consts.ErrorCodes.InvalidKey)
    return new Uint8Array(plaintext).buffer
  }
}
