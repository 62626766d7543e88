import type { WebContents as RealContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pinNavigation } from '../../electron/shell/navigation.ts'
import { WebContents } from './electron-mock.ts'

vi.mock('electron', () => import('./electron-mock.ts'))

let contents: WebContents

beforeEach(() => {
  contents = new WebContents()
  pinNavigation(contents as unknown as RealContents)
})

function prevented(event: string, details: object = {}): boolean {
  const preventDefault = vi.fn()
  contents.emit(event, { ...details, preventDefault })
  return preventDefault.mock.calls.length === 1
}

describe('navigation', () => {
  it('lets the page load itself again', () => {
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: 'https://recovery-kit.invalid/' })).toBe(false)
  })

  it.each([
    [true, 'https://recovery-kit.invalid/other'],
    [true, 'https://example.com/'],
    [true, 'file:///etc/passwd'],
    [true, 'data:text/html,x'],
    [false, 'https://recovery-kit.invalid/'],
  ])('stops everything else (main frame: %s, %s)', (isMainFrame, url) => {
    expect(prevented('will-frame-navigate', { isMainFrame, url })).toBe(true)
  })

  it('stops redirects and guest pages, and opens no windows', () => {
    expect(prevented('will-redirect')).toBe(true)
    expect(prevented('will-attach-webview')).toBe(true)
    const [[handler]] = contents.setWindowOpenHandler.mock.calls as [[() => unknown]]
    expect(handler()).toEqual({ action: 'deny' })
  })
})
