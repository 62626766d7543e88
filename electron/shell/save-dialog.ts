import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { extname, join } from 'node:path'

/** What the system's dialog calls the kinds of files that the app writes. */
const KINDS: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  age: 'age file',
  '2fas': '2FAS backup',
  json: 'JSON',
  txt: 'Text',
}

/** Asks where to save a file; undefined when the person changes their mind. */
export async function askSavePath(window: BrowserWindow, suggestedName: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: filtersFor(suggestedName),
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'], // the recent list names what is on paper
  })
  return canceled || filePath === '' ? undefined : filePath
}

/** Of the file's own ending: a dialog that knows another one puts that behind the name. */
function filtersFor(name: string): FileFilter[] {
  const ending = extname(name).slice(1)
  return ending === '' ? [] : [{ name: KINDS[ending] ?? ending.toUpperCase(), extensions: [ending] }]
}
