import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { extname, join } from 'node:path'

/** What the system's dialog calls each kind of file the app writes. */
const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  age: 'age file',
  '2fas': '2FAS backup',
  json: 'JSON',
  txt: 'Text',
}

/** Asks where to save a file; undefined when the user cancels. */
export async function askSavePath(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: filtersFor(suggestedName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'], // the recent list names what is on paper
  })
  return canceled || filePath === '' ? undefined : filePath
}

/** Filters by the extension of the file: a dialog that does not know it would append another. */
function filtersFor(name: string): FileFilter[] {
  const ending = extname(name).slice(1)
  return ending === '' ? [] : [{ name: KINDS[ending] ?? ending.toUpperCase(), extensions: [ending] }]
}
