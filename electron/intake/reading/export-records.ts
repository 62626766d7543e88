import { encodeRecord } from '../../accounts/encoding.ts'
import { wipe } from '../../accounts/wipe.ts'
import type { Stored } from '../../accounts/records.ts'
import { KitError } from '../../kit-error.ts'
import { storedRecords } from '../formats/recovery-kit/recovery-kit-records.ts'
import { exportItems } from '../formats/recovery-kit/recovery-kit.ts'
import type { ExportRecords } from './read-job.ts'

/**
 * The records of an export of this app, encrypted with age or not.
 *
 * @throws KitError `unknown-format`, or what opening it throws
 */
export async function exportRecords(bytes: Uint8Array, password: string | undefined): Promise<ExportRecords> {
  const start = Buffer.from(bytes.subarray(0, 40)).toString('latin1')
  if (!/^(age-encryption\.org\/|\s*-----BEGIN AGE)/.test(start)) return plainRecords(bytes)
  const { openAge } = await import('../formats/recovery-kit/open-age.ts')
  const plain = await openAge(bytes, password)
  try {
    return plainRecords(plain)
  } finally {
    plain.fill(0)
  }
}

function plainRecords(bytes: Uint8Array): ExportRecords {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('"recovery-kit-export"'))
    throw new KitError(
      'unknown-format',
      'This is neither a backup of a vault nor an export of this app. Nothing was compared. Choose a .rkit, .age or .json file of this app.',
    )
  const { vault, items, unknown } = exportItems(bytes)
  const { records, unread } = storedRecords(items, unknown)
  try {
    return { vault, records: records.map(asInVault), unread }
  } finally {
    wipe(records)
  }
}

/** A record as a vault would hold it: equal content is equal bytes. */
function asInVault({ id, ...record }: Stored): ExportRecords['records'][number] {
  return { id, plaintext: encodeRecord(record) }
}
