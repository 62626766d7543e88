import { describe, expect, it, vi } from 'vitest'
import { closeBeforeQuit } from '../../electron/shell/quitting.ts'
import { PATIENCE } from '../fixtures/patience.ts'
import { app } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

describe('quitting', () => {
  it('waits until the app is closed, once', async () => {
    const close = vi.fn(() => Promise.resolve())
    closeBeforeQuit(close)
    app.emit('window-all-closed')
    expect(app.quit).toHaveBeenCalledTimes(1)

    const event = { preventDefault: vi.fn() }
    app.emit('will-quit', event)
    expect(event.preventDefault).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => {
      expect(app.quit).toHaveBeenCalledTimes(2)
    }, PATIENCE)
    app.emit('will-quit', event)
    expect(event.preventDefault).toHaveBeenCalledTimes(1)
    expect(close).toHaveBeenCalledOnce()
  })
})
