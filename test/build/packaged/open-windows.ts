/** A window of the stand-in, as the app behind it needs it. */
interface Closable {
  isDestroyed(): boolean
  close(): void
}

const windows: Closable[] = []

export function opened(window: Closable): void {
  windows.push(window)
}

export function openWindows(): readonly Closable[] {
  return windows.filter((window) => !window.isDestroyed())
}
