import type { Page } from '@playwright/test'
import type { Dispatch } from '../../../electron/dispatch.ts'
import { EVENT } from './chromium-bridge.ts'

const BINDING = '__ipc'

/** Runs the built preload script in every page that loads here, with what it uses of Electron. */
export async function runPreload(page: Page, script: string, dispatch: Dispatch): Promise<void> {
  await page.exposeBinding(BINDING, (_source, channel: unknown, input: unknown) => dispatch(channel, input))
  const electron = `(${electronForPreload.toString()})(${JSON.stringify([BINDING, EVENT])})`
  const content = `((require) => { ${script}\n})(() => ${electron})`
  await page.addInitScript({ content })
}

/** Runs in the page before its own scripts, and can use nothing from outside. */
function electronForPreload([binding, eventType]: readonly [string, string]): unknown {
  type Relay = (event: unknown, name: unknown, payload: unknown) => void
  const send = (globalThis as unknown as Record<string, (channel: string, input: unknown) => Promise<unknown>>)[binding]
  const listeners = new Map<Relay, (told: Event) => void>()
  return {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        Object.defineProperty(window, name, { value: Object.freeze(api) })
      },
    },
    ipcRenderer: {
      invoke: (_ipcChannel: string, channel: string, input: unknown) => send?.(channel, input),
      on: (_ipcChannel: string, relay: Relay) => {
        const listener = (told: Event): void => {
          const { event, payload } = (told as CustomEvent<{ event: string; payload: unknown }>).detail
          relay(undefined, event, payload)
        }
        listeners.set(relay, listener)
        window.addEventListener(eventType, listener)
      },
      off: (_ipcChannel: string, relay: Relay) => {
        const listener = listeners.get(relay)
        if (listener) window.removeEventListener(eventType, listener)
      },
    },
    webUtils: { getPathForFile: () => '' },
  }
}
