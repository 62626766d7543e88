/** The vault as a whole, and the answer of every call. */
import * as v from 'valibot'
import type { ErrorCode } from '../kit-error.ts'
import { call, nothing, passphrase } from './shapes.ts'
import type { Appearance } from './settings.ts'
import type { Rotated } from './slots.ts'

/** Every call's answer. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly message: string } }

export interface VaultState {
  /** The file the app works with. */
  readonly path: string
  readonly exists: boolean
  readonly locked: boolean
  readonly demo?: DemoView
  /** Set while a backup or another vault is only looked at: its path. Nothing can be changed in it. */
  readonly lookingAt?: string
  /** What is known of a locked vault without opening it; absent when it is open, or cannot be read. */
  readonly outside?: VaultFromOutside
  /** Problems found when the vault was opened, one sentence each. */
  readonly problems: readonly string[]
  /** True when it was changed outside the app, so that nothing is written to it. */
  readonly readOnly: boolean
  /** Absent while it is locked. */
  readonly appearance?: Appearance
  /** Set when there is no vault here but there are backups of one: it was lost or moved. */
  readonly lost?: LostVault
  /** Paths of the vaults that were set aside here, the last one first; only while there is no vault. */
  readonly aside?: readonly string[]
  readonly counts: { readonly accounts: number; readonly keys: number; readonly quarantined: number }
  /** The tags of accounts, in order; absent where there is none. */
  readonly tags?: readonly TagCount[]
  /** How many accounts are in the trash; absent for none. */
  readonly trash?: number
  readonly backup: BackupSummary
  /** Names of the passphrases that are due to be typed again. */
  readonly drillsDue: readonly string[]
  readonly paper: {
    /** Copies that are due to be read back. */
    readonly overdue: number
    /** Saved PDFs that are not marked as deleted. */
    readonly files: number
    /** Accounts whose newest paper does not restore them. */
    readonly reprint: number
  }
}

export interface TagCount {
  readonly tag: string
  readonly accounts: number
}

/** Of a vault of made-up accounts, to look around in. */
export interface DemoView {
  /** No secret: the window shows it to anyone. */
  readonly passphrase: string
  /** When it is thrown away. */
  readonly until: 'locked' | 'closed'
}

export interface VaultFromOutside {
  /** How many passphrases open it. */
  readonly passphrases: number
  /** ISO time at which the file was last written. */
  readonly saved: string
  /** Whether a paper key opens it, whole or in shares. */
  readonly paperKey: boolean
}

export interface LostVault {
  readonly folder: string
  readonly backups: number
  /** ISO time of the newest. */
  readonly newest: string
}

/** For the status line. */
export interface BackupSummary {
  /** ISO time of the last verified backup; absent when there is none. */
  readonly at?: string
  /** Records and passphrases that it lacks or has in another state. */
  readonly changesSince: number
  /** Accounts that no verified backup holds with all their tokens and codes. */
  readonly accountsMissing: number
  /** Why the last attempt failed; the app tries again. */
  readonly error?: string
  readonly reads: BackupReadsView
}

/** When someone last opened a backup or an export and compared it with the vault. */
export interface BackupReadsView {
  /** The last read that found everything. */
  readonly passed?: BackupReadView
  /** A later read that found something missing. */
  readonly failed?: BackupReadView
  /** A backup is due to be read back. */
  readonly overdue: boolean
}

export interface BackupReadView {
  readonly at: string
  readonly path: string
}

export interface StrengthView {
  readonly score: 0 | 1 | 2 | 3 | 4
  /** How long a fast offline attack would take, in words. */
  readonly crackTime: string
  readonly advice: readonly string[]
  /** Whether a new vault accepts this passphrase. */
  readonly enough: boolean
}

export const vaultCalls = {
  'vault.state': call<VaultState>()(nothing),
  'vault.suggest': call<string>()(nothing),
  'vault.strength': call<StrengthView>()(v.strictObject({ passphrase })),
  'vault.create': call<VaultState>()(v.strictObject({ passphrase })),
  /** Restores the newest backup where the vault is missing; never overwrites a file. */
  'vault.putBack': call<VaultState>()(nothing),
  'vault.unlock': call<VaultState>()(v.strictObject({ passphrase })),
  /** Unlocks with the paper key, typed from paper: `AGE-SECRET-KEY-1...`. */
  'vault.unlockWithIdentity': call<VaultState>()(v.strictObject({ identity: passphrase })),
  'vault.confirm': call<undefined>()(v.strictObject({ passphrase })),
  'vault.lock': call<undefined>()(nothing),
  /** A passphrase of the vault is being typed: checking it gets ready. */
  'vault.typing': call<undefined>()(nothing),
  /** Stops slow work: opening a vault or a backup, reading files, combining shares. Locks nothing. */
  'vault.stop': call<undefined>()(nothing),
  /** The user is active: restarts the auto-lock timer. */
  'vault.stay': call<undefined>()(nothing),
  /** Seals everything under a new key. Passphrases that are not typed here are removed. */
  'vault.rotate': call<Rotated>()(
    v.strictObject({ passphrases: v.pipe(v.array(passphrase), v.minLength(1), v.maxLength(16)) }),
  ),
  /** Checks that a passphrase is still known; returns which one it was. */
  'vault.drill': call<{ readonly name: string }>()(v.strictObject({ passphrase })),
} as const
