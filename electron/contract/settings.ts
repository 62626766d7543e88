import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, nothing } from './shapes.ts'

export const settingsCalls = {
  'settings.get': call<view.SettingsView>()(nothing),
  'settings.set': call<view.SettingsView>()(
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
