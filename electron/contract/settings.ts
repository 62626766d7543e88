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
  readonly theme: Theme
  readonly density: Density
  /** Codes are dots until they are pointed at. */
  readonly hideCodes: boolean
  /** Absent until it is chosen: then the usual one in the country of the computer's language. */
  readonly pageSize?: PageSize
  /** Absent until somebody chooses it when printing: then it depends on how many accounts there are. */
  readonly sheetLayout?: SheetLayout
}

/** `contrast` is the system's light or dark, in black and white. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast'
export type Density = 'comfortable' | 'compact'
export type PageSize = 'a4' | 'letter'
/** Several accounts on a page, or each on pages of its own. */
export type SheetLayout = 'compact' | 'single'

/** What the window must know to draw anything of an open vault. */
export type Appearance = Pick<SettingsView, 'theme' | 'density' | 'hideCodes' | 'pageSize' | 'sheetLayout'>

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

export const settingsCalls = {
  'settings.get': call<SettingsView>()(nothing),
  'settings.set': call<SettingsView>()(
    /** Absent fields stay as they are. */
    v.strictObject({
      graceSeconds: v.exactOptional(whole(0, 600)),
      lockMinutes: v.exactOptional(whole(1, 120)),
      clipboardSeconds: v.exactOptional(whole(5, 300)),
      backupEvery: v.exactOptional(whole(1, 1000)),
      drillDays: v.exactOptional(whole(0, 365)),
      stillTrueMonths: v.exactOptional(whole(0, 120)),
      keyMonths: v.exactOptional(whole(0, 120)),
      backupKeep: v.exactOptional(whole(1, 1000)),
      theme: v.exactOptional(v.picklist(['system', 'light', 'dark', 'contrast'])),
      density: v.exactOptional(v.picklist(['comfortable', 'compact'])),
      hideCodes: v.exactOptional(v.boolean()),
      pageSize: v.exactOptional(v.picklist(['a4', 'letter'])),
      sheetLayout: v.exactOptional(v.picklist(['compact', 'single'])),
    }),
  ),
} as const
