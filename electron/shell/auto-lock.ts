import type { BrowserWindow, PowerMonitor } from 'electron'

/** How often Linux is asked whether the screen is locked; it has no event for it. */
const LINUX_POLL_MILLISECONDS = 5000

/** What tells that nobody is there. */
export interface Watched {
  readonly monitor: PowerMonitor
  readonly window: BrowserWindow
}

/**
 * Calls `lock` whenever the system says that nobody is there: sleep, a locked screen, another
 * user at the keyboard, log-off, shutdown. Idle time in the app itself is the app's own timer.
 *
 * @returns stops watching.
 */
export function watchAbsence({ monitor, window }: Watched, lock: () => void, platform = process.platform): () => void {
  // The listeners stay for the life of the process; only the poll needs stopping.
  monitor.on('suspend', lock)
  // Windows tells of log-off and shutdown by the window alone, and `will-quit` does not come either.
  if (platform === 'win32') window.on('session-end', lock)
  else monitor.on('shutdown', lock)
  if (platform === 'darwin' || platform === 'win32') monitor.on('lock-screen', lock)
  if (platform === 'darwin') monitor.on('user-did-resign-active', lock)
  if (platform !== 'linux') return () => undefined

  const poll = setInterval(() => {
    // The threshold only tells 'idle' from 'active', which nobody asks about here.
    if (monitor.getSystemIdleState(60) === 'locked') lock()
  }, LINUX_POLL_MILLISECONDS)
  return () => {
    clearInterval(poll)
  }
}
