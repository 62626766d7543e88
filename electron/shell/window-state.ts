import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

/** Where the window was and how large: nothing of what it showed. In device-independent pixels. */
const pixels = v.pipe(v.number(), v.safeInteger())
const shape = v.strictObject({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: v.boolean() })
export type WindowState = v.InferOutput<typeof shape>

/** Of a remembered window, this much must be on a screen for a person to get hold of it. */
const LEAST_VISIBLE = 100

/** @returns undefined when nothing usable is remembered, or the screen that it was on is gone. */
export function rememberedState(file: string): WindowState | undefined {
  try {
    const state = v.parse(shape, JSON.parse(readFileSync(file, 'utf8')))
    return isOnScreen(state, screen.getDisplayMatching(state).workArea) ? state : undefined
  } catch {
    return undefined
  }
}

/** Remembers where the window is when it closes. */
export function rememberState(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds()
    const state: WindowState = { x, y, width, height, maximized: window.isMaximized() }
    try {
      writeFileSync(file, JSON.stringify(state), { mode: 0o600 })
    } catch {
      // A full disk, perhaps: then the window opens as it does the first time.
    }
  })
}

function isOnScreen(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y)
  return across >= LEAST_VISIBLE && down >= LEAST_VISIBLE
}
