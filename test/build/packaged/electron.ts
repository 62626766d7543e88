/**
 * Stands in for the `electron` module under plain Node, so that the whole main process of a packaged app can run. It is
 * typed by Electron's own typings, and whatever the shell asks for and is not here fails. The parent process is the test:
 * its messages are what the window and the system do.
 */
import type {
  Clipboard,
  Dialog,
  IpcMain,
  Menu as RealMenu,
  MenuItemConstructorOptions,
  PowerMonitor,
  Screen,
} from 'electron'
import { EventEmitter } from 'node:events'
import type { Result } from '../../../electron/contract.ts'
import type { FromApp, ToApp, Value } from './messages.ts'
import { note, notes } from './notes.ts'
import { app, Preventable } from './stand-in-app.ts'
import { session } from './stand-in-session.ts'
import { BrowserWindow, mainWindow } from './stand-in-window.ts'

export { app, BrowserWindow, session }

let chosen: readonly string[] = []
let copied = ''

export const dialog = {
  showSaveDialog: () => {
    const [filePath = ''] = chosenPaths()
    return Promise.resolve({ canceled: filePath === '', filePath })
  },
  showOpenDialog: () => {
    const filePaths = [...chosenPaths()]
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  },
  showErrorBox: (title, content) => {
    note('dialog.showErrorBox', title, content)
  },
  showMessageBox: (...asked: readonly unknown[]) => {
    note('dialog.showMessageBox', asked.at(-1))
    return Promise.resolve({ response: 0, checkboxChecked: false })
  },
} satisfies Partial<Dialog>

/** A dialog that nobody answers is cancelled. */
function chosenPaths(): readonly string[] {
  const paths = chosen
  chosen = []
  return paths
}

export class ClipboardItem {
  readonly types: Readonly<Record<string, string | Blob>>
  constructor(types: Readonly<Record<string, string | Blob>>) {
    this.types = types
  }
}

export const clipboard = {
  clear: () => {
    note('clipboard.clear')
    copied = ''
  },
  readText: () => Promise.resolve(copied),
  write: (items) => {
    const [item] = items as unknown as ClipboardItem[]
    note('clipboard.write', Object.keys(item?.types ?? {}))
    const text = item?.types['text/plain']
    copied = typeof text === 'string' ? text : ''
    return Promise.resolve()
  },
} satisfies Partial<Clipboard>

export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }) as Electron.Display,
} satisfies Partial<Screen>

export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => idle,
} satisfies Partial<PowerMonitor>)

let idle: 'active' | 'locked' = 'active'

export const Menu = {
  buildFromTemplate: (template) => template as unknown as RealMenu,
  setApplicationMenu: (menu) => {
    const top = menu as unknown as readonly MenuItemConstructorOptions[]
    note(
      'Menu.setApplicationMenu',
      top.map(({ label }) => label),
    )
  },
} satisfies Partial<Record<keyof typeof RealMenu, unknown>> & {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => RealMenu
  setApplicationMenu: (menu: RealMenu | null) => void
}

type Answer = (event: unknown, channel: unknown, input: unknown) => Promise<Result<unknown>>
let answer: Answer | undefined

export const ipcMain = {
  handle: (channel, listener) => {
    note('ipcMain.handle', channel)
    answer = listener as Answer
  },
} satisfies Partial<IpcMain>

async function done(asked: ToApp): Promise<Value> {
  if (asked.do === 'notes') return notes()
  if (asked.do === 'clipboard') return copied
  if (asked.do === 'request') return await session.fromPartition('recovery-kit', undefined).request(asked.url)
  if (asked.do === 'emit') return emitted(asked)
  if (asked.do === 'choose') {
    chosen = asked.paths
    return ''
  }
  const { webContents } = mainWindow()
  const senderFrame = asked.from === undefined ? webContents.mainFrame : { url: asked.from }
  if (!answer) throw new Error('nobody answers calls')
  return await answer({ senderFrame, sender: webContents }, asked.channel, asked.input)
}

function emitted({ on, event, args = [] }: Extract<ToApp, { do: 'emit' }>): { prevented: boolean } {
  const told = new Preventable()
  if (on === 'app') app.emit(event, told, ...args)
  else if (on === 'power') {
    if (event === 'screen-locked') idle = 'locked'
    else powerMonitor.emit(event, ...args)
  } else if (on === 'page' && event === 'render-process-gone') mainWindow().webContents.crash('crashed')
  else if (on === 'window' && event === 'close') mainWindow().close()
  else (on === 'page' ? mainWindow().webContents : mainWindow()).emit(event, told, ...args)
  return { prevented: told.prevented }
}

process.on('message', (asked: ToApp) => {
  void done(asked).then((value) => {
    const message: FromApp = { id: asked.id, value }
    process.send?.(message)
  })
})
