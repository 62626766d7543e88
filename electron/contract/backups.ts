/** Backups, and other copies of the vault. */
import * as v from 'valibot'
import { call, id, ids, nothing, passphrase } from './shapes.ts'
import type { Id } from './shapes.ts'
import type { DecoderBeside } from './exports.ts'
import type { VaultState } from './vault.ts'

export interface BackupView {
  readonly at: string
  readonly path: string
  /** The revision of the vault in it. */
  readonly revision: number
}

/** A copy on another disk. */
export interface CopiedView extends BackupView {
  /** What happened with the page that opens it without the app. */
  readonly decoder: DecoderBeside
}

/** The app's automatic backups, and the last copy on another disk. */
export interface BackupsState {
  readonly folder: string
  readonly keep: number
  readonly everyChanges: number
  readonly last?: BackupView
  readonly changesSince: number
  /** Newest first. */
  readonly list: readonly BackupView[]
  readonly copy?: BackupView
  /** Why the last attempt failed; it is tried again after the next change. */
  readonly error?: string
}

/** Another copy of a vault, opened beside this one. No secret is in it. */
export interface OpenedBackup {
  readonly token: Id
  readonly path: string
  readonly revision: number
  /** The revision of the open vault. */
  readonly revisionHere: number
  /** Whether both are copies of one vault. Otherwise they cannot be merged. */
  readonly sameVault: boolean
  /** What is wrong with the copy, one sentence each. With any problem, it is neither restored nor merged. */
  readonly problems: readonly string[]
  readonly counts: {
    readonly same: number
    readonly onlyHere: number
    readonly onlyThere: number
    readonly different: number
  }
  /** Every record that differs. */
  readonly rows: readonly ComparedRow[]
}

export interface ComparedRow {
  readonly id: Id
  readonly what: 'only-here' | 'only-there' | 'different'
  /** "account", "token", ..., or "unknown". */
  readonly kind: string
  readonly name: string
  /** The names of the fields that differ, "note" or "used", without their contents. */
  readonly fields: readonly string[]
  /** What merging does with it; absent when the two cannot be merged. */
  readonly merge?: MergeOutcome
}

/**
 * `added`: new on one side, kept. `deleted`: deleted on the side that lacks it, and kept unless the
 * deletion is chosen. `here`, `there`: changed on that side only. `combined`: both changes fit
 * together. `conflict`: changed on both, and both are kept unless one is chosen.
 */
export type MergeOutcome = 'added' | 'deleted' | 'here' | 'there' | 'combined' | 'conflict'

export const backupsCalls = {
  'backups.state': call<BackupsState>()(nothing),
  'backups.make': call<BackupsState>()(nothing),
  /** Makes a backup and removes the older ones, which open with passphrases that are gone. */
  'backups.replace': call<BackupsState>()(nothing),
  /** Asks for a folder; returns nothing when the user cancels. */
  'backups.copy': call<CopiedView | undefined>()(nothing),
  /** Asks for a file and opens it in memory, beside the vault; changes nothing. */
  'backups.open': call<OpenedBackup | undefined>()(v.strictObject({ passphrase })),
  'backups.close': call<undefined>()(v.strictObject({ token: id })),
  /**
   * Replaces the vault by the opened backup, keeping the vault as a backup first, and locks. Returns
   * the path of that backup.
   */
  'backups.restore': call<{ readonly kept: string }>()(v.strictObject({ token: id })),
  /** Without a choice, both versions of a conflict are kept and nothing is deleted. */
  'backups.merge': call<VaultState>()(
    v.strictObject({
      token: id,
      takes: v.pipe(v.array(v.strictObject({ id, take: v.picklist(['here', 'there', 'both']) })), v.maxLength(20_000)),
      deletions: ids,
    }),
  ),
} as const
