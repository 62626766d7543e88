/**
 * What opens a KeePass database: a password, a key file, or both, hashed together.
 * https://keepass.info/help/base/keys.html
 */
import { createHash } from 'node:crypto'
import kdbxweb, { type Credentials } from 'kdbxweb'
import { LIMITS } from '../../containers/limits.ts'
import { damagedKeyFile } from './kdbx-failures.ts'

const { Consts, Credentials: Keys, ProtectedValue } = kdbxweb

/** What the user gave for one try; a part that is absent does not go into the key. */
export interface KdbxKeys {
  readonly password?: string
  readonly keyFile?: Uint8Array
}

/**
 * What the library opens a database with; the caller calls `wipeKeys`. A key file is XML of version
 * 1 or 2, 32 bytes, 64 hexadecimal digits, or any other file, of which the SHA-256 counts.
 *
 * @throws KitError `wrong-password` when the checksum in the key file does not fit it
 */
export async function credentialsOf({ password, keyFile }: KdbxKeys): Promise<Credentials> {
  const secret = password === undefined ? null : ProtectedValue.fromString(password)
  try {
    if (!keyFile) return await new Keys(secret).ready
    if (keyFile.length > LIMITS.keyFileXml) return await withHash(secret, keyFile)
    // The library keeps what it gets.
    const copy = new Uint8Array(keyFile)
    const credentials = new Keys(secret, copy.buffer)
    try {
      return await credentials.ready
    } catch (error) {
      wipeKeys(credentials)
      const code = error instanceof kdbxweb.KdbxError ? error.code : undefined
      if (code === Consts.ErrorCodes.FileCorrupt) throw damagedKeyFile()
      // XML of some other kind is a file like any other.
      return await withHash(secret, keyFile)
    }
  } finally {
    wipeValue(secret ?? undefined)
  }
}

type Secret = InstanceType<typeof ProtectedValue>

/** A key of 32 bytes is taken as it is. */
async function withHash(secret: Secret | null, keyFile: Uint8Array): Promise<Credentials> {
  const digest = new Uint8Array(createHash('sha256').update(keyFile).digest())
  return await new Keys(secret, digest.buffer).ready
}

export function wipeKeys(credentials: Credentials): void {
  wipeValue(credentials.passwordHash)
  wipeValue(credentials.keyFileHash)
}

export function wipeValue(value: Secret | undefined): void {
  value?.value.fill(0)
  value?.salt.fill(0)
}
