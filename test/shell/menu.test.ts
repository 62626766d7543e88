import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { menuTemplate } from '../../electron/shell/menu.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'] as const)('on %s has neither reload nor developer tools', (platform) => {
    const roles = menuTemplate(() => undefined, platform)
      .flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
      .flatMap(({ role }) => role ?? [])
    const allowed = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'hide', 'minimize', 'close']
    expect(roles.filter((role) => !allowed.includes(role))).toEqual([])
  })

  it('locks', () => {
    const lock = vi.fn()
    const items = menuTemplate(lock, 'linux').flatMap((menu) => menu.submenu as MenuItemConstructorOptions[])
    expect(items.find(({ label }) => label === 'Lock')?.click).toBe(lock)
  })
})
