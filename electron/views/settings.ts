/** What a person may set. */

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
