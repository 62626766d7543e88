import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../electron/contract/words/command-words.ts'
import { menuTemplate } from '../../electron/shell/menu.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s has neither reload nor developer tools', (platform) => {
    const roles = menuTemplate({ lock: () => undefined, run: () => undefined }, platform)
      .flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
      .flatMap(({ role }) => role ?? [])
    const allowed = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'hide', 'minimize', 'close']
    expect(roles.filter((role) => !allowed.includes(role))).toEqual([])
  })

  it('locks', () => {
    const lock = vi.fn()
    const items = menuTemplate({ lock, run: () => undefined }, 'linux').flatMap(
      (menu) => menu.submenu as MenuItemConstructorOptions[],
    )
    expect(items.find(({ label }) => label === 'Lock')?.click).toBe(lock)
  })

  it('has every command once, with its key, and leaves all keys but that of Lock to the window', () => {
    const run = vi.fn()
    const items = menuTemplate({ lock: () => undefined, run }, 'linux').flatMap(
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
    expect(commands.filter((item) => item.registerAccelerator !== false).map(({ label }) => label)).toEqual(['Lock'])
    commands.find(({ label }) => label === 'Paper')?.click?.({} as never, undefined, {})
    expect(run.mock.calls).toEqual([['paper']])
  })
})
