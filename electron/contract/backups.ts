import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, id, ids, nothing, passphrase } from './shapes.ts'

export const backupsCalls = {
  'backups.state': call<view.BackupsState>()(nothing),
  'backups.make': call<view.BackupsState>()(nothing),
  /** Makes a backup and removes the older ones, which open with passphrases that are gone. */
  'backups.replace': call<view.BackupsState>()(nothing),
  /** Asks for a folder; answers nothing when the person changes their mind. */
  'backups.copy': call<view.BackupView | undefined>()(nothing),
  /** Asks for a file and opens it in memory, beside the vault; nothing is changed. */
  'backups.open': call<view.OpenedBackup | undefined>()(v.strictObject({ passphrase })),
  'backups.close': call<undefined>()(v.strictObject({ token: id })),
  /** Puts the opened backup in the place of the vault, which is kept as a backup first, and locks. Answers its path. */
  'backups.restore': call<{ readonly kept: string }>()(v.strictObject({ token: id })),
  /** Without a choice both versions of a conflict are kept, and nothing is deleted. */
  'backups.merge': call<view.VaultState>()(
    v.strictObject({
      token: id,
      takes: v.pipe(v.array(v.strictObject({ id, take: v.picklist(['here', 'there', 'both']) })), v.maxLength(20_000)),
      deletions: ids,
    }),
  ),
} as const
