import type { BrowserWindow as RealWindow } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { askFile, askFiles, askFolder } from '../../electron/shell/open-dialogs.ts'
import { BrowserWindow, dialog } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const window = new BrowserWindow({}) as unknown as RealWindow

describe('the open dialogs', () => {
  it('ask for a folder, which may be made on the spot, and stay out of the recent files', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/stick'] })
    expect(await askFolder(window)).toBe('/media/stick')
    expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(window, {
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    })
  })

  it('ask for a file of any name', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/stick/old.rkit'] })
    expect(await askFile(window)).toBe('/media/stick/old.rkit')
    expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(window, { properties: ['openFile', 'dontAddToRecent'] })
  })

  it('ask for several files to import', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/home/a/one', '/home/a/two'] })
    expect(await askFiles(window)).toEqual([{ path: '/home/a/one' }, { path: '/home/a/two' }])
    expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(window, {
      properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
    })
  })

  it('return nothing when they are cancelled', async () => {
    dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
    expect(await askFolder(window)).toBeUndefined()
    expect(await askFile(window)).toBeUndefined()
    expect(await askFiles(window)).toBeUndefined()
  })
})
