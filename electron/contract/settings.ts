/** What the user can set. */
import * as v from 'valibot'
import { call, nothing } from './shapes.ts'

export interface SettingsView {
  readonly graceSeconds: number
  readonly lockMinutes: number
  readonly clipboardSeconds: number
  /** A backup is made after this many changes. */
  readonly backupEvery: number
  /** Days until a passphrase that was not typed is asked for; 0 for never. */
  readonly drillDays: number
  /** Months until an answer is asked again; 0 for never. */
  readonly stillTrueMonths: number
  /** Months until a security key is to be tested again; 0 for never. */
  readonly keyMonths: number
  /** How many backups to keep. */
  readonly backupKeep: number
}

export const settingsCalls = {
  'settings.get': call<SettingsView>()(nothing),
  'settings.set': call<SettingsView>()(
    v.strictObject({
      graceSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
      lockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
      clipboardSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(300)),
      /** Absent fields stay as they are. */
      backupEvery: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
      drillDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365))),
      stillTrueMonths: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120))),
      keyMonths: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120))),
      backupKeep: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
  ),
} as const
