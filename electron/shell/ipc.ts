import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import type { Events } from '../contract.ts'
import type { Dispatch } from '../dispatch.ts'
import type { Result } from '../contract.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** The one channel between page and app. The contract's channels travel inside it. */
const IPC_CHANNEL = 'kit'

/** Answers the window's calls, and refuses everyone else's. */
export function answerCalls(window: BrowserWindow, dispatch: Dispatch): void {
  ipcMain.handle(IPC_CHANNEL, async (event, channel: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(senderOf(event, window))) {
      return { ok: false, error: { code: 'invalid-input', message: 'Only the app window gets an answer.' } }
    }
    return await dispatch(channel, input)
  })
}

/** Pushes an event to the window; does nothing once the window or its process is gone. */
export function tellWindow<E extends keyof Events>(window: BrowserWindow, event: E, payload: Events[E]): void {
  if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(IPC_CHANNEL, event, payload)
}

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow) {
  const frame = event.senderFrame // null once the frame has gone
  if (frame === null || window.isDestroyed() || event.sender.id !== window.webContents.id) return undefined
  return { url: frame.url, ownMainFrame: frame === window.webContents.mainFrame }
}
