import type { Damage, Vault } from '../vault/vault.ts'
import { backupReads } from './backup-reads.ts'
import { decodeRecord } from './encoding.ts'
import { wipe } from './wipe.ts'
import type { BackupDrillRecord } from './records.ts'

/** What a vault or a backup holds, found by opening every record. */
export interface Inspection {
  readonly vault: string
  readonly revision: number
  /** Records by kind, sorted by name; "unknown" for kinds this version does not know. */
  readonly records: Readonly<Record<string, number>>
  readonly passphrases: number
  readonly identities: number
  /** When a backup was last read back in full, as far as this file knows. */
  readonly readBack?: string
  readonly damage: readonly Damage[]
}

/** Opens every record once and keeps none of them. */
export function inspectVault(vault: Vault): Inspection {
  const counts = new Map<string, number>()
  const drills: BackupDrillRecord[] = []
  for (const { plaintext } of vault.records()) {
    const record = decodeRecord(plaintext)
    plaintext.fill(0)
    const kind = record?.kind ?? 'unknown'
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (record?.kind === 'backup-drill') drills.push(record)
    wipe(record)
  }
  const slots = vault.slots()
  const readBack = backupReads(drills, [], 0).passed?.at
  return {
    vault: vault.id,
    revision: vault.revision,
    records: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
    passphrases: slots.filter(({ kind }) => kind === 'passphrase').length,
    identities: slots.filter(({ kind }) => kind === 'identity').length,
    ...(readBack !== undefined && { readBack }),
    // Read this last: decrypting adds damaged records to it.
    damage: vault.damage,
  }
}
