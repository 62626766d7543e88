import { app } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Settles where the app keeps its vault when none is named: the same folder whether it was
 * packaged or not, for this user alone. `--user-data-dir` puts it elsewhere, which also lets a
 * second app run beside the first.
 */
export function settleProfile(): void {
  app.setName('Recovery Kit')
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), 'recovery-kit'))
  }
  mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 })
}
