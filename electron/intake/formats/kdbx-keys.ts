/**
 * What opens a KeePass database: a password, a key file, or both, hashed together.
 * https://keepass.info/help/base/keys.html
 */
import { createHash } from 'node:crypto'
import kdbxweb from 'kdbxweb'
import { LIMITS } from '../limits.ts'
import { damagedKeyFile } from './kdbx-failures.ts'

const { Consts, Credentials, ProtectedValue } = kdbxweb

/** What a person gave for one try; a part that is absent does not go into the key. */
export interface KdbxKeys {
  readonly password?: string
  readonly keyFile?: Uint8Array
}

/**
 * The composite key of 32 bytes, which the caller wipes. A key file is XML of version 1 or 2, 32
 * bytes, 64 hexadecimal digits, or any other file, of which the SHA-256 counts.
 *
 * @throws KitError `wrong-password` when the checksum in the key file does not fit it
 */
export async function compositeKey({ password, keyFile }: KdbxKeys): Promise<Uint8Array> {
  const secret = password === undefined ? null : ProtectedValue.fromString(password)
  try {
    if (!keyFile) return await hashOf(new Credentials(secret))
    if (keyFile.length > LIMITS.keyFileXml) return await withHash(secret, keyFile)
    // The library keeps what it gets.
    const copy = new Uint8Array(keyFile)
    try {
      return await hashOf(new Credentials(secret, copy.buffer))
    } catch (error) {
      const code = error instanceof kdbxweb.KdbxError ? error.code : undefined
      if (code === Consts.ErrorCodes.FileCorrupt) throw damagedKeyFile()
      // XML of some other kind is a file like any other.
      return await withHash(secret, keyFile)
    } finally {
      copy.fill(0)
    }
  } finally {
    wipe(secret ?? undefined)
  }
}

type Secret = InstanceType<typeof ProtectedValue>

/** A key of 32 bytes is taken as it is. */
async function withHash(secret: Secret | null, keyFile: Uint8Array): Promise<Uint8Array> {
  const digest = new Uint8Array(createHash('sha256').update(keyFile).digest())
  try {
    return await hashOf(new Credentials(secret, digest.buffer))
  } finally {
    digest.fill(0)
  }
}

async function hashOf(credentials: InstanceType<typeof Credentials>): Promise<Uint8Array> {
  try {
    return new Uint8Array(await credentials.getHash())
  } finally {
    wipe(credentials.passwordHash)
    wipe(credentials.keyFileHash)
  }
}

function wipe(value: Secret | undefined): void {
  value?.value.fill(0)
  value?.salt.fill(0)
}
