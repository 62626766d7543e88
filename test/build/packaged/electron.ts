/**
 * Stands in for the `electron` module under plain Node, so that the main process of a packaged app
 * can run. The parent process is the window: its messages are calls, and they get answers.
 */
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { ORIGIN } from '../../../electron/contract.ts'
import type { Result } from '../../../electron/contract.ts'
import type { FromApp, ToApp } from './messages.ts'

/** Anything the shell may ask for that this test is not about: callable, and empty. */
const nothing: unknown = new Proxy(() => nothing, {
  // A promise has `then`; without this, awaiting the stand-in would never end.
  get: (_target, name) => (name === 'then' ? undefined : nothing),
})

/** An object whose missing members are `nothing`. */
function lenient<T extends object>(target: T): T {
  return new Proxy(target, { get: (_target, name) => (name in target ? Reflect.get(target, name) : nothing) })
}

const folder = process.env.APP_FOLDER ?? ''
const frame = { url: `${ORIGIN}/` }
let savePath = ''

export const app = lenient(
  Object.assign(new EventEmitter(), {
    isPackaged: true,
    getPath: (name: string) => join(folder, name),
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
  }),
)

export const dialog = lenient({ showSaveDialog: () => Promise.resolve({ canceled: false, filePath: savePath }) })

type Answer = (event: unknown, channel: string, input: unknown) => Promise<Result<unknown>>

export const ipcMain = {
  handle: (_channel: string, answer: Answer): void => {
    process.on('message', ({ id, channel, input, saveAt }: ToApp) => {
      savePath = saveAt ?? ''
      void answer({ senderFrame: frame, sender: { id: 1 } }, channel, input).then((result) => {
        const message: FromApp = { id, result }
        process.send?.(message)
      })
    })
  },
}

export const BrowserWindow = class extends EventEmitter {
  readonly webContents = lenient(Object.assign(new EventEmitter(), { id: 1, mainFrame: frame }))
  readonly loadURL = (): Promise<void> => Promise.resolve()
  readonly isDestroyed = (): boolean => false
  readonly setContentProtection = (): void => undefined
}

export const powerMonitor = lenient(new EventEmitter())
export const session = lenient({})
export const clipboard = lenient({})
export const Menu = lenient({})
export const ClipboardItem = lenient(class ClipboardItem extends EventEmitter {})
