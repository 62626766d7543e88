import type { BrowserWindow as RealWindow } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { askSavePath } from '../../electron/shell/save-dialog.ts'
import { BrowserWindow, dialog } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('the save dialog', () => {
  const ask = (name = 'sheet.pdf') => askSavePath(new BrowserWindow({}) as unknown as RealWindow, name)

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

  it.each([
    ['kit.age', 'age file', 'age'],
    ['kit.2fas', '2FAS backup', '2fas'],
    ['kit.json', 'JSON', 'json'],
    ['kit.txt', 'Text', 'txt'],
    ['kit.svg', 'SVG', 'svg'],
  ])('leaves %s the ending it has', async (name, said, ending) => {
    dialog.showSaveDialog.mockClear().mockResolvedValue({ canceled: true, filePath: '' })
    await ask(name)
    expect(dialog.showSaveDialog.mock.calls).toMatchObject([[{}, { filters: [{ name: said, extensions: [ending] }] }]])
  })

  it('suggests no extension when the name has none', async () => {
    dialog.showSaveDialog.mockClear().mockResolvedValue({ canceled: true, filePath: '' })
    await ask('kit')
    expect(dialog.showSaveDialog.mock.calls).toMatchObject([[{}, { filters: [] }]])
  })

  it('returns nothing when it is cancelled', async () => {
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
    expect(await ask()).toBeUndefined()
  })
})
