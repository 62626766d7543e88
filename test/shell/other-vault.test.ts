import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AskedVaults } from '../../electron/shell/asked-vaults.ts'
import { openOtherVault } from '../../electron/shell/other-vault.ts'
import { app, BrowserWindow, dialog } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const window = new BrowserWindow({}) as never
const locked = { vaultPath: '/home.rkit', unlocked: () => false }
const open = { vaultPath: '/home.rkit', unlocked: () => true }

beforeEach(() => {
  vi.clearAllMocks()
  app.removeAllListeners()
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a vault that the system asks for while the app runs', () => {
  it('is opened by a new start, at once while everything is locked', async () => {
    await openOtherVault(window, '/other.rkit', locked)
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
    expect([app.relaunch.mock.calls, app.quit.mock.calls]).toEqual([[[{ args: ['/other.rkit'] }]], [[]]])
  })

  it('is asked about while a vault is open', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    await openOtherVault(window, '/other.rkit', open)
    expect(app.quit).not.toHaveBeenCalled()
    expect(dialog.showMessageBox.mock.calls).toMatchObject([
      [window, { message: 'Open other.rkit?', buttons: ['Lock and open', 'Cancel'], cancelId: 1 }],
    ])
    await openOtherVault(window, '/other.rkit', open)
    expect(app.quit).toHaveBeenCalledOnce()
  })

  it('shows a name that hides something as it is', async () => {
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 })
    await openOtherVault(window, '/a\u202Etikr.rkit', open)
    expect(dialog.showMessageBox.mock.calls).toMatchObject([[window, { message: 'Open a□tikr.rkit?' }]])
  })

  it('is nothing new when it is the one that is there', async () => {
    await openOtherVault(window, '/home.rkit', open)
    expect([dialog.showMessageBox.mock.calls, app.quit.mock.calls]).toEqual([[], []])
  })

  it('starts an AppImage by its own file', async () => {
    vi.stubEnv('APPIMAGE', '/home/alice/Recovery Kit.AppImage')
    await openOtherVault(window, '/other.rkit', locked)
    expect(app.relaunch.mock.calls).toEqual([
      [{ args: ['/other.rkit'], execPath: '/home/alice/Recovery Kit.AppImage' }],
    ])
  })
})

describe('what the system asks for', () => {
  it('on macOS comes by an event, before there is a window too', () => {
    const asked = new AskedVaults()
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, '/first.rkit')
    expect([asked.first, event.preventDefault.mock.calls]).toEqual(['/first.rkit', [[]]])
    const later = vi.fn()
    asked.follow(later, vi.fn())
    app.emit('open-file', event, '/later.rkit')
    expect([asked.first, later.mock.calls]).toEqual(['/first.rkit', [['/later.rkit']]])
  })

  it('elsewhere is the command line of a second start, in its own folder', () => {
    const later = vi.fn()
    const again = vi.fn()
    new AskedVaults().follow(later, again)
    app.emit('second-instance', {}, ['/opt/kit', '--flag', 'stick/a.rkit'], '/media')
    expect([later.mock.calls, again.mock.calls]).toEqual([[[resolve('/media', 'stick/a.rkit')]], [[]]])
    app.emit('second-instance', {}, ['/opt/kit'], '/media')
    expect([later.mock.calls.length, again.mock.calls.length]).toEqual([1, 2])
  })
})
