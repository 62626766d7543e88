import { clock } from './clock.svelte.ts'

/** What was copied last, and how long the clipboard still holds it. */
export class Copied {
  /** What screen readers announce; it does not count down. */
  announcement = $state('')
  #what = $state.raw<{ readonly key: string; readonly until: number }>()

  /**
   * @param key - Names what was copied, for `left`.
   * @param seconds - Until the clipboard is cleared.
   */
  start = (key: string, seconds: number): void => {
    this.#what = { key, until: Date.now() + seconds * 1000 }
    this.announcement = `Copied. It is cleared from the clipboard in ${String(seconds)} seconds.`
  }

  /** Seconds until the clipboard is cleared; undefined if it holds something else by now. */
  left = (key: string): number | undefined => {
    if (this.#what?.key !== key) return undefined
    const left = Math.ceil((this.#what.until - clock.now) / 1000)
    return left > 0 ? left : undefined
  }
}

/** "Copied · 28 s". */
export function copiedText(seconds: number): string {
  return `Copied · ${String(seconds)} s`
}
