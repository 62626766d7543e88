import type { Page } from '@playwright/test'
import { CHANNELS, EVENTS, type Events } from '../../../electron/contract.ts'
import type { Dispatch } from '../../../electron/dispatch.ts'
import { isTrustedSender } from '../../../electron/shell/trusted-sender.ts'
import type { Result } from '../../../electron/contract.ts'

/** What the bridge is called in the page; `window.kit` is built on it. */
const BINDING = '__kitCall'
export const EVENT = 'kit-event'

interface Names {
  readonly binding: string
  readonly event: string
  readonly channels: readonly string[]
  readonly events: readonly string[]
}

/** Gives every page that loads here a `window.kit`, as the preload does in Electron. */
export async function bridgeKit(page: Page, dispatch: Dispatch): Promise<void> {
  await page.exposeBinding(BINDING, async ({ frame }, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    const sender = { url: frame.url(), ownMainFrame: frame === page.mainFrame() }
    if (isTrustedSender(sender)) return await dispatch(channel, input)
    return { ok: false, error: { code: 'invalid-input', message: 'Only the app window gets an answer.' } }
  })
  await page.addInitScript(installKit, { binding: BINDING, event: EVENT, channels: CHANNELS, events: EVENTS })
}

/** Pushes an event to the page. A page that is being replaced does not need it. */
export async function tellPage<E extends keyof Events>(page: Page, event: E, payload: Events[E]): Promise<void> {
  try {
    await page.evaluate(([type, detail]) => window.dispatchEvent(new CustomEvent(type, { detail })), [
      EVENT,
      { event, payload },
    ] as const)
  } catch {
    // It is reloading or has closed, and asks for the state itself when it is back.
  }
}

/** Runs in the page before its own scripts, and can use nothing from outside. */
function installKit({ binding, event: eventType, channels, events }: Names): void {
  const send = (globalThis as unknown as Record<string, (channel: string, input: unknown) => Promise<unknown>>)[binding]
  if (!send) return
  const kit = {
    call: (channel: string, input?: unknown): Promise<unknown> =>
      channels.includes(channel) ? send(channel, input) : Promise.reject(new Error('no such channel')),
    on: (event: string, listener: (payload: unknown) => void): (() => void) => {
      if (!events.includes(event)) throw new Error('no such event')
      const relay = (told: Event): void => {
        const { detail } = told as CustomEvent<{ event: string; payload: unknown }>
        if (detail.event === event) listener(detail.payload)
      }
      window.addEventListener(eventType, relay)
      return () => {
        window.removeEventListener(eventType, relay)
      }
    },
  }
  Object.defineProperty(window, 'kit', { value: Object.freeze(kit) })
}
