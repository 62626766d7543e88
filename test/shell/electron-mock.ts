/**
 * Stands in for the `electron` module and keeps what the shell passes to it, so that tests can check
 * the values. Use as `vi.mock('electron', () => import('./electron-mock.ts'))`.
 */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

export const app = Object.assign(new EventEmitter(), {
  commandLine: { appendSwitch: vi.fn(), hasSwitch: vi.fn((_name: string) => false) },
  getPath: vi.fn((name: string) => `/home/alice/${name}`),
  setPath: vi.fn(),
  setName: vi.fn(),
  quit: vi.fn(),
  exit: vi.fn(),
  relaunch: vi.fn(),
  isPackaged: true,
})

export const clipboard = { write: vi.fn(), readText: vi.fn(), clear: vi.fn() }

export class ClipboardItem {
  readonly items: Record<string, string | Blob>
  constructor(items: Record<string, string | Blob>) {
    this.items = items
  }
}

export const dialog = {
  showSaveDialog: vi.fn(),
  showOpenDialog: vi.fn(),
  showErrorBox: vi.fn(),
  showMessageBox: vi.fn(() => Promise.resolve({ response: 0 })),
}
export const screen = { getDisplayMatching: vi.fn(() => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } })) }
export const ipcMain = { handle: vi.fn() }
export const Menu = { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) }

/** A page's own object, with the calls made to it. */
export class WebContents extends EventEmitter {
  readonly id = 7
  readonly mainFrame = { url: '' }
  readonly send = vi.fn()
  /** The event comes later, or not at all: a test emits it. */
  readonly forcefullyCrashRenderer = vi.fn()
  readonly isCrashed = vi.fn(() => false)
  readonly setWindowOpenHandler = vi.fn()
  readonly setWebRTCIPHandlingPolicy = vi.fn()
}

export class BrowserWindow extends EventEmitter {
  readonly options: unknown
  readonly webContents = new WebContents()
  readonly loadURL = vi.fn(() => Promise.resolve())
  readonly show = vi.fn()
  readonly focus = vi.fn()
  readonly maximize = vi.fn()
  readonly restore = vi.fn()
  readonly isMinimized = vi.fn(() => true)
  readonly isMaximized = vi.fn(() => false)
  readonly getNormalBounds = vi.fn(() => ({ x: 1, y: 2, width: 800, height: 600 }))
  readonly setContentProtection = vi.fn()
  destroyed = false

  constructor(options: unknown) {
    super()
    this.options = options
  }

  isDestroyed(): boolean {
    return this.destroyed
  }
}

export class Session extends EventEmitter {
  readonly protocol = { handle: vi.fn() }
  readonly webRequest = { onBeforeRequest: vi.fn() }
  readonly setPermissionRequestHandler = vi.fn()
  readonly setPermissionCheckHandler = vi.fn()
  readonly setDevicePermissionHandler = vi.fn()
  readonly setDisplayMediaRequestHandler = vi.fn()
  readonly setSpellCheckerEnabled = vi.fn()
  readonly setProxy = vi.fn(() => Promise.resolve())
}
