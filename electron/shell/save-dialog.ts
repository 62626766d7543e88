import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'

/** Asks where to save a PDF; undefined when the person changes their mind. */
export async function askSavePath(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'], // the recent list names what is on paper
  })
  return canceled || filePath === '' ? undefined : filePath
}
