import { clock } from './clock.svelte.ts'

/** How long the line still says that the clipboard was cleared. */
const AFTERWARDS_MS = 5000

/** The status line: the result of the last act, and how to undo it. */
export class Notice {
  /** What screen readers announce; it does not count down. */
  announcement = $state('')
  undo = $state.raw<(() => Promise<void>) | undefined>()
  #clearsAt = $state<number>()

  /** What is shown. */
  readonly line = $derived.by(() => {
    if (this.#clearsAt === undefined) return this.announcement
    const left = Math.ceil((this.#clearsAt - clock.now) / 1000)
    if (left > 0) return copiedText(left)
    return this.#clearsAt + AFTERWARDS_MS > clock.now ? 'The clipboard no longer holds the code.' : ''
  })

  copied = (seconds: number): void => {
    this.#clearsAt = Date.now() + seconds * 1000
    this.undo = undefined
    this.announcement = `Copied. It is cleared from the clipboard in ${String(seconds)} seconds.`
  }

  say = (text: string, undo?: () => Promise<void>): void => {
    this.#clearsAt = undefined
    this.undo = undo
    this.announcement = text
  }

  /** Keeps what can be undone or still counts down; the rest was about the previous screen. */
  leaveScreen = (): void => {
    if (this.undo === undefined && this.#clearsAt === undefined) this.dismiss()
  }

  dismiss = (): void => {
    this.say('')
  }
}

function copiedText(seconds: number): string {
  return `Copied. The clipboard is cleared in ${String(seconds)} s.`
}
