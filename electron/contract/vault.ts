import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, nothing, passphrase } from './shapes.ts'

export const vaultCalls = {
  'vault.state': call<view.VaultState>()(nothing),
  'vault.suggest': call<string>()(nothing),
  'vault.strength': call<view.StrengthView>()(v.strictObject({ passphrase })),
  'vault.create': call<view.VaultState>()(v.strictObject({ passphrase })),
  /** Puts the newest backup where the vault is missing; never over a file. */
  'vault.putBack': call<view.VaultState>()(nothing),
  'vault.unlock': call<view.VaultState>()(v.strictObject({ passphrase })),
  /** With the backup identity, typed from paper: `AGE-SECRET-KEY-1...`. */
  'vault.unlockWithIdentity': call<view.VaultState>()(v.strictObject({ identity: passphrase })),
  'vault.confirm': call<undefined>()(v.strictObject({ passphrase })),
  'vault.lock': call<undefined>()(nothing),
  /** Stops what takes long: opening a vault or a backup, reading files, putting shares together. Nothing is locked. */
  'vault.stop': call<undefined>()(nothing),
  /** The person is there: starts the auto-lock timer again. */
  'vault.stay': call<undefined>()(nothing),
  /** Seals everything under a new key. Passphrases that are not typed here are gone afterwards. */
  'vault.rotate': call<view.Rotated>()(
    v.strictObject({ passphrases: v.pipe(v.array(passphrase), v.minLength(1), v.maxLength(16)) }),
  ),
  /** Asks whether a passphrase is still known; answers which one it was. */
  'vault.drill': call<{ readonly name: string }>()(v.strictObject({ passphrase })),
} as const
