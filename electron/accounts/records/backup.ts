import * as v from 'valibot'
import { count, text } from './shapes.ts'

/** A backup on another disk, such as a USB stick, that was read back when it was made. */
export interface BackupNote {
  readonly kind: 'copy'
  readonly at: string
  readonly path: string
  /** The vault's revision in the copy. */
  readonly revision: number
}

export const copyShape = v.strictObject({ kind: v.literal('copy'), at: text, path: text, revision: count })

/** A backup or an export was opened and compared with the vault. */
export interface BackupDrillRecord {
  readonly kind: 'backup-drill'
  readonly at: string
  readonly path: string
  readonly what: 'vault' | 'export'
  /** Numbers of accounts, tokens, codes, keys and entries set aside, by how they compare. */
  readonly same: number
  readonly missing: number
  readonly changed: number
  readonly onlyThere: number
  /** Nothing in it is damaged or missing, and everything is as in the vault. */
  readonly complete: boolean
}

export const backupDrillShape = v.strictObject({
  kind: v.literal('backup-drill'),
  at: text,
  path: text,
  what: v.picklist(['vault', 'export']),
  same: count,
  missing: count,
  changed: count,
  onlyThere: count,
  complete: v.boolean(),
})
