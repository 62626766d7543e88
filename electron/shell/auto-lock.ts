import type { BrowserWindow, PowerMonitor } from 'electron'

/** How often to ask whether the screen is locked; Linux has no event for it. */
const LINUX_POLL_MILLISECONDS = 5000

/** What shows that the user has left. */
export interface Watched {
  readonly monitor: PowerMonitor
  readonly window: BrowserWindow
}

/**
 * Calls `lock` whenever the system says that the user has left: sleep, a locked screen, another user
 * at the keyboard, log-off, shutdown. The app times idleness in its own window itself.
 *
 * @returns stops watching.
 */
export function watchAbsence({ monitor, window }: Watched, lock: () => void, platform = process.platform): () => void {
  // The listeners stay for the life of the process; only the poll needs stopping.
  monitor.on('suspend', lock)
  // Windows reports log-off and shutdown only to the window, and `will-quit` does not fire either.
  if (platform === 'win32') window.on('session-end', lock)
  else monitor.on('shutdown', lock)
  if (platform === 'darwin' || platform === 'win32') monitor.on('lock-screen', lock)
  if (platform === 'darwin') monitor.on('user-did-resign-active', lock)
  if (platform !== 'linux') return () => undefined

  const poll = setInterval(() => {
    // The threshold only separates 'idle' from 'active', and both count as present here.
    if (monitor.getSystemIdleState(60) === 'locked') lock()
  }, LINUX_POLL_MILLISECONDS)
  return () => {
    clearInterval(poll)
  }
}
