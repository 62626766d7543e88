import { beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClipboard } from '../../electron/shell/clipboard.ts'
import { clipboard, type ClipboardItem } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

beforeEach(() => {
  vi.clearAllMocks()
})

async function written(platform: NodeJS.Platform): Promise<Record<string, unknown>> {
  await systemClipboard(platform).write('482913')
  const [[[item]]] = clipboard.write.mock.calls as [[[ClipboardItem]]]
  const entries = Object.entries(item.items).map(async ([type, data]) => [
    type.replace('electron application/osclipboard;format=', ''),
    typeof data === 'string' ? data : [...new Uint8Array(await data.arrayBuffer())],
  ])
  return Object.fromEntries(await Promise.all(entries)) as Record<string, unknown>
}

describe('the clipboard', () => {
  it('asks clipboard histories on Linux to ignore the text, in the same write', async () => {
    expect(await written('linux')).toEqual({
      'text/plain': '482913',
      '"x-kde-passwordManagerHint"': [...Buffer.from('secret')],
    })
    expect(clipboard.write).toHaveBeenCalledOnce()
  })

  it('marks the text concealed and transient on macOS', async () => {
    expect(await written('darwin')).toEqual({
      'text/plain': '482913',
      '"org.nspasteboard.ConcealedType"': [...Buffer.from('1')],
      '"org.nspasteboard.TransientType"': [...Buffer.from('1')],
    })
  })

  it('keeps the text out of history and cloud on Windows', async () => {
    expect(await written('win32')).toEqual({
      'text/plain': '482913',
      '"ExcludeClipboardContentFromMonitorProcessing"': [...Buffer.from('1')],
      '"CanIncludeInClipboardHistory"': [0, 0, 0, 0],
      '"CanUploadToCloudClipboard"': [0, 0, 0, 0],
    })
  })

  it('is cleared, not written, by an empty text', async () => {
    await systemClipboard('linux').write('')
    expect(clipboard.clear).toHaveBeenCalledOnce()
    expect(clipboard.write).not.toHaveBeenCalled()
  })

  it('is read as text', async () => {
    clipboard.readText.mockResolvedValue('other')
    expect(await systemClipboard('linux').read()).toBe('other')
  })
})
