import type { BrowserWindow } from 'electron'
import { START_URL } from './origin.ts'

/** Enough for the page to keep the reason in its session storage; far less than a person needs to unlock again. */
const LAST_WORDS_MILLISECONDS = 100

/** The end of a process is told at once, but not of one that had ended already. */
const PATIENCE_MILLISECONDS = 2000

/** A page that ends its process as soon as it is loaded is not loaded faster than this. */
const LEAST_MILLISECONDS_BETWEEN = 1000

/**
 * Gives the window a new process when the old one has to go, or went. What the page showed is gone
 * with it; a plain reload would keep the process and all that lies about in it.
 *
 * The page is loaded after `render-process-gone` and never before: a load right behind
 * `forcefullyCrashRenderer` may go to the process that is ending (electron#48661). And not inside
 * that event, where Electron up to 2026 crashed as a whole (electron#51900).
 */
export class WindowRenewal {
  readonly #window: BrowserWindow
  readonly #lock: () => void
  #next: NodeJS.Timeout | undefined
  #loaded = Number.NEGATIVE_INFINITY

  /** @param lock - Nobody sees an open vault through a window that is gone or does not answer. */
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

  /** Ends the process, and starts another. */
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
    // Whatever was to end this process is too late, and must not end the next one.
    const soon = performance.now() - this.#loaded < LEAST_MILLISECONDS_BETWEEN
    this.#after(soon ? LEAST_MILLISECONDS_BETWEEN : 0, () => {
      this.#load()
    })
  }

  #load(): void {
    this.#loaded = performance.now()
    // A load that is broken off has been told of by the event.
    this.#window.loadURL(START_URL).catch(() => undefined)
  }

  /** In the place of what was to be done before. */
  #after(milliseconds: number, work: () => void): void {
    clearTimeout(this.#next)
    this.#next = setTimeout(() => {
      if (!this.#window.isDestroyed()) work()
    }, milliseconds)
  }
}
