import type { BrowserWindow } from 'electron'
import { START_URL } from './origin.ts'

/** Time for the page to store the reason in its session storage; far less than a person needs to unlock again. */
const LAST_WORDS_MILLISECONDS = 100

/** An event reports a process that ends, but not one that had already ended. */
const PATIENCE_MILLISECONDS = 2000

/** A page whose process dies as soon as it loads is not reloaded faster than this. */
const LEAST_MILLISECONDS_BETWEEN = 1000

/**
 * Gives the window a new process when the old one must go, or has gone. This discards what the page
 * showed; a plain reload would keep the process, and everything still in its memory.
 *
 * The page is loaded after `render-process-gone`, never before: a load right after
 * `forcefullyCrashRenderer` may go to the dying process (electron#48661). And not inside that event,
 * where Electron up to 2026 crashed as a whole (electron#51900).
 */
export class WindowRenewal {
  readonly #window: BrowserWindow
  readonly #lock: () => void
  #next: NodeJS.Timeout | undefined
  #loaded = Number.NEGATIVE_INFINITY

  /** @param lock - Called when the window is gone or hangs: nobody should leave a vault open behind it. */
  constructor(window: BrowserWindow, lock: () => void) {
    this.#window = window
    this.#lock = lock
    window.webContents.on('render-process-gone', () => {
      this.#gone()
    })
    window.on('unresponsive', () => {
      lock()
      this.renew()
    })
  }

  /** Ends the process and starts another. */
  renew(): void {
    this.#after(LAST_WORDS_MILLISECONDS, () => {
      this.#after(PATIENCE_MILLISECONDS, () => {
        this.#load()
      })
      this.#window.webContents.forcefullyCrashRenderer()
    })
  }

  #gone(): void {
    this.#lock()
    // Cancel whatever was still going to end this process: it would end the next one.
    const soon = performance.now() - this.#loaded < LEAST_MILLISECONDS_BETWEEN
    this.#after(soon ? LEAST_MILLISECONDS_BETWEEN : 0, () => {
      this.#load()
    })
  }

  #load(): void {
    this.#loaded = performance.now()
    // The event already reported a load that was interrupted.
    this.#window.loadURL(START_URL).catch(() => undefined)
  }

  /** Replaces whatever was scheduled before. */
  #after(milliseconds: number, work: () => void): void {
    clearTimeout(this.#next)
    this.#next = setTimeout(() => {
      if (!this.#window.isDestroyed()) work()
    }, milliseconds)
  }
}
