import { encodeRecord } from '../accounts/encoding.ts'
import { wipe } from '../accounts/kit.ts'
import type { Stored } from '../accounts/records.ts'
import { openAge } from '../intake/formats/recovery-kit-age.ts'
import { exportItems } from '../intake/formats/recovery-kit.ts'
import { storedRecords } from '../intake/formats/recovery-kit-records.ts'
import { KitError } from '../kit-error.ts'
import { snapshotOf, type Snapshot } from '../vault/compare.ts'
import type { OpenRecord } from '../vault/open-records.ts'
import { isDatabase } from '../vault/file-check.ts'
import { withPassphrase } from '../vault/passphrase.ts'
import { Vault } from '../vault/vault.ts'
import { readChosen, realPath } from './source-files.ts'

/** What a backup or an export holds, in memory; `wipeSnapshot` ends it. */
export interface BackupContents {
  readonly what: 'vault' | 'export'
  /** The id of the vault it was made of. */
  readonly vault: string
  readonly records: Snapshot
  /** Records that cannot be read. */
  readonly damaged: number
}

/**
 * Opens a vault or an export of this app in memory. Neither the file nor the open vault is touched.
 *
 * @param password - The passphrase of the file, or the backup identity; undefined until it is asked for.
 * @param signal - Stops it.
 * @throws KitError `password-needed`, `unknown-format`, `cancelled`, or what opening it throws.
 */
export async function backupContents(
  path: string,
  password: string | undefined,
  signal: AbortSignal,
): Promise<BackupContents> {
  // A vault has a limit of its own, and is opened from its file.
  if (realPath(path) !== undefined && isDatabase(path)) return await openVault(path, password, signal)
  const { bytes } = readChosen(path)
  try {
    const start = Buffer.from(bytes.subarray(0, 40)).toString('latin1')
    if (!/^(age-encryption\.org\/|\s*-----BEGIN AGE)/.test(start)) return openExport(bytes)
    const plain = await openAge(bytes, password)
    try {
      return openExport(plain)
    } finally {
      plain.fill(0)
    }
  } finally {
    bytes.fill(0)
  }
}

async function openVault(path: string, passphrase: string | undefined, signal: AbortSignal): Promise<BackupContents> {
  if (passphrase === undefined)
    throw new KitError(
      'password-needed',
      'This is a backup of a vault. Nothing was compared yet. Give the passphrase it was made under.',
    )
  const vault = await withPassphrase(passphrase, (bytes) => Vault.openCopy(path, bytes, signal))
  try {
    const records = snapshotOf(vault)
    return { what: 'vault', vault: vault.id, records, damaged: vault.damage.length }
  } finally {
    vault.close()
  }
}

function openExport(bytes: Uint8Array): BackupContents {
  if (!Buffer.from(bytes).includes('"recovery-kit-export"'))
    throw new KitError(
      'unknown-format',
      'This is neither a backup of a vault nor an export of this app. Nothing was compared. Choose a .rkit, .age or .json file of this app.',
    )
  const { vault, items, unknown } = exportItems(bytes)
  const { records, unread } = storedRecords(items, unknown)
  const snapshot = new Map(records.map((record) => [record.id, sealedAs(record)]))
  wipe(records)
  return { what: 'export', vault, records: snapshot, damaged: unread }
}

/** The record as it stands in a vault, where equal content is equal bytes. */
function sealedAs({ id, ...record }: Stored): OpenRecord {
  return { id, revision: 0, tag: new Uint8Array(), plaintext: encodeRecord(record) }
}
