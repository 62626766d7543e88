import { START_URL } from './origin.ts'

/** The frame a call came from, as far as the host can tell. */
export interface Sender {
  readonly url: string
  /** True for the top frame of the app's own window. */
  readonly ownMainFrame: boolean
}

/**
 * Whether a call is answered at all. No exceptions: a frame that is already gone, a frame inside
 * the page, another window, a blob or a page with another address is refused. The whole address
 * is compared, as a blob's origin is that of the page which made it.
 */
export function isTrustedSender(sender: Sender | undefined): boolean {
  return sender?.ownMainFrame === true && withoutFragment(sender.url) === START_URL
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '')
}
