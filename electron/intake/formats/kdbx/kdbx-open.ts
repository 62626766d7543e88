import kdbxweb, { type Kdbx } from 'kdbxweb'
import { KitError } from '../../../kit-error.ts'
import { argon2Key } from '../../containers/derivation.ts'
import { costTooHigh, damaged } from '../../containers/failures.ts'
import type { Source } from '../../intake.ts'
import { LIMITS } from '../../containers/limits.ts'
import { loadBounded } from './kdbx-bounds.ts'
import { unreadable, WHAT, wrongKeys } from './kdbx-failures.ts'
import { checkHeader } from './kdbx-header.ts'
import { credentialsOf, wipeKeys, wipeValue, type KdbxKeys } from './kdbx-keys.ts'

const { Consts, CryptoEngine } = kdbxweb

CryptoEngine.setArgon2Impl(async (password, salt, memory, passes, bytes, lanes, type) => {
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

/** What the user gave for a database, and what was imported with it. */
export interface GivenKeys {
  /** Empty, where there is a key file, means that there may be no password. */
  readonly password: string
  /** Chosen for it, so it counts. */
  readonly chosen?: Uint8Array
  /** Imported together with it, so it is tried. */
  readonly beside?: Uint8Array
}

/**
 * Decrypts a database. The caller calls `wipe` when it is done with it.
 *
 * @param most - Bytes that it may unpack to.
 * @throws KitError `wrong-password`, `file-damaged`, `file-truncated`, `file-too-large`, `cost-too-high` or `unreadable`
 */
export async function openKdbx(
  { bytes }: Pick<Source, 'bytes'>,
  given: GivenKeys,
  most: number = LIMITS.unpackedBytes,
): Promise<Kdbx> {
  const version = checkHeader(bytes)
  for (const keys of triesOf(given)) {
    const database = await tryKeys(bytes, keys, most)
    if (database) return database
  }
  throw wrongKeys(version, (given.chosen ?? given.beside) !== undefined)
}

/** Clears the protected values; what the library made strings of stays until it is collected. */
export function wipe(database: Kdbx): void {
  for (const group of database.groups)
    for (const entry of group.allEntries())
      for (const version of [entry, ...entry.history])
        for (const value of version.fields.values()) if (typeof value !== 'string') wipeValue(value)
}

/** What may be meant by it: no password is not the same key as an empty one. */
function triesOf({ password, chosen, beside }: GivenKeys): readonly KdbxKeys[] {
  const keyFile = chosen ?? beside
  if (!keyFile) return [{ password }]
  return [
    ...(password === '' ? [{ keyFile }] : []),
    { password, keyFile },
    // A file beside it may be the key of another database.
    ...(chosen ? [] : [{ password }]),
  ]
}

/** Undefined when they are not the right ones. */
async function tryKeys(bytes: Uint8Array, keys: KdbxKeys, most: number): Promise<Kdbx | undefined> {
  const credentials = await credentialsOf(keys)
  try {
    return await loadBounded(bytes, credentials, most)
  } catch (error) {
    const code = error instanceof kdbxweb.KdbxError ? error.code : undefined
    if (code === Consts.ErrorCodes.InvalidKey) return undefined
    throw failureOf(error, code)
  } finally {
    wipeKeys(credentials)
  }
}

function failureOf(error: unknown, code: string | undefined): KitError {
  if (error instanceof KitError) return error
  if (code === Consts.ErrorCodes.Unsupported || code === Consts.ErrorCodes.InvalidVersion)
    return unreadable('it uses something that only newer apps know', 'save it as KDBX 4 with AES')
  if (error instanceof RangeError && /allocation|string length/i.test(error.message)) return costTooHigh(WHAT)
  return damaged(WHAT)
}
