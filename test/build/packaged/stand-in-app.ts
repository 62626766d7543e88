import type { App, CommandLine } from 'electron'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { note, notes } from './notes.ts'
import { openWindows } from './open-windows.ts'

const folder = process.env.APP_FOLDER ?? ''
const switches = new Set((process.env.SWITCHES ?? '').split(' '))

/** An event whose default can be prevented, as all events of Electron's. */
export class Preventable {
  prevented = false
  preventDefault = (): void => {
    this.prevented = true
  }
}

const commandLine = {
  appendSwitch: (name, value) => {
    note('app.commandLine.appendSwitch', name, value)
  },
  hasSwitch: (name) => switches.has(name),
} satisfies Partial<CommandLine>

const parts = {
  isPackaged: true,
  enableSandbox: () => {
    note('app.enableSandbox')
  },
  exit: (code = 0) => {
    note('app.exit', code)
    end(code)
  },
  getPath: (name) => join(folder, name),
  // The order is that of Electron's documentation of `app.quit`: `before-quit`, then the windows close, then
  // `will-quit`. `window-all-closed` does not come while the app quits, only after the user closed the last window.
  quit: () => {
    note('app.quit')
    if (exiting) return
    app.emit('before-quit', new Preventable())
    quitting = true
    for (const window of openWindows()) window.close()
    quitting = false
    const willQuit = new Preventable()
    app.emit('will-quit', willQuit)
    if (willQuit.prevented) return
    end(0)
  },
  relaunch: (options) => {
    note('app.relaunch', options)
  },
  requestSingleInstanceLock: () => {
    note('app.requestSingleInstanceLock')
    return true
  },
  setName: (name) => {
    note('app.setName', name)
  },
  setPath: (name, path) => {
    note('app.setPath', name, path)
  },
  whenReady: () => {
    note('app.whenReady')
    return Promise.resolve()
  },
} satisfies Partial<App>

let quitting = false
let exiting = false

/** Tells the test everything that was noted, then ends. */
function end(code: number): void {
  exiting = true
  process.send?.({ event: 'ended', payload: notes() }, () => process.exit(code))
}

export const app = Object.assign(new EventEmitter(), parts, { commandLine })

/** After the user closed the last window, Electron tells the app, which may quit. */
export function windowClosed(): void {
  if (!quitting && openWindows().length === 0) app.emit('window-all-closed')
}
