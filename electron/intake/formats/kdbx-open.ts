import type { Source } from '../intake.ts'
import { LIMITS } from '../limits.ts'
import { readDocument, type KdbxDocument } from './kdbx-document.ts'
import { wrongKeys } from './kdbx-failures.ts'
import { readHeader, type KdbxHeader } from './kdbx-header.ts'
import { deriveKey } from './kdbx-kdf.ts'
import { compositeKey, type KdbxKeys } from './kdbx-keys.ts'
import { openPayload } from './kdbx-payload.ts'

/** What a person gave for a database, and what lay beside it. */
export interface GivenKeys {
  /** Empty, where there is a key file, means that there may be no password. */
  readonly password: string
  /** Chosen for it, so it counts. */
  readonly chosen?: Uint8Array
  /** Brought in together with it, so it is tried. */
  readonly beside?: Uint8Array
}

/**
 * Decrypts a database.
 *
 * @param most - Bytes that it may unpack to.
 * @throws KitError `wrong-password`, `file-damaged`, `file-truncated`, `file-too-large`, `cost-too-high` or `unreadable`
 */
export async function openKdbx(
  { bytes }: Pick<Source, 'bytes'>,
  given: GivenKeys,
  most: number = LIMITS.unpackedBytes,
): Promise<KdbxDocument> {
  const header = readHeader(bytes)
  for (const keys of triesOf(given)) {
    const payload = await tryKeys(bytes, header, keys, most)
    if (!payload) continue
    try {
      return readDocument(bytes, header, payload)
    } finally {
      payload.fill(0)
    }
  }
  throw wrongKeys(header.version, (given.chosen ?? given.beside) !== undefined)
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

async function tryKeys(bytes: Uint8Array, header: KdbxHeader, keys: KdbxKeys, most: number) {
  const composite = await compositeKey(keys)
  try {
    const key = await deriveKey(composite, header.kdf)
    try {
      return await openPayload(bytes, header, key, most)
    } finally {
      key.fill(0)
    }
  } finally {
    composite.fill(0)
  }
}
