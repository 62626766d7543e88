import { dialog, type BrowserWindow } from 'electron'
import type { ChosenFile } from '../surroundings.ts'

/** Asks for a folder, such as one on a USB stick; undefined when the user cancels. */
export async function askFolder(window: BrowserWindow): Promise<string | undefined> {
  return await ask(window, ['openDirectory', 'createDirectory'])
}

/** Asks for a file. A backup may have lost its extension, so every file can be chosen. */
export async function askFile(window: BrowserWindow): Promise<string | undefined> {
  return await ask(window, ['openFile'])
}

/** Asks for files to import. They are recognised by their content, so every file can be chosen. */
export async function askFiles(window: BrowserWindow): Promise<readonly ChosenFile[] | undefined> {
  const paths = await askAll(window, ['openFile', 'multiSelections'])
  return paths?.map((path) => ({ path }))
}

type Property = 'openDirectory' | 'createDirectory' | 'openFile' | 'multiSelections'

async function ask(window: BrowserWindow, properties: readonly Property[]): Promise<string | undefined> {
  return (await askAll(window, properties))?.[0]
}

async function askAll(window: BrowserWindow, properties: readonly Property[]): Promise<string[] | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: [...properties, 'dontAddToRecent'], // the recent list says where the copies are
  })
  return canceled ? undefined : filePaths
}
