import type { ExportRecords } from '../../intake/reading/read-job.ts'
import { SourceReader } from '../../intake/reading/source-reader.ts'
import { KitError } from '../../kit-error.ts'
import { snapshotOf, type Snapshot } from '../../vault/backups/compare.ts'
import { isDatabase } from '../../vault/store/file-check.ts'
import { withPassphrase } from '../../vault/slots/passphrase.ts'
import { Vault } from '../../vault/vault.ts'
import { readChosen, realPath } from '../intake/source-files.ts'

/** What a backup or an export holds, in memory. Wipe it with `wipeSnapshot`. */
export interface BackupContents {
  readonly what: 'vault' | 'export'
  /** The id of the vault it was made from. */
  readonly vault: string
  readonly records: Snapshot
  /** Records that cannot be read. */
  readonly damaged: number
}

/**
 * Opens a vault or an export of this app in memory. Changes neither the file nor the open vault.
 *
 * @param password - The passphrase of the file, or the paper key; undefined until the user is
 * asked.
 * @param signal - Stops it.
 * @throws KitError `password-needed`, `unknown-format`, `cancelled`, or what opening it throws.
 */
export async function backupContents(
  path: string,
  password: string | undefined,
  signal: AbortSignal,
): Promise<BackupContents> {
  // A vault has its own size limit, and is opened from its file.
  if (realPath(path) !== undefined && isDatabase(path)) return await openVault(path, password, signal)
  const { bytes } = readChosen(path)
  const reader = new SourceReader()
  try {
    const read = await reader.exportRecords(bytes, { signal, ...(password !== undefined && { password }) })
    return { what: 'export', vault: read.vault, records: snapshotOfExport(read), damaged: read.unread }
  } finally {
    bytes.fill(0)
    void reader.close()
  }
}

async function openVault(path: string, passphrase: string | undefined, signal: AbortSignal): Promise<BackupContents> {
  if (passphrase === undefined)
    throw new KitError(
      'password-needed',
      'This is a backup of a vault. Nothing was compared yet. Enter the passphrase that the vault had when it was made.',
    )
  const vault = await withPassphrase(passphrase, (bytes) => Vault.openCopy(path, bytes, signal))
  try {
    const records = snapshotOf(vault)
    return { what: 'vault', vault: vault.id, records, damaged: vault.damage.length }
  } finally {
    vault.close()
  }
}

function snapshotOfExport({ records }: ExportRecords): Snapshot {
  return new Map(records.map(({ id, plaintext }) => [id, { id, revision: 0, tag: new Uint8Array(), plaintext }]))
}
