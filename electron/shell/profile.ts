import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Sets where the app keeps its vault when none is named: the same folder whether packaged or not,
 * and private to this user. `--user-data-dir` moves it, which also lets a second app run beside the
 * first.
 */
export function settleProfile(): void {
  app.setName('Recovery Kit')
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), 'recovery-kit'))
  }
  mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 })
}
