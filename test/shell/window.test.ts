import type { Session } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { openWindow, WEB_PREFERENCES } from '../../electron/shell/window.ts'
import type { BrowserWindow } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const session = { partition: 'recovery-kit' } as unknown as Session
const open = () => openWindow(session, '/app/preload.cjs') as unknown as BrowserWindow

describe('the window', () => {
  it('has exactly these preferences', () => {
    expect(WEB_PREFERENCES).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      webgl: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      backgroundThrottling: true,
    })
  })

  it('is opened with them, on its own session, with the preload', () => {
    expect(open().options).toMatchObject({
      show: false,
      webPreferences: { ...WEB_PREFERENCES, session, preload: '/app/preload.cjs' },
    })
  })

  it('loads the one page, shows itself when it is drawn, and keeps out of screenshots', () => {
    const window = open()
    expect(window.loadURL.mock.calls).toEqual([['https://recovery-kit.invalid/']])
    expect(window.setContentProtection.mock.calls).toEqual([[true]])
    expect(window.show).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect(window.show).toHaveBeenCalledOnce()
  })
})
