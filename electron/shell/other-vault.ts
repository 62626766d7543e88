import { app, dialog, type BrowserWindow } from 'electron'
import { basename } from 'node:path'
import { boxed } from '../visible-text.ts'

/** What is open now. */
export interface OpenNow {
  readonly vaultPath: string
  readonly unlocked: () => boolean
}

/**
 * Opens another vault file: the app starts again with it. While a vault is open it asks first, because that locks it.
 *
 * A new start forgets everything of the vault before; that is also how a command line opens a vault.
 */
export async function openOtherVault(window: BrowserWindow, path: string, now: OpenNow): Promise<void> {
  if (path === now.vaultPath) return
  if (now.unlocked() && !(await mayLock(window, path))) return
  app.relaunch({ args: [...process.argv.slice(1, app.isPackaged ? 1 : 2), path], ...appImage() })
  app.quit()
}

async function mayLock(window: BrowserWindow, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${boxed(basename(path))}?`,
    detail:
      'The vault that is open now is locked first. Everything in it is saved; an import that is not finished is lost.',
    buttons: ['Lock and open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** An AppImage has to be started as the file that the user has; what runs is unpacked beside it. */
function appImage(): { readonly execPath?: string } {
  const file = process.env.APPIMAGE
  return file === undefined ? {} : { execPath: file }
}
