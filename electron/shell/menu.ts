import { Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The menu has what text fields and windows need, and Lock. Reload and developer tools are missing
 * on purpose: without a menu item they have no shortcut either.
 */
export function menuTemplate(lock: () => void, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const
  const lockItem = { label: 'Lock', accelerator: 'CmdOrCtrl+L', click: lock }
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  }
  if (platform === 'darwin') {
    return [
      { label: 'Recovery Kit', submenu: [lockItem, separator, { role: 'hide' }, separator, { role: 'quit' }] },
      edit,
      { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
    ]
  }
  return [{ label: 'Kit', submenu: [lockItem, separator, { role: 'quit' }] }, edit]
}

export function setMenu(lock: () => void, platform: NodeJS.Platform = process.platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(lock, platform)))
}
