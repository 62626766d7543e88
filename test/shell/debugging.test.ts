import { beforeEach, describe, expect, it, vi } from 'vitest'
import { refuseDebugging } from '../../electron/shell/debugging.ts'
import { app, dialog } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const startWith = (...names: readonly string[]) => {
  app.commandLine.hasSwitch.mockImplementation((name) => names.includes(name))
}

beforeEach(() => {
  vi.clearAllMocks()
  app.isPackaged = true
})

describe('a packaged app', () => {
  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'auto-open-devtools-for-tabs'])(
    'does not start with --%s, and says so',
    (name) => {
      startWith(name)
      expect(refuseDebugging()).toBe(false)
      expect(app.exit.mock.calls).toEqual([[1]])
      expect(dialog.showErrorBox.mock.calls).toEqual([
        [
          'Recovery Kit was not started',
          `It was started with --${name}, which lets another program read what it shows. Your vault was not opened. Start it without that.`,
        ],
      ])
    },
  )

  it('starts without', () => {
    startWith('user-data-dir')
    expect([refuseDebugging(), app.exit.mock.calls]).toEqual([true, []])
  })
})

it('lets its developers debug it', () => {
  startWith('remote-debugging-port')
  app.isPackaged = false
  expect([refuseDebugging(), app.exit.mock.calls]).toEqual([true, []])
})
