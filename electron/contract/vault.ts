/** The vault as a whole, and what every call answers with. */
import * as v from 'valibot'
import type { ErrorCode } from '../kit-error.ts'
import { call, nothing, passphrase } from './shapes.ts'
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
  /** True for `--demo`: the vault is thrown away at the end. */
  readonly demo: boolean
  /** Problems found when the vault was opened, one sentence each. */
  readonly problems: readonly string[]
  /** True when it was changed outside the app, so that nothing is written to it. */
  readonly readOnly: boolean
  /** Set when there is no vault here but there are backups of one: it was lost or moved. */
  readonly lost?: LostVault
  readonly counts: { readonly accounts: number; readonly keys: number; readonly quarantined: number }
  readonly backup: BackupSummary
  /** Names of the passphrases that were not typed for a while. */
  readonly drillsDue: readonly string[]
  readonly paper: {
    /** Copies that are to be read back by now. */
    readonly overdue: number
    /** Saved PDFs that are not said to be deleted. */
    readonly files: number
    /** Accounts of which the newest paper does not restore. */
    readonly reprint: number
  }
}

export interface LostVault {
  readonly folder: string
  readonly backups: number
  /** ISO time of the newest. */
  readonly newest: string
}

/** For one line that is always in sight. */
export interface BackupSummary {
  /** ISO time of the last verified backup; absent when there is none. */
  readonly at?: string
  /** Records and passphrases of which it has another state or none. */
  readonly changesSince: number
  /** Accounts that are in no verified backup, or not with all of their tokens and codes. */
  readonly accountsMissing: number
  /** Why the last attempt failed; it is tried again. */
  readonly error?: string
  readonly reads: BackupReadsView
}

/** When a person last opened a backup or an export and held it against the vault. */
export interface BackupReadsView {
  /** The last one in which everything was. */
  readonly passed?: BackupReadView
  /** One after that in which not everything was. */
  readonly failed?: BackupReadView
  /** One is to be read back by now. */
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
  /** Whether a new vault takes this passphrase. */
  readonly enough: boolean
}

export const vaultCalls = {
  'vault.state': call<VaultState>()(nothing),
  'vault.suggest': call<string>()(nothing),
  'vault.strength': call<StrengthView>()(v.strictObject({ passphrase })),
  'vault.create': call<VaultState>()(v.strictObject({ passphrase })),
  /** Puts the newest backup where the vault is missing; never over a file. */
  'vault.putBack': call<VaultState>()(nothing),
  'vault.unlock': call<VaultState>()(v.strictObject({ passphrase })),
  /** With the backup identity, typed from paper: `AGE-SECRET-KEY-1...`. */
  'vault.unlockWithIdentity': call<VaultState>()(v.strictObject({ identity: passphrase })),
  'vault.confirm': call<undefined>()(v.strictObject({ passphrase })),
  'vault.lock': call<undefined>()(nothing),
  /** Stops what takes long: opening a vault or a backup, reading files, putting shares together. Nothing is locked. */
  'vault.stop': call<undefined>()(nothing),
  /** The person is there: starts the auto-lock timer again. */
  'vault.stay': call<undefined>()(nothing),
  /** Seals everything under a new key. Passphrases that are not typed here are gone afterwards. */
  'vault.rotate': call<Rotated>()(
    v.strictObject({ passphrases: v.pipe(v.array(passphrase), v.minLength(1), v.maxLength(16)) }),
  ),
  /** Asks whether a passphrase is still known; answers which one it was. */
  'vault.drill': call<{ readonly name: string }>()(v.strictObject({ passphrase })),
} as const
