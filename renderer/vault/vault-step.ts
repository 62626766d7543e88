import type { BackupInWords, ReadsInWords } from './backups/backup-words.ts'

/** What the vault's part of Settings does, as far as one of it may come next. */
export type VaultStep = 'export' | 'backup' | 'identity' | 'check-identity' | 'read-back'

/** The state of the kit. */
export interface VaultStands {
  /** Whether an export is filled in and could be saved. */
  readonly exporting: boolean
  readonly backup: BackupInWords['state']
  readonly reads: ReadsInWords['state']
  /** Undefined until it is known. */
  readonly identity: { readonly recipient?: string; readonly checked?: string } | undefined
}

/**
 * The one step of Settings that has the main colour: what the person is in the middle of,
 * or else what the kit lacks most. Undefined when it lacks nothing.
 */
export function nextVaultStep({ exporting, backup, reads, identity }: VaultStands): VaultStep | undefined {
  if (exporting) return 'export'
  if (backup === 'missing' || backup === 'lacking' || backup === 'old') return 'backup'
  if (!identity) return undefined
  if (identity.recipient === undefined) return 'identity'
  if (identity.checked === undefined) return 'check-identity'
  return reads === 'overdue' ? 'read-back' : undefined
}
