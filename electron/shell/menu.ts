import { Menu, type MenuItemConstructorOptions } from 'electron'
import { COMMANDS, type CommandGroup, type CommandId } from '../contract/words/command-words.ts'

interface MenuActs {
  readonly lock: () => void
  /** Without a question, whatever is open. */
  readonly lockNow: () => void
  /** Has the window run a command. */
  readonly run: (id: CommandId) => void
}

/**
 * The menu has the app's commands and what text fields and windows need. Reload and developer tools are
 * missing on purpose: without a menu item they have no shortcut either.
 */
export function menuTemplate(acts: MenuActs, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const
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
  const account = { label: 'Account', submenu: items(acts, 'account') }
  const go = { label: 'Go', submenu: items(acts, 'go') }
  const help = { label: 'Help', submenu: items(acts, 'help') }
  const does = items(acts, 'do')
  if (platform === 'darwin') {
    return [
      { label: 'Recovery Kit', submenu: [...does, separator, { role: 'hide' }, separator, { role: 'quit' }] },
      edit,
      account,
      go,
      { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
      help,
    ]
  }
  return [{ label: 'Kit', submenu: [...does, separator, { role: 'quit' }] }, edit, account, go, help]
}

export function setMenu(acts: MenuActs, platform: NodeJS.Platform = process.platform): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(acts, platform)))
}

function items({ lock, lockNow, run }: MenuActs, group: CommandGroup): MenuItemConstructorOptions[] {
  // Locking also works when the window does not. The window has the other keys itself.
  const own: Partial<Record<CommandId, () => void>> = { lock, 'lock-now': lockNow }
  return COMMANDS.filter((command) => command.group === group).map(({ id, words, keys }) => {
    const key = keys.find((one) => one.startsWith('Mod+'))?.replace('Mod', 'CmdOrCtrl')
    return {
      label: words,
      ...(key !== undefined && { accelerator: key }),
      ...(!own[id] && { registerAccelerator: false }),
      click:
        own[id] ??
        (() => {
          run(id)
        }),
    }
  })
}
