import { app } from 'electron'

/**
 * Lets `close` finish before the process ends, however it is asked to: the last window closed,
 * the menu, the system. There is nothing to come back to without a window, on macOS either.
 */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false
  app.on('window-all-closed', () => {
    app.quit()
  })
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
