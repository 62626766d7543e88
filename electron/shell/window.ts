import { BrowserWindow, type Session, type WebPreferences } from 'electron'
import { START_URL } from './origin.ts'
import type { WindowState } from './window-state.ts'

/** What the page is denied, whatever Electron's defaults are today. */
export const WEB_PREFERENCES = {
  sandbox: true, // the page's process can make almost no system calls
  contextIsolation: true, // the preload's world is not the page's
  nodeIntegration: false, // no require in the page
  nodeIntegrationInWorker: false, // nor in its workers
  nodeIntegrationInSubFrames: false, // nor in frames, which the CSP refuses anyway
  webSecurity: true, // same-origin policy
  allowRunningInsecureContent: false, // there is only one origin
  experimentalFeatures: false, // only what ships
  webviewTag: false, // no guest pages
  plugins: false, // no plugins
  webgl: false, // nothing is drawn in 3D
  navigateOnDragDrop: false, // a dropped file is read, never opened
  disableDialogs: true, // no alert, confirm, prompt
  spellcheck: false, // it fetches dictionaries
  enableWebSQL: false, // nothing is stored in the window
  backgroundThrottling: true, // a hidden window does not count codes
} as const satisfies WebPreferences

/** The one-column layout is made for the smallest size. */
const WINDOW_OPTIONS = {
  title: 'Recovery Kit',
  width: 1280,
  height: 840,
  minWidth: 400,
  minHeight: 480,
  show: false, // shown when there is something to see
  autoHideMenuBar: true,
  backgroundColor: '#f7f7f5',
} as const

/** What differs from start to start. */
export interface WindowParts {
  readonly session: Session
  readonly preload: string
  /** Developer tools read everything that is shown, so a packaged app has none. */
  readonly devTools: boolean
  /** Where it was the last time. */
  readonly state: WindowState | undefined
}

/** The one window, with the page loading in it. */
export function openWindow({ session, preload, devTools, state }: WindowParts): BrowserWindow {
  const { maximized = false, ...bounds } = state ?? {}
  const window = new BrowserWindow({
    ...WINDOW_OPTIONS,
    ...bounds,
    webPreferences: { ...WEB_PREFERENCES, devTools, session, preload },
  })
  window.setContentProtection(true) // keeps codes out of screenshots on macOS and Windows; no effect on Linux
  window.once('ready-to-show', () => {
    if (maximized)
      window.maximize() // shows it too
    else window.show()
  })
  window.loadURL(START_URL).catch(() => undefined) // an event reports whatever interrupted it
  return window
}

/** For somebody who started the app once more and looks for it. */
export function comeForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
