/** Backups, and other copies of the vault. */
import * as v from 'valibot'
import { call, id, ids, nothing, passphrase } from './shapes.ts'
import type { Id } from './shapes.ts'
import type { VaultState } from './vault.ts'

export interface BackupView {
  readonly at: string
  readonly path: string
  /** The vault's revision in it. */
  readonly revision: number
}

/** The backups that the app makes by itself, and the last copy on another disk. */
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

/** Another copy of a vault, opened beside this one to look at. No secret is in it. */
export interface OpenedBackup {
  readonly token: Id
  readonly path: string
  readonly revision: number
  /** The revision of the vault that is open. */
  readonly revisionHere: number
  /** Whether both are copies of one vault; only then can they be merged. */
  readonly sameVault: boolean
  /** What is wrong with the copy, one sentence each; with any, it is neither restored nor merged. */
  readonly problems: readonly string[]
  readonly counts: {
    readonly same: number
    readonly onlyHere: number
    readonly onlyThere: number
    readonly different: number
  }
  /** Everything that is not the same. */
  readonly rows: readonly ComparedRow[]
}

export interface ComparedRow {
  readonly id: Id
  readonly what: 'only-here' | 'only-there' | 'different'
  /** "account", "token", ..., or "unknown". */
  readonly kind: string
  readonly name: string
  /** The fields that differ, "note" or "used"; without what is in them. */
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
  /** Asks for a folder; answers nothing when the person changes their mind. */
  'backups.copy': call<BackupView | undefined>()(nothing),
  /** Asks for a file and opens it in memory, beside the vault; nothing is changed. */
  'backups.open': call<OpenedBackup | undefined>()(v.strictObject({ passphrase })),
  'backups.close': call<undefined>()(v.strictObject({ token: id })),
  /** Puts the opened backup in the place of the vault, which is kept as a backup first, and locks. Answers its path. */
  'backups.restore': call<{ readonly kept: string }>()(v.strictObject({ token: id })),
  /** Without a choice both versions of a conflict are kept, and nothing is deleted. */
  'backups.merge': call<VaultState>()(
    v.strictObject({
      token: id,
      takes: v.pipe(v.array(v.strictObject({ id, take: v.picklist(['here', 'there', 'both']) })), v.maxLength(20_000)),
      deletions: ids,
    }),
  ),
} as const
