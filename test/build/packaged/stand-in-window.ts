import type { BrowserWindow as RealWindow, BrowserWindowConstructorOptions, WebContents, WebFrameMain } from 'electron'
import { EventEmitter } from 'node:events'
import { ORIGIN } from '../../../electron/contract.ts'
import { note } from './notes.ts'
import { opened } from './open-windows.ts'
import { app, Preventable, windowClosed } from './stand-in-app.ts'

const windows: BrowserWindow[] = []

/** The window that the user sees: the app opens it before any other. */
export function mainWindow(): BrowserWindow {
  const [first] = windows
  if (!first) throw new Error('the app has opened no window')
  return first
}

/** The page's own frame. Electron gives one object for as long as the frame lives. */
const frame = { url: `${ORIGIN}/` } as WebFrameMain

class Page extends EventEmitter {
  readonly id = windows.length + 1
  readonly mainFrame = frame
  #crashed = false

  readonly parts = {
    send: (channel, ...sent: readonly unknown[]) => {
      note('webContents.send', channel, ...sent)
      const [event, payload] = sent
      process.send?.({ event, payload })
    },
    isCrashed: () => this.#crashed,
    // The process ends by itself some time later, and the event says so (electron#48661).
    forcefullyCrashRenderer: () => {
      note('webContents.forcefullyCrashRenderer')
      setTimeout(() => {
        this.crash('killed')
      }, 10)
    },
    setWebRTCIPHandlingPolicy: (policy) => {
      note('webContents.setWebRTCIPHandlingPolicy', policy)
    },
    setWindowOpenHandler: (handler) => {
      note('webContents.setWindowOpenHandler', handler({} as never))
    },
    print: (options, done) => {
      note('webContents.print', options)
      done?.(true, '')
    },
  } satisfies Partial<WebContents>

  constructor() {
    super()
    Object.assign(this, this.parts)
  }

  crash(reason: string): void {
    this.#crashed = true
    this.emit('render-process-gone', {}, { reason, exitCode: 1 })
  }

  loaded(): void {
    this.#crashed = false
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new Page()
  #destroyed = false

  readonly parts = {
    loadURL: (address) => {
      note('window.loadURL', address)
      process.send?.({ load: address })
      this.webContents.loaded()
      setTimeout(() => {
        if (!this.#destroyed) this.emit('ready-to-show')
      })
      return Promise.resolve()
    },
    isDestroyed: () => this.#destroyed,
    setContentProtection: (on) => {
      note('window.setContentProtection', on)
    },
    show: () => {
      note('window.show')
    },
    focus: () => {
      note('window.focus')
    },
    restore: () => {
      note('window.restore')
    },
    maximize: () => {
      note('window.maximize')
    },
    isMinimized: () => true,
    isMaximized: () => false,
    getNormalBounds: () => ({ x: 10, y: 20, width: 900, height: 700 }),
    // `close` may be prevented; then the window is gone before `closed` (docs/api/browser-window.md).
    close: () => {
      const event = new Preventable()
      this.emit('close', event)
      if (event.prevented) return
      this.#destroyed = true
      note('window.closed')
      this.emit('closed')
      windowClosed()
    },
    destroy: () => {
      note('window.destroy')
      this.#destroyed = true
      this.emit('closed')
    },
  } satisfies Partial<RealWindow>

  declare readonly isDestroyed: () => boolean
  declare readonly close: () => void

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    note('new BrowserWindow', options)
    Object.assign(this, this.parts)
    windows.push(this)
    opened(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
}
