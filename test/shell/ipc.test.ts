import type { BrowserWindow as RealWindow } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answerCalls, tellWindow } from '../../electron/shell/ipc.ts'
import { BrowserWindow, ipcMain } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

const REFUSED = { ok: false, error: { code: 'invalid-input', message: 'Only the app window gets an answer.' } }
const dispatch = vi.fn((channel: unknown, input: unknown) =>
  Promise.resolve({ ok: true, value: [channel, input] } as const),
)
let window: BrowserWindow
let mainFrame: { url: string }

beforeEach(() => {
  ipcMain.handle.mockClear()
  dispatch.mockClear()
  window = new BrowserWindow({})
  mainFrame = window.webContents.mainFrame
  mainFrame.url = 'https://recovery-kit.invalid/'
  answerCalls(window as unknown as RealWindow, dispatch)
})

async function send(senderFrame: unknown, sender: unknown = window.webContents): Promise<unknown> {
  const [[, listener]] = ipcMain.handle.mock.calls as [
    [string, (event: unknown, channel: unknown, input: unknown) => Promise<unknown>],
  ]
  return await listener({ senderFrame, sender }, 'vault.state', 5)
}

describe('the ipc', () => {
  it('has one channel', () => {
    expect(ipcMain.handle.mock.calls.map(([channel]) => channel as unknown)).toEqual(['kit'])
  })

  it('hands calls of the window to the dispatcher', async () => {
    expect(await send(mainFrame)).toEqual({ ok: true, value: ['vault.state', 5] })
  })

  it('refuses a frame that has gone', async () => {
    expect(await send(null)).toEqual(REFUSED)
  })

  it('refuses a frame inside the page, even at the same address', async () => {
    expect(await send({ url: 'https://recovery-kit.invalid/' })).toEqual(REFUSED)
  })

  it('refuses another address', async () => {
    mainFrame.url = 'https://example.com/'
    expect(await send(mainFrame)).toEqual(REFUSED)
  })

  it('refuses another window', async () => {
    expect(await send(mainFrame, { id: 8 })).toEqual(REFUSED)
    expect(dispatch).not.toHaveBeenCalled()
  })

  it('pushes events to the window, unless it is gone', () => {
    tellWindow(window as unknown as RealWindow, 'locked', { reason: 'idle' })
    window.destroyed = true
    tellWindow(window as unknown as RealWindow, 'locked', { reason: 'system' })
    expect(window.webContents.send.mock.calls).toEqual([['kit', 'locked', { reason: 'idle' }]])
  })
})
