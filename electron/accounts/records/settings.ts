import * as v from 'valibot'
import { count } from './shapes.ts'

/** The settings of this vault. There is at most one. */
export interface SettingsRecord {
  readonly kind: 'settings'
  /** Seconds after which the passphrase is asked for again before a secret leaves the vault; 0 for always. */
  readonly graceSeconds: number
  /** Minutes without input after which the vault locks. */
  readonly lockMinutes: number
  /** Seconds after which a copied code is cleared. */
  readonly clipboardSeconds: number
  /** Changes after which a backup is made; absent means `DEFAULT_BACKUPS.every`. */
  readonly backupEvery?: number
  /** Days after which a passphrase that was not typed is asked for; 0 for never, absent means `DEFAULT_DRILL_DAYS`. */
  readonly drillDays?: number
  /** Months after which what was told is asked again; 0 for never, absent means `DEFAULT_STILL_TRUE_MONTHS`. */
  readonly stillTrueMonths?: number
  /** Months after which a security key is to be tested again; 0 for never, absent means `DEFAULT_KEY_MONTHS`. */
  readonly keyMonths?: number
  /** How many backups are kept; absent means `DEFAULT_BACKUPS.keep`. */
  readonly backupKeep?: number
  /** `contrast` is the system's light or dark, in black and white; absent means `system`. */
  readonly theme?: (typeof THEMES)[number]
  /** How high the rows of lists are; absent means `comfortable`. */
  readonly density?: (typeof DENSITIES)[number]
  /** Codes are dots until they are pointed at; absent means no. */
  readonly hideCodes?: boolean
  /** The paper to print on; absent means the usual one for the computer's language. */
  readonly pageSize?: (typeof PAGE_SIZES)[number]
  /** How sheets were laid out when that was last chosen; absent means by how many accounts there are. */
  readonly sheetLayout?: (typeof SHEET_LAYOUTS)[number]
}

const THEMES = ['system', 'light', 'dark', 'contrast'] as const
const DENSITIES = ['comfortable', 'compact'] as const
const PAGE_SIZES = ['a4', 'letter'] as const
const SHEET_LAYOUTS = ['compact', 'single'] as const

export const settingsShape = v.strictObject({
  kind: v.literal('settings'),
  graceSeconds: count,
  lockMinutes: count,
  clipboardSeconds: count,
  backupEvery: v.exactOptional(count),
  backupKeep: v.exactOptional(count),
  drillDays: v.exactOptional(count),
  stillTrueMonths: v.exactOptional(count),
  keyMonths: v.exactOptional(count),
  theme: v.exactOptional(v.picklist(THEMES)),
  density: v.exactOptional(v.picklist(DENSITIES)),
  hideCodes: v.exactOptional(v.boolean()),
  pageSize: v.exactOptional(v.picklist(PAGE_SIZES)),
  sheetLayout: v.exactOptional(v.picklist(SHEET_LAYOUTS)),
})

/** Used until the user sets others. */
export const DEFAULT_SETTINGS: SettingsRecord = {
  kind: 'settings',
  graceSeconds: 300,
  lockMinutes: 5,
  clipboardSeconds: 30,
}

/** `backupEvery` and `backupKeep` of vaults whose settings do not name them. */
export const DEFAULT_BACKUPS = { every: 20, keep: 10 } as const

/** `drillDays` of vaults whose settings do not name it. */
export const DEFAULT_DRILL_DAYS = 14

/** `keyMonths` of vaults whose settings do not name it. */
export const DEFAULT_KEY_MONTHS = 6

/** `stillTrueMonths` of vaults whose settings do not name it. */
export const DEFAULT_STILL_TRUE_MONTHS = 12
