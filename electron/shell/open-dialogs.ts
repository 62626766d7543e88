import { dialog, type BrowserWindow } from 'electron'

/** Asks for a folder, as on a USB stick; undefined when the person changes their mind. */
export async function askFolder(window: BrowserWindow): Promise<string | undefined> {
  return await ask(window, ['openDirectory', 'createDirectory'])
}

/** Asks for a file. Backups may have lost their ending on the way, so none is left out. */
export async function askFile(window: BrowserWindow): Promise<string | undefined> {
  return await ask(window, ['openFile'])
}

type Property = 'openDirectory' | 'createDirectory' | 'openFile'

async function ask(window: BrowserWindow, properties: readonly Property[]): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [...properties, 'dontAddToRecent'], // the recent list says where the copies are
  })
  return canceled ? undefined : filePaths[0]
}
