import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../electron/contract/words/command-words.ts'
import { menuTemplate } from '../../electron/shell/menu.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const ACTS = { lock: () => undefined, lockNow: () => undefined, run: () => undefined }

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s has neither reload nor developer tools', (platform) => {
    const roles = menuTemplate(ACTS, platform)
      .flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
      .flatMap(({ role }) => role ?? [])
    const allowed = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'hide', 'minimize', 'close']
    expect(roles.filter((role) => !allowed.includes(role))).toEqual([])
  })

  it('locks, and locks without a question', () => {
    const acts = { ...ACTS, lock: vi.fn(), lockNow: vi.fn() }
    const items = menuTemplate(acts, 'linux').flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
    expect(items.find(({ label }) => label === 'Lock')?.click).toBe(acts.lock)
    expect(items.find(({ label }) => label === 'Lock at once')?.click).toBe(acts.lockNow)
  })

  it('has every command once, with its key, and leaves all keys but those of locking to the window', () => {
    const run = vi.fn()
    const items = menuTemplate({ ...ACTS, run }, 'linux').flatMap(
      (menu) => menu.submenu as MenuItemConstructorOptions[],
    )
    const commands = items.filter(({ click }) => click !== undefined)
    expect(commands.map(({ label, accelerator }) => [label, accelerator])).toEqual(
      (['do', 'account', 'go', 'help'] as const).flatMap((group) =>
        COMMANDS.filter((command) => command.group === group).map(({ words, keys }) => [
          words,
          keys.find((key) => key.startsWith('Mod+'))?.replace('Mod', 'CmdOrCtrl'),
        ]),
      ),
    )
    const registered = commands.filter((item) => item.registerAccelerator !== false)
    expect(registered.map(({ label, accelerator }) => [label, accelerator])).toEqual([
      ['Lock', 'CmdOrCtrl+L'],
      ['Lock at once', 'CmdOrCtrl+Shift+L'],
    ])
    commands.find(({ label }) => label === 'Paper')?.click?.({} as never, undefined, {})
    expect(run.mock.calls).toEqual([['paper']])
  })
})
