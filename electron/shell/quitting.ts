import { app } from 'electron'

/**
 * Lets `close` finish before the process ends, whatever ends it: closing the last window, the menu,
 * the system. Without a window there is nothing to come back to, on macOS either.
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
