/** What a person may set. */
import * as v from 'valibot'
import { call, nothing } from './shapes.ts'

export interface SettingsView {
  readonly graceSeconds: number
  readonly lockMinutes: number
  readonly clipboardSeconds: number
  /** Changes after which a backup is made. */
  readonly backupEvery: number
  /** Days after which a passphrase that was not typed is asked for; 0 for never. */
  readonly drillDays: number
  /** Months after which what was told is asked again; 0 for never. */
  readonly stillTrueMonths: number
  /** How many backups are kept. */
  readonly backupKeep: number
}

export const settingsCalls = {
  'settings.get': call<SettingsView>()(nothing),
  'settings.set': call<SettingsView>()(
    v.strictObject({
      graceSeconds: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(600)),
      lockMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120)),
      clipboardSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(300)),
      /** Absent means: as it is. */
      backupEvery: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
      drillDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(365))),
      stillTrueMonths: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120))),
      backupKeep: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    }),
  ),
} as const
