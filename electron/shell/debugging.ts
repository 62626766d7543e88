import { app, dialog } from 'electron'

/** What opens a door to a debugger; the fuses close it to Node's, and this to Chromium's. */
const DEBUGGING = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'auto-open-devtools-for-tabs',
  'inspect',
  'inspect-brk',
  'inspect-port',
] as const

/**
 * Ends a packaged app that was started with a debugging switch. A debugger sees every secret that the window shows.
 *
 * @returns whether the app may start.
 */
export function refuseDebugging(): boolean {
  const asked = app.isPackaged ? DEBUGGING.filter((name) => app.commandLine.hasSwitch(name)) : []
  if (asked.length === 0) return true
  dialog.showErrorBox(
    'Recovery Kit was not started',
    `It was started with --${asked.join(', --')}, which lets another program read what it shows. Your vault was not opened. Start it without that.`,
  )
  app.exit(1)
  return false
}
