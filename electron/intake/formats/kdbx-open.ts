import kdbxweb, { type Kdbx } from 'kdbxweb'
import { KitError } from '../../kit-error.ts'
import { argon2Key } from '../derivation.ts'
import { costTooHigh, damaged } from '../failures.ts'
import { checkHeader, unreadable, WHAT } from './kdbx-header.ts'

const { Consts, Credentials, CryptoEngine, ProtectedValue } = kdbxweb

CryptoEngine.setArgon2Impl(async (password, salt, memory, passes, bytes, lanes, type, version) => {
  if (version !== 0x13) throw unreadable('its key is made with an old version of Argon2', 'save it as KDBX 4')
  const key = await argon2Key({
    type: type === CryptoEngine.Argon2TypeArgon2d ? 'argon2d' : 'argon2id',
    password: new Uint8Array(password),
    salt: new Uint8Array(salt),
    memory,
    passes,
    lanes,
    bytes,
    what: WHAT,
  })
  return new Uint8Array(key).buffer
})

/**
 * Decrypts a database. The caller calls `wipe` when it is done with it.
 *
 * @throws KitError `wrong-password`, `file-damaged`, `file-truncated`, `cost-too-high` or `unreadable`
 */
export async function openKdbx(bytes: Uint8Array, password: string): Promise<Kdbx> {
  const version = checkHeader(bytes)
  const credentials = new Credentials(ProtectedValue.fromString(password))
  try {
    // The library clears some of what it reads, so it gets a copy.
    return await kdbxweb.Kdbx.load(new Uint8Array(bytes).buffer, credentials)
  } catch (error) {
    if (error instanceof KitError) throw error
    const code = error instanceof kdbxweb.KdbxError ? error.code : undefined
    if (code === Consts.ErrorCodes.InvalidKey) throw wrongPassword(version)
    if (code === Consts.ErrorCodes.Unsupported || code === Consts.ErrorCodes.InvalidVersion)
      throw unreadable('it uses something that only newer apps know', 'save it as KDBX 4 with AES')
    if (error instanceof RangeError && /allocation|string length/i.test(error.message)) throw costTooHigh(WHAT)
    throw damaged(WHAT)
  } finally {
    wipeValue(credentials.passwordHash)
  }
}

/** Clears the protected values; what the library made strings of stays until it is collected. */
export function wipe(database: Kdbx): void {
  for (const entry of database.getDefaultGroup().allEntries())
    for (const version of [entry, ...entry.history])
      for (const value of version.fields.values()) if (typeof value !== 'string') wipeValue(value)
}

function wipeValue(value: InstanceType<typeof ProtectedValue> | undefined): void {
  value?.value.fill(0)
  value?.salt.fill(0)
}

function wrongPassword(version: 3 | 4): KitError {
  // Only KDBX 4 has a checksum over its header that proves the key.
  const damage = version === 3 ? ', or the file was damaged' : ''
  return new KitError(
    'wrong-password',
    `This password does not open the ${WHAT}${damage}. Nothing was read. Check Caps Lock and the keyboard layout. One that needs a key file or a hardware key as well cannot be read here: save a copy of it with a password alone.`,
  )
}
