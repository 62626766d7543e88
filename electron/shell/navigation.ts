import type { WebContents } from 'electron'
import { START_URL } from './origin.ts'

/** Keeps a page where it is: it may reload itself, but nothing else may replace it. */
export function pinNavigation(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame && event.url === START_URL)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
