import type { Session } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { comeForward, openWindow, WEB_PREFERENCES } from '../../electron/shell/window.ts'
import type { BrowserWindow } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const session = { partition: 'recovery-kit' } as unknown as Session
const open = (more: object = {}) =>
  openWindow({
    session,
    preload: '/app/preload.cjs',
    devTools: false,
    state: undefined,
    ...more,
  }) as unknown as BrowserWindow

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
      webPreferences: { ...WEB_PREFERENCES, devTools: false, session, preload: '/app/preload.cjs' },
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

  it('opens where it was the last time, at its size, and fills the screen again if it did', () => {
    const window = open({ state: { x: 5, y: 6, width: 700, height: 600, maximized: true } })
    expect(window.options).toMatchObject({ x: 5, y: 6, width: 700, height: 600, minWidth: 400 })
    expect(window.options).not.toHaveProperty('maximized')
    expect(window.maximize).not.toHaveBeenCalled()
    window.emit('ready-to-show')
    expect([window.maximize.mock.calls, window.show.mock.calls]).toEqual([[[]], []])
  })

  it('comes forward for somebody who started the app again', () => {
    const window = open()
    comeForward(window as never)
    expect([window.restore.mock.calls, window.show.mock.calls, window.focus.mock.calls]).toEqual([[[]], [[]], [[]]])
  })
})
