import type { BrowserWindow as RealWindow } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { askSavePath } from '../../electron/shell/save-dialog.ts'
import { BrowserWindow, dialog } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('the save dialog', () => {
  const ask = () => askSavePath(new BrowserWindow({}) as unknown as RealWindow, 'sheet.pdf')

  it('suggests the documents folder and stays out of the recent files', async () => {
    dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/tmp/a.pdf' })
    expect(await ask()).toBe('/tmp/a.pdf')
    const [[, options]] = dialog.showSaveDialog.mock.calls as [[unknown, unknown]]
    expect(options).toEqual({
      defaultPath: '/home/alice/documents/sheet.pdf',
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
    })
  })

  it('answers nothing when it is cancelled', async () => {
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
    expect(await ask()).toBeUndefined()
  })
})
