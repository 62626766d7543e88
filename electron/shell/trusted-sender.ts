import { START_URL } from './origin.ts'

/** The frame a call came from, as far as the host can tell. */
export interface Sender {
  readonly url: string
  /** True for the top frame of the app's own window. */
  readonly ownMainFrame: boolean
}

/**
 * Whether to answer a call at all. No exceptions: refuses a frame that is gone, a frame inside the
 * page, another window, a blob, and a page with another address. It compares the whole address,
 * because a blob's origin is that of the page that made it.
 */
export function isTrustedSender(sender: Sender | undefined): boolean {
  return sender?.ownMainFrame === true && withoutFragment(sender.url) === START_URL
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '')
}
